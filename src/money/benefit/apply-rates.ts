import { type Money, min, minus, type Rate, share, ZERO } from '../../kernel/money.ts';
import type { RateRow, VisitPolicy } from '../../rules/policy/index.ts';
import type { OutOfAreaEffect } from './apply-out-of-area.ts';
import { bandParts, type CitedPart } from './band-parts.ts';
import { indexOfRow } from './select-row.ts';
import { citedStep, type Working } from './trace.ts';

export type RatedCost = {
  readonly parts: readonly CitedPart[];
  /** The ratio where it is one figure for every line of such a visit, else null. */
  readonly rate: Rate | null;
};

const NO_RAISE = 0n as Rate;

/**
 * The pooled cost under its rates. Where centrally procured products have a rate of their own, what the
 * person pays first is taken from the other lines first, which is the better reading for the person.
 */
export function applyRates(
  working: Working,
  { policy, cost, outOfArea }: { policy: VisitPolicy; cost: Money; outOfArea: OutOfAreaEffect },
): RatedCost {
  const { rates, benefit } = policy;
  const ordinary = indexOfRow(rates, working.facts, false);
  const procured = indexOfRow(rates, working.facts, true);
  const one = ordinary === procured;
  const procuredCost = one ? ZERO : min(working.input.bill.procured, cost);

  const parts: CitedPart[] = [];
  collect(parts, rates[ordinary], { index: ordinary, cost: minus(cost, procuredCost), outOfArea });
  if (!one) collect(parts, rates[procured], { index: procured, cost: procuredCost, outOfArea });

  for (const { base, rate, row } of parts) {
    working.steps.push(
      citedStep(
        'pool-rate',
        { base, rate, result: share(base, rate, working.policies.general.rounding.mode) },
        { document: benefit, clause: `rates[${row}]`, source: rates[row]?.source ?? '' },
      ),
    );
  }
  return { parts, rate: one ? rateOf(rates[ordinary], outOfArea) : null };
}

function collect(
  parts: CitedPart[],
  row: RateRow | undefined,
  { index, cost, outOfArea }: { index: number; cost: Money; outOfArea: OutOfAreaEffect },
): void {
  if (!row || cost === ZERO) return;
  if ('rate' in row) {
    parts.push({ base: cost, rate: outOfArea.lower(row.rate), row: index });
    return;
  }
  for (const { base, rate } of bandParts(row.bands, { from: ZERO, to: cost }, NO_RAISE)) {
    parts.push({ base, rate: outOfArea.lower(rate), row: index });
  }
}

/** A visit that no row names is paid at nothing (a level that the text leaves out). */
function rateOf(row: RateRow | undefined, outOfArea: OutOfAreaEffect): Rate | null {
  if (!row) return NO_RAISE;
  return 'rate' in row ? outOfArea.lower(row.rate) : null;
}
