import { caseWordsEn } from './case-words.en.ts';
import { caseWordsZh } from './case-words.zh.ts';
import type { Language } from './language.tsx';

const WORDS = { zh: caseWordsZh, en: caseWordsEn };

/**
 * The sentence of an act or of a hint. `{name}` is that fact, or nothing where it is not told; a reason brings its own
 * colon, so that a sentence without one is whole.
 */
export function caseSentence(
  language: Language,
  key: string,
  facts: Readonly<Record<string, string>>,
): string {
  const text = WORDS[language][key];
  if (text === undefined) return key;
  const colon = language === 'zh' ? '：' : ': ';
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const fact = facts[name] ?? '';
    return name === 'reason' && fact !== '' ? `${colon}${fact}` : fact;
  });
}
