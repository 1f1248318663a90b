import { Button } from 'antd';
import { useLanguage, useText } from './language.tsx';
import { kitWords } from './words.ts';

/** Names the language it changes to, in that language. */
export function LanguageSwitch() {
  const t = useText(kitWords);
  const { language, choose } = useLanguage();
  const other = language === 'zh' ? 'en' : 'zh';
  return (
    <Button
      type="text"
      className="language"
      title={t('language')}
      lang={other}
      onClick={() => choose(other)}
    >
      {other === 'zh' ? '中文' : 'EN'}
    </Button>
  );
}
