import { type Day, day } from '../../kernel/days.ts';
import { addMonths } from '../../kernel/months.ts';
import { holdsOn } from '../../kernel/period.ts';
import { Rejection } from '../../kernel/rejection.ts';
import {
  type Coverage,
  checkCoverage,
  decideResidentYear,
  inWindow,
  type Person,
  type ResidentYear,
  windowOf,
  YEAR_NOT_OPEN,
} from '../../people/enrolment/index.ts';
import type {
  CareFigures,
  Figures,
  PremiumFigures,
  WaitingFigures,
  YearPremium,
} from '../../rules/figures/index.ts';
import { computeShares } from './compute-shares.ts';
import {
  NOT_EMPLOYEE,
  NOT_INSURED,
  ORDERED_ALREADY,
  PAID_ALREADY,
  REPAIRS_TOO_MANY,
  YEAR_UNKNOWN,
} from './errors.ts';
import type { Insurance, PremiumScheme, Shares, StandingOrder } from './model.ts';

export type PremiumRules = {
  readonly enrolment: Figures['enrolment'];
  readonly premium: PremiumFigures;
  readonly waiting: WaitingFigures;
  readonly care: CareFigures | null;
};

export type PremiumAsked = {
  readonly scheme: PremiumScheme;
  readonly year: number;
  readonly repairedYears: number;
};

/** What is known of somebody who is asked for a premium, or pays one. */
export type PremiumFacts = {
  readonly person: Pick<Person, 'id' | 'bornOn'>;
  readonly coverage: readonly Coverage[];
  /** Groups of the day. */
  readonly groups: readonly string[];
  readonly yearsElsewhere: readonly number[];
  readonly orders: readonly StandingOrder[];
};

/** What a payment of this day makes. */
export type YearDecided = {
  readonly insurance: Insurance;
  readonly payUntil: Day;
  readonly ground: ResidentYear['ground'] | null;
  readonly waitingMonths: number;
  readonly missedYears: number;
  /** Dated insurance as `people` keeps it; none for what only its order shows. */
  readonly periods: readonly Coverage[];
};

export type OrderDecided = {
  readonly shares: Shares;
  readonly year: YearDecided;
  readonly attempt: number;
  /** An older order whose time has passed, and which this one takes the place of. */
  readonly replaces: StandingOrder | null;
};

export function decideOrder(
  asked: PremiumAsked,
  facts: PremiumFacts,
  rules: PremiumRules,
  today: Day,
): OrderDecided {
  const figure = figureOf(asked, rules.premium);
  const replaces = refuseSecond(asked, facts.orders, today);
  const year = decideYear(asked, facts, rules, today);
  if (asked.repairedYears > year.missedYears) {
    throw new Rejection(REPAIRS_TOO_MANY, {
      ...{ repaired: String(asked.repairedYears), missed: String(year.missedYears) },
    });
  }
  // Help is for insurance as a resident; nobody helps with the rest.
  const groups = asked.scheme === 'resident' ? facts.groups : [];
  return {
    shares: computeShares(figure, rules.premium, groups, asked.repairedYears),
    year,
    attempt: ofYear(asked, facts.orders).length + 1,
    replaces,
  };
}

function figureOf({ scheme, year }: PremiumAsked, premium: PremiumFigures): YearPremium {
  const lists = {
    resident: premium.resident,
    ltc: premium.careInsurance,
    'large-amount': premium.largeAmount,
  } satisfies Record<PremiumScheme, readonly YearPremium[]>;
  const figure = lists[scheme].find((one) => one.year === year);
  if (!figure) throw new Rejection(YEAR_UNKNOWN, { scheme, year: String(year) });
  return figure;
}

function ofYear({ scheme, year }: PremiumAsked, orders: readonly StandingOrder[]) {
  return orders.filter((one) => one.scheme === scheme && one.year === year);
}

