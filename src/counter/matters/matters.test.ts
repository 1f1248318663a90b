import { beforeAll, expect, test } from 'vitest';
import { Rejection } from '../../kernel/rejection.ts';
import { PAPER_MISSING } from './errors.ts';
import { brokenLine } from './hash-trace.ts';
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
  NEIGHBOUR,
  officer,
  PERSON,
  reviewer,
  STATION,
} from './testing.ts';

let world: MatterWorld;
beforeAll(async () => {
  world = await matterWorld();
});

const chief = officer('a.chief', 'counter-chief', COUNTY);

test('a grant goes from a station through two officers of the county to the bank', async () => {
  world.setTime('2025-09-15 10:00');
  const id = await world.bring(clerk);
  expect(await world.case(id)).toMatchObject({
    number: '532900-2025-0000001',
    ...{ state: 'open', step: 0, office: COUNTY, acceptedAt: STATION, home: COUNTY },
    ...{ acceptedOn: '2025-09-15', dueOn: '2025-09-28', stepDueOn: '2025-09-18' },
  });
  await world.do(reviewer, id, 'take');
  await world.do(reviewer, id, 'forward');
  expect(await world.case(id)).toMatchObject({ step: 1, assignee: null, stepDueOn: '2025-09-17' });
  await world.do(approver, id, 'take');
  await world.do(approver, id, 'approve');
  expect(await world.case(id)).toMatchObject({
    ...{ state: 'paying', step: null, stepDueOn: '2025-09-28' },
    result: { granted: '123.45' },
  });
  await world.matters.paid(id);
  expect(await world.case(id)).toMatchObject({ state: 'done', stepDueOn: null });
  const trace = await world.trace(id);
  expect(trace.map(({ act }) => act)).toEqual(
    'submit accept take forward take approve carry-out pay'.split(' '),
  );
  expect(brokenLine(trace)).toBe(null);
  expect(world.notices.map(({ event }) => event)).toEqual(['accepted', 'approved', 'paid']);
});

test('a case keeps the document that it goes by, and no other', async () => {
  const kept = await world.database.sql<{ code: string }>(
    'test: documents',
    'select code from matter_document',
  );
  expect(kept).toEqual([{ code: 'grant' }]);
});

test('who made a decision does not check it, and nobody decides on his own household', async () => {
  const id = await world.bring(clerk);
  await world.do(approver, id, 'take');
  await world.do(approver, id, 'forward');
  await world.do(approver, id, 'take');
  await refused(world.do(approver, id, 'approve'), 'matters.same_officer');
  await world.do(chief, id, 'assign', { assignee: 'a.relative' });
  const relative = officer('a.relative', 'counter-approver', COUNTY, PERSON);
  await refused(world.do(relative, id, 'approve'), 'matters.own_matter');
  await world.do(chief, id, 'assign', { assignee: 'another' });
  await world.do(officer('another', 'counter-approver', COUNTY), id, 'approve');
  expect(await world.case(id)).toMatchObject({ state: 'paying' });
});

test('a step is done by whoever took it, at its own office only', async () => {
  const id = await world.bring(clerk, { again: true });
  await refused(world.do(reviewer, id, 'forward'), 'matters.take_it_first');
  const elsewhere = officer('far', 'counter-approver', NEIGHBOUR);
  await refused(world.do(elsewhere, id, 'take'), 'matters.unknown_case');
  await refused(world.do(clerk, id, 'take'), 'matters.not_yours');
  await world.do(reviewer, id, 'take');
  await refused(world.do(approver, id, 'forward'), 'matters.held_by_another');
  await world.do(reviewer, id, 'release');
  await world.do(approver, id, 'take');
  await world.do(clerk, id, 'withdraw', { reason: '不办了' });
  await refused(world.do(approver, id, 'forward'), 'matters.closed');
});

test('of two officers at one moment one wins and the other learns who was first', async () => {
  world.setTime('2025-09-16 09:00');
  const id = await world.bring(clerk, { again: true });
  const { version } = await world.case(id);
  const take = (caller: typeof reviewer, key: string) =>
    world.matters.act({ id, caller, request: { key, version, act: 'take' } });
  const both = await Promise.allSettled([take(reviewer, 'k-one'), take(approver, 'k-two')]);
  const lost = both.find((one) => one.status === 'rejected')?.reason as Rejection;
  expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
  expect(lost.kind.code).toBe('matters.changed_meanwhile');
  const winner = (await world.case(id)).assignee;
  expect(lost.facts).toMatchObject({ by: winner, at: '2025-09-16T01:00:00.000Z', act: 'take' });
});

test('a request that comes again changes nothing, and its key serves no other', async () => {
  const key = 'the-same-key';
  const again = { ...grantOf(), key, again: true };
  const [first, second] = await Promise.all([
    world.matters.submit(clerk, again),
    world.matters.submit(clerk, again),
  ]);
  expect(first).toBe(second);
  const other = { ...again, form: { why: 'other', words: '别的' }, promised: [] };
  await refused(world.matters.submit(clerk, other), 'matters.key_used');
  const { version } = await world.case(first);
  const request = { key: 'an-act-twice', version, act: 'take' as const };
  await world.matters.act({ id: first, caller: reviewer, request });
  await world.matters.act({ id: first, caller: reviewer, request });
  expect((await world.case(first)).version).toBe(version + 1);
  const changed = { ...request, act: 'release' as const };
  await refused(
    world.matters.act({ id: first, caller: reviewer, request: changed }),
    'matters.key_used',
  );
});

