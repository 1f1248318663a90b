import { useLanguage } from '../language.tsx';
import type { Names } from './views.ts';

/** What a document calls something, in the language of the page. */
export function useNamed(): (names: Names) => string {
  const { language } = useLanguage();
  return (names) => names[language];
}
