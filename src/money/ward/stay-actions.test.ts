import { describe, expect, test } from 'vitest';
import { Rejection } from '../../kernel/rejection.ts';
import { PERMISSIONS } from '../../platform/access.ts';
import type { Role } from '../../platform/http/route.ts';
import { HOSPITAL } from '../settlement/testing.ts';
import { STAY_STATES } from './model.ts';
import { actionsFor, STAY_ACTION_NAMES, STAY_ACTIONS, type StayAction } from './stay-actions.ts';
import { wardWorld } from './testing.ts';
import type { StayView } from './view.ts';

const world = await wardWorld();
const NOBODY = '00000000-0000-7000-8000-000000000000';
let keys = 0;

/** Every action as the page does it: by the route that serves it. */
const ACTS = {
  move: ({ id }) => world.at('/stays/:id/particulars', id, { doctorName: '甲' }),
  diagnose: ({ id }) =>
    world.at('/stays/:id/diagnoses', id, {
      diagnoses: [{ code: 'I10', name: '高血压', main: true }],
    }),
  describe: ({ id }) =>
    world.at('/stays/:id/description', id, { kind: 'inpatient', startedOn: '2025-11-02' }),
  charge: ({ id }) => world.charge(id, { quantity: '2', amount: '4000.00' }),
  void: ({ id }) =>
    world.call('POST /encounters/:id/charges/:seq/void', { params: { id, seq: 1 } }),
  quote: ({ id, person }) =>
    world.call('POST /quotes', { body: { person, provider: HOSPITAL, encounter: id } }),
  discharge: ({ id }) => world.discharge(id, '2025-11-12'),
  undoDischarge: ({ id }) => world.at('/stays/:id/readmission', id),
  settle: ({ id, person, total }) =>
    world.call('POST /settlements', {
      body: { ...key(), person, provider: HOSPITAL, encounter: id, claimedTotal: total },
    }),
  cancelSettlement: ({ person, settlement }) =>
    world.call('POST /settlements/:id/reversals', {
      params: { id: settlement ?? NOBODY },
      body: { ...key(), person, provider: HOSPITAL, reason: '录入错误' },
    }),
  cancelAdmission: ({ id }) => world.at('/stays/:id/cancellation', id),
  printSlip: ({ settlement }) =>
    world.call('GET /settlements/:id', { params: { id: settlement ?? NOBODY } }),
  printFees: ({ id }) => world.call('GET /stays/:id/fees', { params: { id } }),
} satisfies Record<StayAction, (stay: StayView) => Promise<unknown>>;

const pairs = STAY_STATES.flatMap((state) =>
  STAY_ACTION_NAMES.map((action) => ({ state, action })),
);

describe('each action in each state', () => {
  test.each(pairs)('$state: $action', async ({ state, action }) => {
    const stay = await world.stayIn(state);
    expect(stay.state).toBe(state);
    const rule = STAY_ACTIONS[action].in[state];
    expect(await outcome(ACTS[action](stay))).toBe(rule === true ? 'done' : rule.code);
  });
});

const roles = Object.keys(PERMISSIONS) as Role[];

test('a role is shown what it may do in the state, and nothing else', async () => {
  for (const state of STAY_STATES) {
    for (const role of roles) {
      const allowed = STAY_ACTION_NAMES.filter(
        (action) =>
          STAY_ACTIONS[action].in[state] === true &&
          PERMISSIONS[role].includes(STAY_ACTIONS[action].permission),
      );
      expect(actionsFor(state, role), `${state} ${role}`).toEqual(allowed);
    }
  }
  const stay = await world.stayIn('discharged');
  expect(stay.actions).toContain('settle');
  expect((await world.read(stay.id, 'inspector')).actions).toEqual(['printFees']);
});

function key() {
  keys += 1;
  return { key: `T${keys}` };
}

async function outcome(done: Promise<unknown>): Promise<string> {
  try {
    await done;
    return 'done';
  } catch (error) {
    if (error instanceof Rejection) return error.kind.code;
    throw error;
  }
}
