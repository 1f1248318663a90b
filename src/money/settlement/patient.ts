import { addDays, ageOn, type Day } from '../../kernel/days.ts';
import { type Money, ZERO } from '../../kernel/money.ts';
import { holdsOn, overlap } from '../../kernel/period.ts';
import type { Coverage, Insured } from '../../people/enrolment/index.ts';
import type { Membership, Recognition } from '../../people/groups/index.ts';
import type { GeneralPolicy, Scheme } from '../../rules/policy/index.ts';
import { benefitYearOf, type Patient } from '../benefit/index.ts';

type Known = {
  readonly person: Insured;
  readonly coverage: readonly Coverage[];
  readonly memberships: readonly Membership[];
  readonly recognitions: readonly Recognition[];
};
type Care = { readonly from: Day; readonly until: Day; readonly benefitDay: Day };

/** The person as the rules see them for one settlement. */
export function describePatient(
  known: Known,
  care: Care,
  scheme: Scheme,
  general: GeneralPolicy,
): Patient {
  const { person, coverage, memberships, recognitions } = known;
  const { benefitDay } = care;
  const wholeStay = general.groupInStay.is === 'best-of-stay';
  const groups = memberships.filter((membership) =>
    wholeStay
      ? overlap(membership, { startsOn: care.from, endsOn: addDays(care.until, 1) })
      : holdsOn(membership, benefitDay),
  );
  const chronic = recognitions.filter(
    (recognition) => recognition.kind === 'chronic' && holdsOn(recognition, benefitDay),
  );
  return {
    retired: coverage.some(
      (period) => period.scheme === scheme && period.retired && holdsOn(period, benefitDay),
    ),
    age: ageOn(person.bornOn, benefitDay),
    groups: [...new Set(groups.map(({ groupCode }) => groupCode))].sort(),
    chronicDiseases: [...new Set(chronic.map(({ disease }) => disease))].sort(),
    seriousCapBonus: scheme === 'resident' ? incentiveOf(person, benefitDay, general) : ZERO,
  };
}

/** 连续参保和零报销激励 of the benefit year, as its run recorded them. */
function incentiveOf({ incentives }: Insured, benefitDay: Day, general: GeneralPolicy): Money {
  const year = benefitYearOf(benefitDay, general);
  return incentives.find((one) => one.year === year)?.total ?? ZERO;
}
