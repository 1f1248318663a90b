import { Button } from 'antd-mobile';
import { useText } from '../kit/language.tsx';
import { useLarge } from './large.tsx';
import { ownWords } from './words.ts';

export function LargeSwitch() {
  const t = useText(ownWords);
  const { large, choose } = useLarge();
  return (
    <div className="own-switch">
      {large ? <p className="quiet">{t('largeIs')}</p> : null}
      <Button block fill="outline" onClick={() => choose(!large)}>
        {t(large ? 'largeOff' : 'largeOn')}
      </Button>
    </div>
  );
}
