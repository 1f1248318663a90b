import { useAreas } from './area-picker.tsx';
import { useLanguage } from './language.tsx';

/** The name of a pooling area that is served here, with its code; of any other the code. */
export function useAreaName(): (code: string) => string {
  const { language } = useLanguage();
  const rows = useAreas().data?.rows ?? [];
  return (code) => {
    const found = rows.find((area) => area.code === code);
    if (!found) return code;
    return `${language === 'zh' ? found.nameZh : found.nameEn} ${code}`;
  };
}
