import { useText } from '../language.tsx';
import { HintList } from '../matters/hint-list.tsx';
import type { Hint } from '../matters/views.ts';
import { filingWords } from './words.ts';

/** What would happen; nothing is kept. */
export type TrialView = {
  readonly hints: readonly Hint[];
  readonly atOnce?: boolean;
};

export function TrialAnswer({ answer }: { readonly answer: TrialView }) {
  const t = useText(filingWords);
  return (
    <div role="status" className="stack">
      <p className="hint-line">{t(answer.atOnce ? 'tryAtOnce' : 'tryGoes')}</p>
      <HintList hints={answer.hints} />
    </div>
  );
}
