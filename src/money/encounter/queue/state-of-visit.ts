import type { Marks, QueueAction, QueueState, VisitBill } from './model.ts';

/**
 * How far a visit is. Charges and settlement are read from its bills and nowhere noted a second time, so that a
 * reversal puts the visit back to the cashier by itself.
 */
export function stateOfVisit(marks: Marks, bills: readonly VisitBill[]): QueueState {
  if (marks.leftAt !== null) return 'left';
  const charged = bills.filter(
    ({ chargeCount, settlement }) => chargeCount > 0 || settlement !== null,
  );
  if (charged.some(({ settlement }) => settlement === null)) return 'charged';
  if (charged.length > 0) return 'settled';
  return marks.calledAt === null ? 'waiting' : 'in-consultation';
}

/** What may be done in each state. A person may also go without having paid; the open bill stays open. */
export const POSSIBLE = {
  waiting: ['call', 'leave', 'cancel'],
  'in-consultation': ['wait', 'leave', 'cancel'],
  charged: ['leave'],
  settled: ['leave'],
  left: ['return'],
} as const satisfies Record<QueueState, readonly QueueAction[]>;

/** Where an action leads; an action that has happened already is no second one. */
const ALREADY: Readonly<Record<QueueAction, readonly QueueState[]>> = {
  call: ['in-consultation'],
  wait: ['waiting'],
  leave: ['left'],
  return: ['waiting', 'in-consultation', 'charged', 'settled'],
  cancel: [],
};

/** `done`: it is so already; null: not possible in this state. */
export function judgeAction(action: QueueAction, state: QueueState): 'do' | 'done' | null {
  if ((POSSIBLE[state] as readonly QueueAction[]).includes(action)) return 'do';
  return ALREADY[action].includes(state) ? 'done' : null;
}
