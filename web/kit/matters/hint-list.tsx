import { caseSentence } from '../case-sentence.ts';
import { useLanguage, useText } from '../language.tsx';
import type { Hint } from './views.ts';
import { mattersWords } from './words.ts';

/** What somebody should see before going on. */
export function HintList({ hints }: { readonly hints: readonly Hint[] }) {
  const t = useText(mattersWords);
  const { language } = useLanguage();
  if (hints.length === 0) return null;
  return (
    <section aria-label={t('hints')} className="hint-list">
      {hints.map((hint) => (
        <p key={`${hint.code}${JSON.stringify(hint.facts)}`} className={`hint-line ${hint.weight}`}>
          {caseSentence(language, `hint.${hint.code}`, hint.facts)}
        </p>
      ))}
    </section>
  );
}
