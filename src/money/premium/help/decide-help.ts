import type { Day } from '../../../kernel/days.ts';
import { type Money, minus, ZERO } from '../../../kernel/money.ts';
import { holdsOn } from '../../../kernel/period.ts';
import { Rejection } from '../../../kernel/rejection.ts';
import {
  COVERAGE_OVERLAPS,
  INSURED_AS_EMPLOYEE,
  inWindow,
} from '../../../people/enrolment/index.ts';
import type { Membership } from '../../../people/groups/index.ts';
import type { YearPremium } from '../../../rules/figures/index.ts';
import { computeShares } from '../compute-shares.ts';
import {
  decideOrder,
  type OrderDecided,
  type PremiumAsked,
  type PremiumFacts,
  type PremiumRules,
} from '../decide-order.ts';
import { GIVEN_BACK } from '../errors.ts';
import type { Shares, StandingOrder } from '../model.ts';
import type { HelpOutcome } from './model.ts';

export type HelpFacts = {
  readonly premium: PremiumFacts;
  /** Of all times: which of them held on the day of a payment is asked later. */
  readonly memberships: readonly Membership[];
  readonly died: boolean;
  /** Differences that were found before, by order. */
  readonly known: ReadonlyMap<string, Money>;
  /** The person asks for it himself, whatever he gave back before. */
  readonly asked?: true;
};

export type HelpDecided =
  | { readonly is: 'nothing' }
  /** A bank has not said what became of the payment. */
  | { readonly is: 'later' }
  | {
      readonly is: 'order';
      readonly outcome: HelpOutcome;
      readonly asked: PremiumAsked;
      readonly decided: OrderDecided;
      readonly replaces: StandingOrder | null;
    }
  | {
      readonly is: 'difference';
      readonly order: StandingOrder;
      readonly shares: Shares;
      readonly amount: Money;
    }
  /** Nobody but a list had asked for it, and without its help nobody has to pay it. */
  | { readonly is: 'withdraw'; readonly order: StandingOrder }
  | { readonly is: 'refused'; readonly why: Rejection };

const NOTHING: HelpDecided = { is: 'nothing' };

/** The year that runs, and the next one while people pay for it. */
export function helpYears({ premium, enrolment }: PremiumRules, today: Day): readonly number[] {
  const running = Number(today.slice(0, 4));
  return [running, running + 1].filter(
    (year) =>
      premium.resident.some((one) => one.year === year) &&
      (year === running || inWindow(enrolment, year, today)),
  );
}

/**
 * What becomes of somebody's premium of a year by the groups of the day. Whoever has no order gets one with its help; an order
 * that nobody paid follows the groups of the day, for less and for more; a paid one stays, and what was paid too much because
 * an identity was recorded late is told.
 */
export function decideHelp(
  year: number,
  facts: HelpFacts,
  rules: PremiumRules,
  today: Day,
): HelpDecided {
  const figure = rules.premium.resident.find((one) => one.year === year);
  if (!figure) return NOTHING;
  const last = lastOf(year, facts.premium.orders);
  if (last?.state === 'sent' || last?.state === 'unknown') return { is: 'later' };
  if (last?.state === 'paid') return decideDifference(last, figure, facts, rules);
  const open = last && isOpen(last, today) ? last : null;
  const repairedYears = open?.repairedYears ?? 0;
  const wanted = computeShares(figure, rules.premium, facts.premium.groups, repairedYears);
  if (facts.died || (open ? isSameHelp(open, wanted) : wanted.aid === ZERO)) return NOTHING;
  if (open && wanted.aid === ZERO && isUnasked(year, facts.premium.orders)) {
    return { is: 'withdraw', order: open };
  }
  // Who asked for the money back did not want this insurance; nobody is insured against his will by a list.
  if (last?.state === 'refunded' && !facts.asked) {
    return { is: 'refused', why: new Rejection(GIVEN_BACK, { year: String(year) }) };
  }
  return decideNew({ scheme: 'resident', year, repairedYears }, { facts, open }, rules, today);
}

type Standing = { readonly facts: HelpFacts; readonly open: StandingOrder | null };

function decideNew(
  asked: PremiumAsked,
  { facts: { premium }, open }: Standing,
  rules: PremiumRules,
  today: Day,
): HelpDecided {
  const orders = premium.orders.map((one) =>
    one === open ? { ...one, state: 'withdrawn' as const } : one,
  );
  try {
    const decided = decideOrder(asked, { ...premium, orders }, rules, today);
    const replaces = open ?? decided.replaces;
    return { is: 'order', outcome: outcomeOf(decided.shares, open), asked, decided, replaces };
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    return isInsured(error) ? NOTHING : { is: 'refused', why: error };
  }
}

/** Whoever is insured already, as an employee or since before premiums were kept here, is not asked for anything. */
function isInsured({ kind }: Rejection): boolean {
  return kind.code === COVERAGE_OVERLAPS.code || kind.code === INSURED_AS_EMPLOYEE.code;
}

function outcomeOf({ personal, aid }: Shares, open: StandingOrder | null): HelpOutcome {
  if (personal === ZERO) return 'insured';
  if (!open) return 'asked';
  return aid > open.aid ? 'lowered' : 'raised';
}

/** Help is due by the groups of the day of payment, as they are recorded by now. What was given is never taken back. */
function decideDifference(
  order: StandingOrder,
  figure: YearPremium,
  { memberships, known }: HelpFacts,
  { premium }: PremiumRules,
): HelpDecided {
  const groups = memberships
    .filter((one) => holdsOn(one, order.movedOn))
    .map(({ groupCode }) => groupCode);
  const shares = computeShares(figure, premium, groups, order.repairedYears);
  const amount = minus(minus(shares.aid, order.aid), known.get(order.id) ?? ZERO);
  return amount > ZERO ? { is: 'difference', order, shares, amount } : NOTHING;
}

function ofYear(year: number, orders: readonly StandingOrder[]): readonly StandingOrder[] {
  return orders.filter((one) => one.scheme === 'resident' && one.year === year);
}

export function lastOf(year: number, orders: readonly StandingOrder[]): StandingOrder | null {
  return ofYear(year, orders).toSorted((a, b) => b.attempt - a.attempt)[0] ?? null;
}

const BY_HELP = 'help:';

/** Of an order that follows from an identity; nobody else's key begins so. */
export function helpKeyOf(cause: string, year: number): string {
  return `${BY_HELP}${cause}:${year}`;
}

function isUnasked(year: number, orders: readonly StandingOrder[]): boolean {
  return ofYear(year, orders).every(({ key }) => key.startsWith(BY_HELP));
}

function isOpen({ state, payUntil }: StandingOrder, today: Day): boolean {
  return (state === 'made' || state === 'failed') && payUntil >= today;
}

function isSameHelp(order: StandingOrder, wanted: Shares): boolean {
  return order.aid === wanted.aid && order.aidLevel === wanted.aidLevel;
}
