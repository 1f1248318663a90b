import { Segmented } from 'antd';
import { useLanguage, useText } from './language.tsx';
import { kitWords } from './words.ts';

export function LanguageSwitch() {
  const t = useText(kitWords);
  const { language, choose } = useLanguage();
  return (
    <Segmented<'zh' | 'en'>
      aria-label={t('language')}
      size="small"
      value={language}
      onChange={choose}
      options={[
        { value: 'zh', label: '中文' },
        { value: 'en', label: 'EN' },
      ]}
    />
  );
}