/** One order stands for a year at a time. One that nobody paid in time makes room for another. */
function refuseSecond(
  asked: PremiumAsked,
  orders: readonly StandingOrder[],
  today: Day,
): StandingOrder | null {
  const last = ofYear(asked, orders).toSorted((a, b) => b.attempt - a.attempt)[0];
  if (!last || last.state === 'withdrawn' || last.state === 'refunded') return null;
  const facts = { order: last.id, year: String(last.year) };
  if (last.state === 'paid') throw new Rejection(PAID_ALREADY, facts);
  const expired = (last.state === 'made' || last.state === 'failed') && today > last.payUntil;
  if (!expired) throw new Rejection(ORDERED_ALREADY, { ...facts, state: last.state });
  return last;
}

/** The insurance of whoever pays on this day. */
export function decideYear(
  asked: PremiumAsked,
  facts: PremiumFacts,
  rules: PremiumRules,
  paidOn: Day,
): YearDecided {
  if (asked.scheme !== 'resident') return decideOther(asked, facts, rules, paidOn);
  const { person, coverage, groups, yearsElsewhere } = facts;
  const decided = decideResidentYear(
    {
      ...{ person: person.id, bornOn: person.bornOn, year: asked.year, paidOn },
      ...{ coverage, groups, yearsElsewhere, repairedYears: asked.repairedYears },
      waitsUntil: waitsUntil(asked, facts.orders),
    },
    rules,
  );
  for (const period of decided.periods) checkCoverage(period, coverage);
  const { startsOn, coveredFrom, endsOn, payUntil, ground, missedYears, periods } = decided;
  return {
    ...{ insurance: { startsOn, coveredFrom, endsOn }, payUntil, ground, missedYears, periods },
    waitingMonths: decided.waiting.months,
  };
}

/** A waiting time that was not over when its year was goes on in the next. */
function waitsUntil({ year }: PremiumAsked, orders: readonly StandingOrder[]): Day | null {
  const before = orders.find(
    (one) => one.scheme === 'resident' && one.year === year - 1 && one.state === 'paid',
  );
  const until = before?.insurance?.coveredFrom ?? null;
  return until !== null && until > day(`${year}-01-01`) ? until : null;
}

/** Care insurance and the large-amount supplement: for whoever is insured, for the rest of the year. */
function decideOther(
  { scheme, year }: PremiumAsked,
  { coverage, orders }: PremiumFacts,
  { enrolment, care }: PremiumRules,
  paidOn: Day,
): YearDecided {
  refuseUninsured(scheme, coverage, paidOn);
  const first = day(`${year}-01-01`);
  const endsOn = day(`${year + 1}-01-01`);
  const timely = inWindow(enrolment, year, paidOn);
  const running = paidOn.slice(0, 4) === String(year);
  if (!timely && !running) {
    const { opens, closes } = windowOf(enrolment, year);
    throw new Rejection(YEAR_NOT_OPEN, { year: String(year), from: opens, until: closes });
  }
  const startsOn = paidOn < first || timely ? first : paidOn;
  const before = orders.find(
    (one) => one.scheme === scheme && one.year === year - 1 && one.state === 'paid',
  );
  const months = scheme === 'ltc' && !before ? (care?.waitingMonths ?? 0) : 0;
  const served = addMonths(startsOn, months);
  // A waiting time that was not over when its year was goes on in the next.
  const until = before?.insurance?.coveredFrom ?? served;
  const payUntil = timely ? windowOf(enrolment, year).closes : day(`${year}-12-31`);
  const insurance = { startsOn, coveredFrom: until > served ? until : served, endsOn };
  return {
    ...{ insurance, payUntil, ground: null, waitingMonths: months },
    ...{ missedYears: 0, periods: [] },
  };
}

function refuseUninsured(scheme: PremiumScheme, coverage: readonly Coverage[], paidOn: Day): void {
  const counting = coverage.filter(
    (one) => one.standing !== 'arrears' && (holdsOn(one, paidOn) || one.startsOn > paidOn),
  );
  if (counting.length === 0) throw new Rejection(NOT_INSURED, { day: paidOn });
  if (scheme === 'large-amount' && !counting.some((one) => one.scheme === 'employee')) {
    throw new Rejection(NOT_EMPLOYEE, { day: paidOn });
  }
}
