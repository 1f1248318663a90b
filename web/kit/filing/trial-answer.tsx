import { caseSentence } from '../case-sentence.ts';
import { useLanguage, useText } from '../language.tsx';
import { dueText } from '../matters/due-text.ts';
import { HintList } from '../matters/hint-list.tsx';
import type { TrialView } from '../matters/views.ts';
import { mattersWords } from '../matters/words.ts';
import { filingWords } from './words.ts';

/** What would happen; nothing is kept. */
export function TrialAnswer({ answer }: { readonly answer: TrialView }) {
  const t = useText(filingWords);
  const tm = useText(mattersWords);
  const { language } = useLanguage();
  const { decided, look, dueOn, dueProvisional, hints } = answer;
  return (
    <div role="status" className="stack">
      <p className="hint-line">
        {t(decided === 'at-once' ? 'tryAtOnce' : 'tryGoes')}{' '}
        {dueOn === null ? null : t('tryDue', { day: dueText(tm, { dueOn, dueProvisional }) })}
      </p>
      {look === null ? null : (
        <p className="hint-line">
          {t('tryLook', { why: caseSentence(language, `hint.${look.code}`, look.facts) })}
        </p>
      )}
      <HintList hints={hints} />
    </div>
  );
}
