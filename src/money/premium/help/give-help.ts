import { assert } from '../../../kernel/assert.ts';
import type { PersonId } from '../../../kernel/ids.ts';
import { Rejection } from '../../../kernel/rejection.ts';
import { UNKNOWN_PERSON } from '../../../people/enrolment/index.ts';
import type { Sql } from '../../../platform/sql.ts';
import { rulesOn } from '../gather-premium.ts';
import type { Actor, StandingOrder } from '../model.ts';
import { getOrder } from '../order-premium.ts';
import { decideGiven, type HelpGiven } from './decide-given.ts';
import { gatherHelp, type HelpDeps, recordHelp } from './follow-groups.ts';
import type { Help } from './model.ts';
import { findHelpBy } from './store.ts';

export type HelpRequest = {
  /** The case by which it was decided: gives help once. */
  readonly cause: string;
  readonly person: PersonId;
  readonly year: number;
};

export type Given = { readonly help: Help; readonly order: StandingOrder };

/** What a decision would give, or why it would give nothing. Keeps nothing; holds the person. */
export async function tryHelp(
  sql: Sql,
  deps: HelpDeps,
  { person, year }: Omit<HelpRequest, 'cause'>,
): Promise<HelpGiven> {
  const today = deps.clock.today();
  const rules = rulesOn(deps.figures, deps.database.area, today);
  const facts = (await gatherHelp(sql, deps, [person])).get(person);
  if (!facts) throw new Rejection(UNKNOWN_PERSON, { id: person });
  return decideGiven(year, facts, rules, today);
}

/**
 * Books help with a year's premium that somebody decided on, as help that follows from an identity is booked: all of it
 * insures, a part lowers what is asked for, and of a paid premium the person is owed it.
 */
export async function giveHelp(
  sql: Sql,
  deps: HelpDeps,
  request: HelpRequest,
  actor: Actor,
): Promise<Given> {
  const decided = await tryHelp(sql, deps, request);
  const taken = { ...request, key: `case:${request.cause}`, decided };
  const [recorded] = await recordHelp(sql, deps, [taken], actor);
  return givenOf(sql, recorded?.help ?? null);
}

/** What a case gave, where that was not taken back. */
export async function findGiven(sql: Sql, cause: string): Promise<Given | null> {
  const help = await findHelpBy(sql, cause);
  return help && givenOf(sql, help);
}

async function givenOf(sql: Sql, help: Help | null): Promise<Given> {
  assert(help?.order, 'help that was given is about an order');
  return { help, order: await getOrder(sql, help.order) };
}