test('a matter without its paper is refused by its name; a promise stands for it where that is said', async () => {
  const bare = { promised: [], again: true };
  const missing = await world.bring(clerk, bare).catch((error: Rejection) => error);
  expect(missing).toMatchObject({ kind: PAPER_MISSING, facts: { nameZh: '票据', nameEn: 'Bill' } });
  const other = { form: { why: 'other', words: '说明' }, again: true };
  await refused(
    world.bring(clerk, { ...other, promised: ['bill', 'proof'] }),
    'matters.no_promise',
  );
  const file = 'a'.repeat(64);
  const papers = [{ material: 'proof', file, name: '证明.pdf', turns: 0 as const }];
  await refused(world.bring(clerk, { ...other, papers }), 'matters.unknown_file');
  await addFile(world.database, file);
  const id = await world.bring(clerk, { ...other, papers });
  expect((await world.case(id)).promised).toEqual(['bill']);
  await refused(world.bring(clerk, { ...bare, promised: ['nothing'] }), 'matters.unknown_material');
});

test('the same matter brought twice while it is open is refused unless it is stated', async () => {
  const far = { person: FAR_PERSON };
  const counter = officer('b.clerk', 'counter-clerk', NEIGHBOUR);
  await world.bring(counter, far);
  await refused(world.bring(counter, far), 'matters.open_already');
  await world.bring(counter, { ...far, again: true });
});

test('only what the document names and what is delegated is taken in', async () => {
  const tip = {
    ...{ matter: 'tip', person: null, form: { words: '某处' }, promised: [] },
    applicant: { kind: 'anybody' as const, name: '示范人', phone: null, relation: null },
  };
  await refused(world.bring(clerk, tip), 'matters.not_offered_here');
  await world.database.sql(
    'test: nothing delegated',
    "update office set delegated = '' where path = $1",
    ['532900/532901/03/08'],
  );
  const bare = officer('c.clerk', 'counter-clerk', '532900/532901/03/08');
  await refused(world.bring(bare, { again: true }), 'matters.not_delegated');
  const county = officer('d.clerk', 'counter-clerk', COUNTY);
  const id = await world.bring(county, tip);
  const { readCase } = await import('./show-case.ts');
  const read = (caller: typeof clerk) => readCase(world.matters, id, caller);
  expect((await read(county)).case.confidential).toBe(true);
  const prefecture = officer('boss', 'counter-chief', '532900');
  await refused(read(prefecture), 'matters.unknown_case');
  await refused(read(officer('spy', 'inspector', null)), 'matters.unknown_case');
});

test('a matter that a rule decides is done at once, on a Sunday night as well', async () => {
  world.setTime('2025-09-21 02:00');
  const own = insured(PERSON);
  const quick = { matter: 'quick', form: { words: '去外地' }, promised: [] };
  const id = await world.bring(own, quick);
  expect(await world.case(id)).toMatchObject({
    ...{ state: 'done', channel: 'online', acceptedOn: '2025-09-21', dueOn: '2025-09-21' },
    result: { filing: id },
  });
  expect((await world.trace(id)).map(({ act, actor }) => `${act} ${actor}`)).toEqual([
    `submit ${PERSON}`,
    'accept system',
    'approve system',
    'carry-out system',
  ]);
});

test('what the rule leaves to people waits for them from the next working day', async () => {
  world.setTime('2025-09-30 18:00');
  world.play.look = 'somebody.looks';
  const quick = { matter: 'quick', form: { words: '看一看' }, promised: [] };
  const id = await world.bring(clerk, quick);
  world.play.look = null;
  expect(await world.case(id)).toMatchObject({
    ...{ state: 'open', acceptedOn: '2025-10-09', dueOn: '2025-10-10', stepDueOn: '2025-10-10' },
  });
});

test('what cannot be carried out comes back to the last step and says why', async () => {
  world.setTime('2025-09-15 10:00');
  world.play.fails = new Rejection(PAPER_MISSING, { zh: '甲', en: 'A', material: 'a' });
  const quick = { matter: 'quick', form: { words: '不行' }, promised: [], person: FAR_PERSON };
  const id = await world.bring(insured(FAR_PERSON), quick);
  expect(await world.case(id)).toMatchObject({ state: 'open', step: 0, decidedAt: null });
  expect((await world.trace(id)).at(-1)).toMatchObject({
    ...{ act: 'carry-out', state: 'open' },
    facts: { code: 'matters.paper_missing', zh: '甲' },
  });
});

test('what a stopped process left approved is finished once', async () => {
  world.play.fails = new Error('the process died');
  const quick = { matter: 'quick', form: { words: '中断' }, promised: [], again: true };
  await expect(world.bring(insured(PERSON), quick)).rejects.toThrow('the process died');
  const before = world.play.done.length;
  const both = await Promise.all([world.matters.finishApproved(), world.matters.finishApproved()]);
  expect(both.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(0);
  expect(world.play.done.length).toBe(before + 1);
  expect(await world.matters.finishApproved()).toBe(0);
});

async function refused(doing: Promise<unknown>, code: string): Promise<void> {
  await expect(doing.then(() => 'was done')).rejects.toMatchObject({ kind: { code } });
}
