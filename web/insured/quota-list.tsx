import type { ReactNode } from 'react';
import { useText } from '../kit/language.tsx';
import { moneyText } from '../kit/money-text.tsx';
import { useTerm } from '../kit/term.ts';
import { lastDay } from './last-day.ts';
import { ownWords } from './words.ts';

export type QuotaRow = {
  readonly id: string;
  readonly name: string;
  /** What this relative is to the reader. */
  readonly relation: string;
  /** Absent: it has ended. */
  readonly left?: string;
  readonly endsOn?: string | null;
  readonly state?: string;
  readonly button?: ReactNode;
};

/** Who may use how much of whose account; nothing where there is none. */
export function QuotaList({
  title,
  hint = '',
  rows,
}: {
  readonly title: string;
  readonly hint?: string;
  readonly rows: readonly QuotaRow[];
}) {
  const t = useText(ownWords);
  const term = useTerm();
  if (rows.length === 0) return null;
  return (
    <section className="own-card stack" aria-label={title}>
      <h2>{title}</h2>
      {hint === '' ? null : <p className="quiet small">{hint}</p>}
      <ul className="own-plain-list">
        {rows.map(({ id, name, relation, left, endsOn, state, button }) => (
          <li key={id} className="stack">
            <span>
              <strong>{name}</strong> {term('relation', relation)}
              {left === undefined ? '' : ` · ${t('leftQuota', { amount: moneyText(left) })}`}
              {state ? ` · ${state}` : ''}
              {endsOn ? ` · ${t('until', { day: lastDay(endsOn) })}` : ''}
            </span>
            {button}
          </li>
        ))}
      </ul>
    </section>
  );
}
