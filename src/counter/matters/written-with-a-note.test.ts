import { beforeAll, expect, test } from 'vitest';
import type { CaseId, CaseState } from './model.ts';
import { findPapers } from './store/papers.ts';
import {
  addFile,
  approver,
  COUNTY,
  clerk,
  insured,
  type MatterWorld,
  matterWorld,
  officer,
  PERSON,
  reviewer,
} from './testing.ts';

let world: MatterWorld;
const chief = officer('a.chief', 'counter-chief', COUNTY);
const doorkeeper = officer('c.clerk', 'counter-clerk', COUNTY);
const online = insured(PERSON);
const FILE = 'e'.repeat(64);
const reason = '补记';
const form = { why: 'other', words: '改过的' };
const papers = [{ material: 'proof', file: FILE, name: 'a.pdf', turns: 0 as const }];
const owed = [{ ...papers[0], material: 'bill' }];

beforeAll(async () => {
  world = await matterWorld();
  await addFile(world.database, FILE);
});

type Doing = readonly (readonly [typeof clerk, Parameters<MatterWorld['do']>[2]])[];
const TO_DECIDE: Doing = [
  [reviewer, 'take'],
  [reviewer, 'forward'],
  [approver, 'take'],
];
const WAYS: Readonly<Record<CaseState, Doing>> = {
  submitted: [],
  open: [[reviewer, 'take']],
  returned: [
    [reviewer, 'take'],
    [reviewer, 'return'],
  ],
  approved: [...TO_DECIDE, [approver, 'approve']],
  paying: [...TO_DECIDE, [approver, 'approve']],
  done: [...TO_DECIDE, [approver, 'approve']],
  refused: [...TO_DECIDE, [approver, 'refuse']],
  'not-accepted': [
    [doorkeeper, 'take'],
    [doorkeeper, 'decline'],
  ],
  withdrawn: [[clerk, 'withdraw']],
};

async function caseIn(state: CaseState): Promise<CaseId> {
  const waits = state === 'submitted' || state === 'not-accepted';
  const id = await world.bring(waits ? online : clerk, { again: true });
  if (state === 'approved') world.play.fails = new Error('the process died');
  for (const [who, act] of WAYS[state]) {
    await world.do(who, id, act, { reason }).catch((error: Error) => {
      if (error.message !== 'the process died') throw error;
    });
  }
  if (state === 'done') await world.matters.paid(id);
  expect((await world.case(id)).state).toBe(state);
  return id;
}

async function expectUnwritten(id: CaseId, who: typeof clerk, more: object): Promise<void> {
  const before = await world.case(id);
  await expect(world.do(who, id, 'note', { reason, ...more })).rejects.toMatchObject({
    kind: { code: 'matters.not_this_step' },
  });
  expect(await world.case(id)).toEqual(before);
}

const ENDS: readonly CaseState[] = ['done', 'refused', 'not-accepted', 'withdrawn'];
test.each(['submitted', 'returned', 'approved', 'paying', ...ENDS] as const)(
  'of a case that is %s a note says something and writes nothing',
  async (state) => {
    const id = await caseIn(state);
    const who = ENDS.includes(state) ? chief : state === 'submitted' ? doorkeeper : clerk;
    await expectUnwritten(id, who, { form });
    await world.do(who, id, 'note', { reason });
    expect((await world.case(id)).form).toMatchObject({ why: 'illness' });
  },
);

test.each(['approved', 'paying', ...ENDS] as const)(
  'to a case that is %s a note adds no paper that nobody promised',
  async (state) => {
    const id = await caseIn(state);
    const who = ENDS.includes(state) ? chief : clerk;
    await expectUnwritten(id, who, { papers });
    const late = world.do(who, id, 'note', { reason, papers: owed });
    const comes = await late.then(
      () => true,
      () => false,
    );
    expect(comes).toBe(state === 'paying' || state === 'done');
    expect(await findPapers(world.database.sql, id)).toHaveLength(comes ? 1 : 0);
  },
);

test('while it is prepared the officer who prepares it writes with a note, and nobody else', async () => {
  const id = await caseIn('open');
  for (const who of [clerk, chief, approver]) await expectUnwritten(id, who, { form });
  await world.do(reviewer, id, 'note', { reason, form, papers });
  expect((await world.case(id)).form).toMatchObject(form);
  await world.do(reviewer, id, 'forward');
  await world.do(approver, id, 'take');
  await expectUnwritten(id, approver, { form });
});
