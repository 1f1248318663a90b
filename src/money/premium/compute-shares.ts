import { apportion, type Money, max, min, minus, plus, times, ZERO } from '../../kernel/money.ts';
import type { PremiumAid, PremiumFigures, YearPremium } from '../../rules/figures/index.ts';
import type { FiscalPart, Shares } from './model.ts';

/** The fiscal share by budgets: to the fen, whatever the parts are. */
export function fiscalParts(fiscal: Money, levels: PremiumFigures['levels']): FiscalPart[] {
  const amounts = apportion(
    fiscal,
    levels.map(({ share }) => times(fiscal, share)),
  );
  return levels.map(({ level }, i) => ({ level, amount: amounts[i] ?? ZERO }));
}

/** Personal part and fiscal share of a year together. */
export function totalOf({ personal, fiscal }: Pick<YearPremium, 'personal' | 'fiscal'>): Money {
  return plus(personal, fiscal);
}

/**
 * Who pays what of a year's premium. Help comes first and of several groups from the one that gives most; what is left is
 * the person's. Paying for missed years costs the personal part of this year each, and nobody helps with that.
 */
export function computeShares(
  figure: YearPremium,
  { levels, aid }: Pick<PremiumFigures, 'levels' | 'aid'>,
  groups: readonly string[],
  repairedYears: number,
): Shares {
  const help = bestAid(figure, aid, groups);
  const repairs = times(figure.personal, BigInt(repairedYears));
  const given = help?.amount ?? ZERO;
  return {
    personal: plus(minus(figure.personal, given), repairs),
    fiscal: fiscalParts(figure.fiscal, levels),
    aid: given,
    aidLevel: help?.level ?? null,
    group: help?.group ?? null,
  };
}

function bestAid(
  { personal }: YearPremium,
  aid: readonly PremiumAid[],
  groups: readonly string[],
): { readonly amount: Money; readonly level: string; readonly group: string } | null {
  const offers = aid
    .filter(({ group }) => groups.includes(group))
    .map(({ group, level, pays, amount }) => ({
      ...{ group, level },
      amount: pays === 'full' ? personal : min(amount, personal),
    }));
  const most = offers.reduce((best, { amount }) => max(best, amount), ZERO);
  return most === ZERO ? null : (offers.find(({ amount }) => amount === most) ?? null);
}
