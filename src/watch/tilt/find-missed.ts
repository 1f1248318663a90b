import { type Money, negate, plus, sum } from '../../kernel/money.ts';
import type { Amounts, WouldDiffer } from '../../money/settlement/index.ts';
import type { Finding } from './model.ts';

/**
 * Of what would come out otherwise, what a missed identity explains: settlements that lacked one which holds today, and
 * those of the same year that rest on their totals. What differs for another reason is no missed tilt.
 */
export function findMissed(differences: readonly WouldDiffer[]): Finding[] {
  const lacks = ({ groupsThen, groupsNow }: WouldDiffer) =>
    groupsNow.some((group) => !groupsThen.includes(group));
  const years = new Set(differences.filter(lacks).map(yearOf));
  return differences
    .filter((one) => years.has(yearOf(one)))
    .map((one) => findingOf(one, lacks(one)));
}

function yearOf({ original: { scheme, benefitYear } }: WouldDiffer): string {
  return `${scheme} ${benefitYear}`;
}

function findingOf(
  { original, amounts, groupsThen, groupsNow }: WouldDiffer,
  missed: boolean,
): Finding {
  const { pool, largeAmount, seriousDisease, medicalAid } = amounts;
  const { person, provider, scheme, benefitYear, benefitDay, policySet } = original;
  return {
    ...{ settlement: original.id, person, provider, scheme, benefitYear, benefitDay, policySet },
    kind: missed ? 'missed' : 'follows',
    ...{ groupsThen, groupsNow },
    cash: sparedOf(amounts),
    funds: plus(plus(pool, largeAmount), plus(seriousDisease, medicalAid)),
  };
}

/** What a supplement spares the person: cash, and what goes back to his own account and to those of relatives. */
export function sparedOf({ cash, ownAccount, mutualAid }: Amounts): Money {
  return negate(sum([cash, ownAccount, mutualAid]));
}
