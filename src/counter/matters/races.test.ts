import { beforeAll, expect, test } from 'vitest';
import { Rejection } from '../../kernel/rejection.ts';
import { statutoryCalendar } from '../../rules/calendar/index.ts';
import type { ActRequest } from './act.ts';
import { checkSheets, checkTrace } from './check-trace.ts';
import type { CaseId } from './model.ts';
import { findPapers } from './store/papers.ts';
import {
  addFile,
  approver,
  COUNTY,
  clerk,
  FAR_PERSON,
  grantOf,
  insured,
  type MatterWorld,
  matterWorld,
  officer,
  PERSON,
  reviewer,
  STATION,
} from './testing.ts';

/** What happens in the same moment: one is first, the others are told, and the trace is that of one after the other. */
let world: MatterWorld;
const FILE = 'd'.repeat(64);

beforeAll(async () => {
  world = await matterWorld();
  await addFile(world.database, FILE);
});

let keys = 0;

/** Done, or why not. */
function outcomeOf(work: Promise<unknown>): Promise<Rejection | 'done'> {
  return work.then(
    () => 'done' as const,
    (error: unknown) => {
      if (error instanceof Rejection) return error;
      throw error;
    },
  );
}

async function actAt(id: CaseId, version: number, who: typeof clerk, one: Partial<ActRequest>) {
  keys += 1;
  const request = { key: `race-key-${keys}`, version, act: 'take', ...one } as ActRequest;
  return outcomeOf(world.matters.act({ id, caller: who, request }));
}

const codeOf = (outcome: Rejection | 'done') => (outcome === 'done' ? 'done' : outcome.kind.code);

async function proved(id: CaseId): Promise<void> {
  const [one, events] = [await world.case(id), await world.trace(id)];
  expect(checkTrace(one, events, statutoryCalendar)).toEqual([]);
  expect(checkSheets(events, await findPapers(world.database.sql, id))).toEqual([]);
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
}

/** A case at its last step, held by the approver. */
async function deciding(): Promise<CaseId> {
  const id = await world.bring(clerk, { again: true });
  await world.do(reviewer, id, 'take');
  await world.do(reviewer, id, 'forward');
  await world.do(approver, id, 'take');
  return id;
}

test('fifty officers take one case: one has it, and the others are told who', async () => {
  const id = await world.bring(clerk, { again: true });
  const { version } = await world.case(id);
  const officers = Array.from({ length: 50 }, (_, n) =>
    officer(`officer.${n}`, 'counter-reviewer', COUNTY),
  );
  const done = await Promise.all(officers.map((one) => actAt(id, version, one, {})));
  const { assignee } = await world.case(id);
  expect(done.filter((one) => one === 'done')).toHaveLength(1);
  for (const lost of done) {
    if (lost === 'done') continue;
    expect(lost.kind.code).toBe('matters.changed_meanwhile');
    expect(lost.facts).toMatchObject({ by: assignee, act: 'take' });
  }
  await proved(id);
});

test('fifty clerks send one request with the same key: one case each, however often it is sent', async () => {
  const clerks = Array.from({ length: 50 }, (_, n) =>
    officer(`clerk.${n % 5}`, 'counter-clerk', STATION),
  );
  const submission = { ...grantOf(), key: 'the-same-key-1', again: true };
  const ids = await Promise.all(clerks.map((one) => world.matters.submit(one, submission)));
  expect(new Set(ids).size).toBe(5);
  for (const id of new Set(ids)) await proved(id);
  const other = { ...submission, promised: [], papers: [] };
  const [first] = clerks as [typeof clerk];
  const again = await outcomeOf(world.matters.submit(first, other));
  expect(codeOf(again)).toBe('matters.key_used');
});

test('fifty requests with keys of their own for one person and matter: one is taken in, the others find it', async () => {
  const own = insured(FAR_PERSON);
  // Every connection is there, so that none of them comes late.
  const awake = () =>
    world.database.transaction((sql) => sql('test: awake', 'select pg_sleep(0.3)'));
  await Promise.all(Array.from({ length: 8 }, awake));
  const asked = Array.from({ length: 50 }, (_, n) => {
    return { ...grantOf(), person: FAR_PERSON, key: `a-key-each-${n}` };
  });
  const done = await Promise.all(asked.map((one) => outcomeOf(world.matters.submit(own, one))));
  const [number] = await world.database.sql<{ number: string }>(
    'test: the one',
    'select number from matter_case where person_id = $1',
    [FAR_PERSON],
  );
  expect(done.filter((one) => one === 'done')).toHaveLength(1);
  for (const lost of done) {
    if (lost === 'done') continue;
    expect(lost.kind.code).toBe('matters.open_already');
    expect(lost.facts).toMatchObject({ ...number });
  }
});

test('an approval and a withdrawal at once: one of them is what happened', async () => {
  for (let round = 0; round < 5; round += 1) {
    const id = await deciding();
    const { version } = await world.case(id);
    const both = await Promise.all([
      actAt(id, version, approver, { act: 'approve' }),
      actAt(id, version, insured(PERSON), { act: 'withdraw', reason: '不办了' }),
    ]);
    expect(both.map(codeOf).sort()).toEqual(['done', 'matters.changed_meanwhile']);
    const { state } = await world.case(id);
    expect(state).toBe(both[0] === 'done' ? 'paying' : 'withdrawn');
    await proved(id);
  }
});

test('papers are added while it is decided: on what was seen, or not at all', async () => {
  const id = await deciding();
  const { version } = await world.case(id);
  const papers = [{ material: 'bill', file: FILE, name: 'a.pdf', turns: 0 as const }];
  const both = await Promise.all([
    actAt(id, version, approver, { act: 'approve' }),
    actAt(id, version, clerk, { act: 'add-papers', papers }),
  ]);
  expect(both.map(codeOf).sort()).toEqual(['done', 'matters.changed_meanwhile']);
  await proved(id);
});

test('it is decided while the job tells of its being late: both stand, or the decision comes first', async () => {
  world.setTime('2025-11-03 10:00');
  const id = await deciding();
  world.setTime('2025-11-20 00:10');
  const { version } = await world.case(id);
  const [decided] = await Promise.all([
    actAt(id, version, approver, { act: 'approve' }),
    world.matters.escalateLate(),
    world.matters.escalateLate(),
  ]);
  if (decided !== 'done') {
    // Whoever decided is told that the job was there, and decides on what he sees now.
    expect(decided.facts).toMatchObject({ by: 'system', act: 'escalate' });
    await world.do(approver, id, 'approve');
  }
  expect((await world.case(id)).state).toBe('paying');
  const told = (await world.trace(id)).filter(({ act }) => act === 'escalate');
  const offices = told.map(({ facts }) => facts.to);
  expect(new Set(offices).size).toBe(offices.length);
  await proved(id);
});
