import { addDays } from '../../kernel/days.ts';
import { eachByItself } from '../../kernel/each-by-itself.ts';
import { askForPremium } from './collect-premium.ts';
import type { PremiumDeps } from './deps.ts';
import { findLastTurn, findTurnsAfter, findTurnsUntil, insertRound } from './store/askings.ts';

const ASKED_AT_ONCE = 500;
/** What nobody knew for so long is asked for by hand. */
const ASKED_FOR_DAYS = 90;

/**
 * Asks for what is under way, in turn: each round begins behind the last one asked for and goes on from the oldest, so that as
 * many that stay unknown as there may be keep no other waiting longer than it takes to ask for all of them once. What goes wrong
 * with one keeps none of the others back. How far a round goes is recorded before it: what kills the program is not the first of
 * the next round again.
 */
export async function askForAll(deps: PremiumDeps, atOnce = ASKED_AT_ONCE): Promise<number> {
  const { clock, database, ids } = deps;
  const { sql } = database;
  const since = addDays(clock.today(), -ASKED_FOR_DAYS);
  const last = await findLastTurn(sql);
  const next = await findTurnsAfter(sql, last, { since, limit: atOnce });
  const room = last === null ? 0 : atOnce - next.length;
  const first = last && room > 0 ? await findTurnsUntil(sql, last, { since, limit: room }) : [];
  const turns = [...next, ...first];
  const reached = turns.at(-1);
  if (!reached) return 0;
  await insertRound(sql, { id: ids.next(), reached, asked: turns.length });
  const system = { id: 'system', office: null };
  await eachByItself(turns, ({ order }) => askForPremium(deps, order, system));
  return turns.length;
}
