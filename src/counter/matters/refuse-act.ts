import { Rejection } from '../../kernel/rejection.ts';
import { type ActRule, CASE_TABLE, isEnded } from './case-table.ts';
import type { ActFacts, Asked } from './decide-act.ts';
import {
  CLOSED,
  EXCLUDED,
  HELD_BY_ANOTHER,
  NOT_IN_THIS_STATE,
  NOT_THIS_STEP,
  NOT_YOURS,
  OWN_MATTER,
  REASON_MISSING,
  RETURNED_BEFORE,
  SAME_OFFICER,
  TAKE_IT_FIRST,
} from './errors.ts';
import { byOneOf, fits, idOf, standingsOf } from './who-may.ts';

/**
 * The first thing that speaks against it, in this order: the state, so that whoever comes second learns what happened;
 * who it is; what he did before; what is left out.
 */
export function checkAct(given: ActFacts, asked: Asked): void {
  checkState(given, asked);
  checkWho(given, asked);
  checkHands(given, asked);
  const rule: ActRule = CASE_TABLE[asked.act];
  if (rule.reason && !asked.reason?.trim()) throw new Rejection(REASON_MISSING);
}

function checkState(given: ActFacts, { act }: Asked): void {
  const { case: one } = given;
  if (fits(act, given)) return;
  const { state, number } = one;
  const rule: ActRule = CASE_TABLE[act];
  if (isEnded(state)) throw new Rejection(CLOSED, { number, state });
  if (!rule.from?.includes(state)) throw new Rejection(NOT_IN_THIS_STATE, { number, state, act });
  if (act === 'return') throw new Rejection(RETURNED_BEFORE, { number });
  if (act === 'take') throw new Rejection(HELD_BY_ANOTHER, { assignee: one.assignee ?? '' });
  throw new Rejection(NOT_THIS_STEP, { number, act });
}

function checkWho(given: ActFacts, { act }: Asked): void {
  const { case: one, actor } = given;
  const standings = standingsOf(actor, given);
  if (byOneOf(act, one, standings)) return;
  if (one.excluded.includes(idOf(actor))) throw new Rejection(EXCLUDED, { number: one.number });
  if (isEnded(one.state)) throw new Rejection(CLOSED, { number: one.number, state: one.state });
  const rule: ActRule = CASE_TABLE[act];
  if (rule.by.includes('assignee') && standings.includes('colleague')) {
    if (one.assignee === null) throw new Rejection(TAKE_IT_FIRST, { number: one.number });
    throw new Rejection(HELD_BY_ANOTHER, { assignee: one.assignee });
  }
  throw new Rejection(NOT_YOURS, { number: one.number, office: one.office });
}

/** Nobody decides on his own matter, and where money is paid no one person does both of the last two steps. */
function checkHands(given: ActFacts, { act }: Asked): void {
  const { actor, matter, events, case: one } = given;
  const deciding = act === 'forward' || act === 'approve' || act === 'refuse';
  if (!deciding || actor === 'system') return;
  if (given.ownHousehold) throw new Rejection(OWN_MATTER, { number: one.number });
  if (!matter.money || act !== 'approve') return;
  const maker = events.findLast((event) => event.act === 'forward')?.actor ?? one.openedBy;
  if (maker === actor.id) throw new Rejection(SAME_OFFICER, { number: one.number });
}
