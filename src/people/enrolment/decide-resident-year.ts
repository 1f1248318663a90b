import { addDays, type Day, day } from '../../kernel/days.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { addMonths } from '../../kernel/months.ts';
import { Rejection } from '../../kernel/rejection.ts';
import type { Figures, PremiumFigures, WaitingFigures } from '../../rules/figures/index.ts';
import { countMissedYears, insuredYears } from './count-missed-years.ts';
import { coverageOn } from './coverage-on.ts';
import { decideWaiting, NO_WAITING, type Waiting } from './decide-waiting.ts';
import { INSURED_AS_EMPLOYEE, LATE_NOT_TAKEN, YEAR_NOT_OPEN } from './errors.ts';
import type { Coverage } from './model.ts';
import { inWindow, windowOf } from './window.ts';

/** What a person brings to a year as a resident, as it stands on the day of payment. */
export type ResidentYearFacts = {
  readonly person: PersonId;
  readonly year: number;
  readonly paidOn: Day;
  readonly bornOn: Day;
  readonly coverage: readonly Coverage[];
  /** Years for which another area was paid, as they came with a transfer. */
  readonly yearsElsewhere: readonly number[];
  /** Special groups of the day of payment. */
  readonly groups: readonly string[];
  readonly repairedYears: number;
  /** A waiting time of an earlier payment that runs on into this year. */
  readonly waitsUntil: Day | null;
};

export type ResidentYearRules = {
  readonly enrolment: Figures['enrolment'];
  readonly waiting: WaitingFigures;
  readonly premium: Pick<PremiumFigures, 'late' | 'paidInNewYear'>;
};

export type ResidentYear = {
  /** Why there is, or is no, waiting time. */
  readonly ground: 'newborn' | 'window' | 'group' | 'switch' | 'late' | 'missed';
  readonly missedYears: number;
  readonly waiting: Waiting;
  readonly startsOn: Day;
  /** First day with benefits; not before the end of the year where he waits that long. */
  readonly coveredFrom: Day;
  readonly endsOn: Day;
  /** The last day on which this holds; whoever pays later is decided anew. */
  readonly payUntil: Day;
  readonly periods: readonly Coverage[];
};

/** The insurance of a year from the right day, of whoever pays for it today. */
export function decideResidentYear(
  facts: ResidentYearFacts,
  rules: ResidentYearRules,
): ResidentYear {
  const decided = decide(facts, rules);
  const counted = coverageOn(facts.coverage, decided.startsOn);
  if (counted?.scheme === 'employee' && counted.standing === 'covered') {
    throw new Rejection(INSURED_AS_EMPLOYEE, { startsOn: decided.startsOn });
  }
  return { ...decided, periods: periodsOf(facts.person, decided) };
}

type Decided = Omit<ResidentYear, 'periods'>;

function decide(facts: ResidentYearFacts, rules: ResidentYearRules): Decided {
  const { year, paidOn, bornOn } = facts;
  const { enrolment } = rules;
  const endsOn = day(`${year + 1}-01-01`);
  const newbornUntil = addDays(bornOn, enrolment.newbornDays);
  if (bornOn.slice(0, 4) === String(year) && bornOn <= paidOn && paidOn <= newbornUntil) {
    const born = { startsOn: bornOn, coveredFrom: bornOn, endsOn, payUntil: newbornUntil };
    return { ...born, ground: 'newborn', missedYears: 0, waiting: NO_WAITING };
  }
  const { opens, closes } = windowOf(enrolment, year);
  const timely = inWindow(enrolment, year, paidOn);
  if (!timely && paidOn.slice(0, 4) !== String(year)) {
    throw new Rejection(YEAR_NOT_OPEN, { year: String(year), from: opens, until: closes });
  }
  const insured = insuredYears(facts.coverage, facts.yearsElsewhere, year);
  const missedYears = countMissedYears(year, insured, rules.waiting.countsFrom);
  const exempt = exemptionOf(facts, rules.waiting);
  if (!timely && !exempt && rules.premium.late === 'exempt-only') {
    throw new Rejection(LATE_NOT_TAKEN, { year: String(year), until: closes });
  }
  const waiting = exempt
    ? NO_WAITING
    : decideWaiting(
        { missedYears, paidInWindow: timely, repairedYears: facts.repairedYears },
        rules.waiting,
      );
  const ground = exempt ?? groundOf(missedYears, timely);
  const startsOn = startOf(facts, rules, { timely, waits: waiting.months > 0 });
  const served = addMonths(startsOn, waiting.months);
  const carried = !exempt && facts.waitsUntil !== null && facts.waitsUntil > served;
  return {
    ...{ ground, missedYears, waiting, startsOn, endsOn },
    coveredFrom: carried && facts.waitsUntil ? facts.waitsUntil : served,
    payUntil: timely ? closes : addDays(endsOn, -1),
  };
}

/** The whole year of whoever is on time; from the payment of whoever is late, or waits and pays in the year itself. */
function startOf(
  { year, paidOn }: ResidentYearFacts,
  { premium }: ResidentYearRules,
  { timely, waits }: { readonly timely: boolean; readonly waits: boolean },
): Day {
  const first = day(`${year}-01-01`);
  if (paidOn < first) return first;
  return timely && !waits && premium.paidInNewYear === 'year' ? first : paidOn;
}

function groundOf(missedYears: number, timely: boolean): ResidentYear['ground'] {
  if (missedYears > 0) return 'missed';
  return timely ? 'window' : 'late';
}

/** Who does not wait, whenever he comes. */
function exemptionOf(
  { groups, coverage, paidOn }: ResidentYearFacts,
  rule: WaitingFigures,
): 'group' | 'switch' | null {
  if (groups.some((group) => rule.exemptGroups.includes(group))) return 'group';
  const switched = coverage.some(
    ({ scheme, standing, endsOn }) =>
      scheme === 'employee' &&
      standing === 'covered' &&
      endsOn !== null &&
      paidOn <= addDays(endsOn, rule.switchDays),
  );
  return switched ? 'switch' : null;
}

function periodsOf(personId: PersonId, decided: Decided): readonly Coverage[] {
  const { startsOn, coveredFrom, endsOn } = decided;
  const period = (standing: Coverage['standing'], from: Day, until: Day): Coverage => ({
    ...{ personId, scheme: 'resident', standing, retired: false, startsOn: from, endsOn: until },
  });
  if (coveredFrom <= startsOn) return [period('covered', startsOn, endsOn)];
  if (coveredFrom >= endsOn) return [period('waiting', startsOn, endsOn)];
  return [period('waiting', startsOn, coveredFrom), period('covered', coveredFrom, endsOn)];
}
