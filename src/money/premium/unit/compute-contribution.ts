import { type Money, share, ZERO } from '../../../kernel/money.ts';
import type { PremiumFigures } from '../../../rules/figures/index.ts';
import type { Member } from './model.ts';

export type Contribution = { readonly unitShare: Money; readonly personShare: Money };

/** What a month costs for one member: each part rounded by itself. Who retired pays nothing, nor does his unit. */
export function computeContribution(
  { wage, retired }: Pick<Member, 'wage' | 'retired'>,
  { unitRate, personRate }: Pick<PremiumFigures['unit'], 'unitRate' | 'personRate'>,
): Contribution {
  if (retired) return { unitShare: ZERO, personShare: ZERO };
  return { unitShare: share(wage, unitRate), personShare: share(wage, personRate) };
}
