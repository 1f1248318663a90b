import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { getShared } from './api.ts';
import { currentArea, rememberArea } from './area.ts';
import { useLanguage, useText } from './language.tsx';
import type { Page } from './views.ts';
import { kitWords } from './words.ts';

type AreaView = { readonly code: string; readonly nameZh: string; readonly nameEn: string };

export function useAreas() {
  return useQuery({
    queryKey: ['areas'],
    queryFn: () => getShared<Page<AreaView>>('/areas'),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** What an area is called; one that this server does not serve keeps its code. */
export function useAreaName(): (code: string) => string {
  const { language } = useLanguage();
  const rows = useAreas().data?.rows ?? [];
  return (code) => {
    const found = rows.find((area) => area.code === code);
    if (!found) return code;
    return language === 'zh' ? found.nameZh : found.nameEn;
  };
}

export function AreaPicker() {
  const t = useText(kitWords);
  const { language } = useLanguage();
  const areas = useAreas();
  const here = currentArea();
  const rows = areas.data?.rows ?? [{ code: here, nameZh: here, nameEn: here }];
  const options = rows.map(({ code, nameZh, nameEn }) => ({
    value: code,
    label: language === 'zh' ? nameZh : nameEn,
  }));
  return (
    <Select
      aria-label={t('area')}
      className="area-picker"
      variant="borderless"
      popupMatchSelectWidth={false}
      value={here}
      options={options}
      onChange={(code: string) => {
        rememberArea(code);
        // A whole new page: nothing of the other area stays in memory.
        window.location.assign(`/${code}/`);
      }}
    />
  );
}
