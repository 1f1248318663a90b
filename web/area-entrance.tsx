import { Card, Empty } from 'antd';
import { useEffect } from 'react';
import { rememberArea, rememberedArea } from './kit/area.ts';
import { useAreas } from './kit/area-picker.tsx';
import { AsyncView } from './kit/async-view.tsx';
import { useText } from './kit/language.tsx';
import { kitWords } from './kit/words.ts';

/** An address without an area: goes to the area of last time, or to the only or first one. */
export function AreaEntrance() {
  const t = useText(kitWords);
  const areas = useAreas();
  const codes = areas.data?.rows.map(({ code }) => code) ?? [];
  const kept = rememberedArea();
  const target = kept !== null && codes.includes(kept) ? kept : codes[0];
  useEffect(() => {
    if (target === undefined) return;
    rememberArea(target);
    window.location.replace(`/${target}${window.location.pathname}${window.location.search}`);
  }, [target]);
  return (
    <main className="content">
      <Card>
        <AsyncView query={areas}>{() => <Empty description={t('noArea')} />}</AsyncView>
      </Card>
    </main>
  );
}
