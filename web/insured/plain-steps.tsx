import { useText } from '../kit/language.tsx';
import { moneyText, rateText } from '../kit/money-text.tsx';
import type { StepView } from '../kit/settlement-views.ts';
import { useTerm } from '../kit/term.ts';
import { Article } from './article.tsx';
import { plainWords } from './words.ts';

type Plain = keyof typeof plainWords.zh;

const isPlain = (rule: string): rule is Plain => rule in plainWords.zh;

/** How an amount came to be, a sentence a step, with the article behind each. */
export function PlainSteps({ steps }: { readonly steps: readonly StepView[] }) {
  const sentence = usePlain();
  return (
    <ol className="own-steps">
      {steps.map((step, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: steps are an ordered record, never moved.
        <li key={place}>
          {sentence(step)}
          {step.source === '' ? null : <Article source={step.source} />}
        </li>
      ))}
    </ol>
  );
}

function usePlain() {
  const plain = useText(plainWords);
  const term = useTerm();
  return ({ rule, base, rate, result, note }: StepView): string => {
    // Said of every bill, but a limit that cuts nothing off is told in fewer words.
    if (rule === 'pool-cap' && base === result) return plain('pool-cap.within');
    if (!isPlain(rule)) return `${term('rule', rule)} ${moneyText(result)}`;
    return plain(rule, {
      base: moneyText(base),
      result: moneyText(result),
      rate: rate === null ? '' : rateText(rate),
      note: rule === 'gate' ? term('gate', note) : note,
    });
  };
}
