import { expect, test } from 'vitest';
import type { EncounterId, RegistrationId } from '../../../kernel/ids.ts';
import { fen } from '../../../kernel/money.ts';
import { ACTIONS, STATES, type VisitBill } from './model.ts';
import { judgeAction, stateOfVisit } from './state-of-visit.ts';

const NEW = { calledAt: null, leftAt: null };
const CALLED = { ...NEW, calledAt: '2025-07-01T01:00:00Z' };

function bill(chargeCount: number, settlement: string | null): VisitBill {
  const [registration, encounter] = ['R1' as RegistrationId, 'R1~1' as EncounterId];
  return { registration, encounter, total: fen(100), chargeCount, settlement };
}

test('a visit goes from waiting to settled by what was done, not by what was ticked', () => {
  expect(stateOfVisit(NEW, [])).toBe('waiting');
  expect(stateOfVisit(CALLED, [])).toBe('in-consultation');
  expect(stateOfVisit(CALLED, [bill(0, null)])).toBe('in-consultation');
  expect(stateOfVisit(NEW, [bill(2, null)])).toBe('charged');
  expect(stateOfVisit(CALLED, [bill(2, 'S1')])).toBe('settled');
  expect(stateOfVisit(CALLED, [bill(2, 'S1'), bill(1, null)])).toBe('charged');
  expect(stateOfVisit({ ...CALLED, leftAt: 'x' }, [bill(2, null)])).toBe('left');
});

test('who was charged is not put back or taken off, and an action is not done twice', () => {
  const verdicts = Object.fromEntries(
    STATES.map((state) => [state, ACTIONS.map((action) => judgeAction(action, state)).join(' ')]),
  );
  // call, wait, leave, return, cancel
  expect(verdicts).toEqual({
    waiting: 'do done do done do',
    'in-consultation': 'done do do done do',
    charged: '  do done ',
    settled: '  do done ',
    left: '  done do ',
  });
});
