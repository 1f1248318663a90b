import type { Day } from '../../../kernel/days.ts';
import { ZERO } from '../../../kernel/money.ts';
import { Rejection } from '../../../kernel/rejection.ts';
import { computeShares } from '../compute-shares.ts';
import { decideOrder, type PremiumRules } from '../decide-order.ts';
import { HELPED_ALREADY, NO_HELP, PAID_ALREADY, UNDER_WAY, YEAR_UNKNOWN } from '../errors.ts';
import { decideHelp, type HelpDecided, type HelpFacts, lastOf } from './decide-help.ts';

export type HelpGiven = Extract<HelpDecided, { readonly is: 'order' | 'difference' }>;

/**
 * Help that somebody asked for: as it would follow from his identity by itself, except that where nothing follows he is told
 * why. That he gave a premium of the year back before does not stand against what he asks for now.
 */
export function decideGiven(
  year: number,
  given: Omit<HelpFacts, 'asked'>,
  rules: PremiumRules,
  today: Day,
): HelpGiven {
  const facts: HelpFacts = { ...given, asked: true };
  const decided = decideHelp(year, facts, rules, today);
  switch (decided.is) {
    case 'difference':
      return decided;
    case 'order':
      if (decided.decided.shares.aid === ZERO) throw noHelp(year);
      return decided;
    case 'refused':
      throw decided.why;
    case 'later': {
      const order = lastOf(year, facts.premium.orders)?.id ?? '';
      throw new Rejection(UNDER_WAY, { order });
    }
    case 'withdraw':
      throw noHelp(year);
    case 'nothing':
      throw whyNothing(year, facts, rules, today);
    default:
      return decided satisfies never;
  }
}

function noHelp(year: number): Rejection {
  return new Rejection(NO_HELP, { year: String(year) });
}

function whyNothing(year: number, facts: HelpFacts, rules: PremiumRules, today: Day): Rejection {
  const { premium, known } = facts;
  const said = { year: String(year) };
  const figure = rules.premium.resident.find((one) => one.year === year);
  if (!figure) return new Rejection(YEAR_UNKNOWN, { ...said, scheme: 'resident' });
  const last = lastOf(year, premium.orders);
  const stands = last !== null && last.state !== 'withdrawn' && last.state !== 'refunded';
  const helped = stands && (last.aid > ZERO || known.has(last.id));
  if (helped) return new Rejection(HELPED_ALREADY, said);
  if (last?.state === 'paid') return new Rejection(PAID_ALREADY, { ...said, order: last.id });
  const { aid } = computeShares(figure, rules.premium, premium.groups, 0);
  return aid === ZERO ? noHelp(year) : insuredOtherwise(year, facts, rules, today);
}

/** Whoever is insured already is told so in the words in which an order would be refused. */
function insuredOtherwise(
  year: number,
  { premium }: HelpFacts,
  rules: PremiumRules,
  today: Day,
): Rejection {
  try {
    decideOrder({ scheme: 'resident', year, repairedYears: 0 }, premium, rules, today);
  } catch (error) {
    if (error instanceof Rejection) return error;
    throw error;
  }
  return noHelp(year);
}
