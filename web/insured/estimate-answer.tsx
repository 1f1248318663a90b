import { useEffect, useRef } from 'react';
import { useText } from '../kit/language.tsx';
import { moneyText } from '../kit/money-text.tsx';
import { useTerm } from '../kit/term.ts';
import type { Estimates } from './own-views.ts';
import { PlainSteps } from './plain-steps.tsx';
import { ownWords } from './words.ts';

type Level = 'village' | 'primary' | 'secondary' | 'tertiary';

type Props = { readonly estimates: Estimates; readonly stay: boolean };

/** The same bill at each level of hospital, and how each comes about. */
export function EstimateAnswer({ estimates, stay }: Props) {
  const t = useText(ownWords);
  const term = useTerm();
  const { gate } = estimates;
  const answer = useRef<HTMLElement>(null);
  // Below a long form nobody sees that there is an answer.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer is gone to
  useEffect(() => answer.current?.scrollIntoView({ block: 'start' }), [estimates]);
  // Nobody lies in a village clinic.
  const levels = estimates.levels.filter(({ level }) => !stay || level !== 'village');
  const least = leastOf(levels);
  return (
    <section ref={answer} className="stack own-answer" role="status" aria-label={t('estimate')}>
      {gate === null ? null : <p className="hint-line warning">{term('gate', gate)}</p>}
      <p className="quiet small">{t('ofYear')}</p>
      <ul className="own-cases">
        {levels.map(({ level, amounts, steps }) => (
          <li key={level} className="own-card stack">
            <h2>
              {t(`at.${level as Level}`)}
              {gate === null && amounts.personal === least ? (
                <span className="own-mark">{t('cheapest')}</span>
              ) : null}
            </h2>
            <p className="big strong">{t('youPay', { amount: moneyText(amounts.personal) })}</p>
            <p>{t('theyPay', { amount: moneyText(amounts.fund) })}</p>
            <details>
              <summary>{t('details')}</summary>
              <PlainSteps steps={steps} />
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Null where all are the same: then nothing is to be preferred. */
function leastOf(levels: Estimates['levels']): string | null {
  const amounts = levels.map(({ amounts }) => amounts.personal);
  if (new Set(amounts).size < 2) return null;
  return amounts.reduce((least, one) => (Number(one) < Number(least) ? one : least));
}
