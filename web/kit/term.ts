import { useLanguage } from './language.tsx';
import { termsEn } from './terms.en.ts';
import { termsZh } from './terms.zh.ts';
import { namesIn } from './vocabulary.ts';

const TERMS: Record<'zh' | 'en', Readonly<Record<string, string>>> = {
  zh: { ...namesIn('zh'), ...termsZh },
  en: { ...namesIn('en'), ...termsEn },
};

/** The word for a code of the interface: `term('level', 'primary')`. An unknown code shows itself. */
export function useTerm() {
  const { language } = useLanguage();
  return (kind: string, code: string | null | undefined): string =>
    code == null || code === '' ? '—' : (TERMS[language][`${kind}.${code}`] ?? code);
}
