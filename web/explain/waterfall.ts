import type { AmountName, Amounts } from '../kit/settlement-views.ts';
import type { Tone } from '../kit/theme.ts';

/** One bar: the amount as the server wrote it, and where to draw it. Positions are for drawing only. */
export type Bar = {
  readonly name: AmountName;
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly tone: Tone;
};

type Part = { readonly name: AmountName; readonly tone: Tone; readonly always?: boolean };

/** What is taken off the total before a fund looks at it. */
const BEFORE_FUNDS: readonly Part[] = [
  { name: 'fullSelfPay', tone: 'outside' },
  { name: 'overCeiling', tone: 'outside' },
  { name: 'priorSelfPay', tone: 'outside' },
  { name: 'outOfAreaSelfPay', tone: 'outside' },
  { name: 'deductible', tone: 'deductible', always: true },
];
const FIRST_FUNDS: readonly Part[] = [
  { name: 'pool', tone: 'fund', always: true },
  { name: 'largeAmount', tone: 'fund' },
];
const NEXT_FUNDS: readonly Part[] = [
  { name: 'seriousDisease', tone: 'fundSecond', always: true },
  { name: 'medicalAid', tone: 'fundThird', always: true },
];
const PURSES: readonly Part[] = [
  { name: 'ownAccount', tone: 'purse', always: true },
  { name: 'mutualAid', tone: 'purse', always: true },
];

/**
 * The bars from the total down to cash. The second and third tier look at the whole in-scope part that
 * was left, the deductible included, so their bars fall from there and not from below the deductible.
 */
export function waterfall(amounts: Amounts): Bar[] {
  const sign = drawn(amounts.total) < 0 ? -1 : 1;
  const size = (name: AmountName) => sign * drawn(amounts[name]);
  const bars: Bar[] = [];
  const stand = (name: Bar['name'], tone: Tone, text: string, height: number) =>
    bars.push({ name, text, from: 0, to: Math.max(height, 0), tone });
  const fall = (parts: readonly Part[], start: number): number => {
    let level = start;
    for (const { name, tone, always } of parts) {
      const height = size(name);
      if (height === 0 && !always) continue;
      bars.push({ name, text: amounts[name], from: Math.max(level - height, 0), to: level, tone });
      level = Math.max(level - height, 0);
    }
    return level;
  };
  stand('total', 'total', amounts.total, size('total'));
  fall(FIRST_FUNDS, fall(BEFORE_FUNDS, size('total')));
  const left = size('inScope') - size('pool') - size('largeAmount');
  fall(NEXT_FUNDS, Math.max(left, size('seriousDisease') + size('medicalAid')));
  stand('personal', 'subtotal', amounts.personal, size('personal'));
  fall(PURSES, size('personal'));
  stand('cash', 'cash', amounts.cash, size('cash'));
  return bars;
}

/** An amount as a length on the screen. */
export function drawn(amount: string): number {
  const length = Number(amount);
  return Number.isFinite(length) ? length : 0;
}
