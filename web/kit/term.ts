import { useLanguage } from './language.tsx';
import { termsEn } from './terms.en.ts';
import { termsZh } from './terms.zh.ts';
import { namesIn } from './vocabulary.ts';

const TERMS: Record<'zh' | 'en', Readonly<Record<string, string>>> = {
  zh: { ...namesIn('zh'), ...termsZh },
  en: { ...namesIn('en'), ...termsEn },
};

/** What a provider is by its level; a pharmacy is no hospital of any, and is called what it is. */
export function useLevel() {
  const term = useTerm();
  return ({
    level,
    kind,
  }: {
    readonly level: string | null;
    readonly kind?: string | null | undefined;
  }) => (kind === 'pharmacy' ? term('kind', kind) : term('level', level));
}

/** The word for a code of the interface: `term('level', 'primary')`. An unknown code shows itself. */
export function useTerm() {
  const { language } = useLanguage();
  return (kind: string, code: string | null | undefined): string =>
    code == null || code === '' ? '—' : (TERMS[language][`${kind}.${code}`] ?? code);
}
