import {
  addRate,
  type Money,
  negateRate,
  type Rate,
  scaleRate,
  share,
  WHOLE,
  ZERO,
} from '../../kernel/money.ts';
import type { VisitPolicy } from '../../rules/policy/index.ts';
import { indexOfRow } from './select-row.ts';
import { citedStep, type Working } from './trace.ts';

/** How care outside the pooling area changes the visit: a first self-paid part, or lower rates. */
export type OutOfAreaEffect = {
  readonly selfPay: Money;
  readonly lower: (rate: Rate) => Rate;
};

const NONE: OutOfAreaEffect = { selfPay: ZERO, lower: (rate) => rate };

export function applyOutOfArea(
  { input, policies, facts, steps }: Working,
  { benefit, outOfArea }: VisitPolicy,
): OutOfAreaEffect {
  if (!input.visit.outOfArea || !outOfArea) return NONE;
  const index = indexOfRow(outOfArea.rows, facts, false);
  const row = outOfArea.rows[index];
  if (!row || row.by === 0n) return NONE;
  const { by, source } = row;
  const { mode } = outOfArea;
  const base = input.bill.inScope;
  const selfPay =
    mode === 'prior-self-pay' ? share(base, by, policies.general.rounding.mode) : ZERO;
  steps.push(
    citedStep(
      'out-of-area',
      { base, rate: by, result: selfPay },
      { document: benefit, clause: `outOfArea.rows[${index}]`, source, note: mode },
    ),
  );
  if (mode === 'points') return { selfPay, lower: (rate) => addRate(rate, negateRate(by)) };
  if (mode === 'prior-self-pay') return { selfPay, lower: NONE.lower };
  const factor = addRate(WHOLE, negateRate(by));
  return { selfPay, lower: (rate) => scaleRate(rate, factor) };
}
