import { expect, test } from 'vitest';
import { Outage, Rejection } from '../../../kernel/rejection.ts';
import type { Caller } from '../../../platform/http/route.ts';
import type { Matters } from '../../matters/index.ts';
import { COUNTY, matterWorld, NEIGHBOUR, officer } from '../../matters/testing.ts';
import { actOnBatch, readBatch } from './act-on-batch.ts';
import { bringBatch } from './bring-batch.ts';
import type { BatchAct, BatchDeps, BatchId, Counts } from './model.ts';
import { countRows, listBatches, listRows } from './store.ts';
import { addInsured, batchDeps, HEADING, lineOf, numberOf, sheetOf } from './testing.ts';
import { resumeBatches, workBatch } from './work-batch.ts';

const world = await matterWorld();
const { sql } = world.database;
await addInsured(sql, 120);
const deps = batchDeps(world);
const CLERK = officer('a.clerk', 'counter-clerk', COUNTY);

let keys = 0;
const bring = (lines: string[][], caller: Caller = CLERK, by: BatchDeps = deps) =>
  bringBatch(by, caller, sheetOf(`a-sheet-${++keys}`, lines));

async function act(id: BatchId, what: BatchAct, more: { by?: Caller; doubtful?: boolean } = {}) {
  const { by = CLERK, doubtful = false } = more;
  const { version } = await readBatch(deps, by, id);
  await actOnBatch(deps, by, { id, act: what, version, doubtful });
}

/** As the queue would, until nothing asks for more. */
async function workOff(id: BatchId, by: BatchDeps = deps): Promise<Counts> {
  for (let part = 0; part < 50; part += 1) {
    const { state } = await readBatch(deps, { ...CLERK, role: 'demo' }, id);
    if (state !== 'trying' && state !== 'running') break;
    await workBatch(by, id);
  }
  return (await countRows(sql, [id]))(id);
}

const rowsOf = (id: BatchId) =>
  listRows(sql, id, {
    states: ['waiting', 'ready', 'doubtful', 'refused', 'done', 'failed'],
    ...{ limit: 1_000, offset: 0 },
  });
const casesOf = async (id: BatchId) => {
  const found = await sql<{ key: string; submits: number }>(
    'test: cases of a batch',
    `select c.key, (select count(*)::int from case_event e where e.case_id = c.id and act = 'carry-out') as submits
     from matter_case c where c.key like '%' || $1 || '-%' order by c.key`,
    [id],
  );
  return found.map(({ key, submits }) => [key.slice(key.lastIndexOf('-') + 1), submits]);
};
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof Rejection ? error.kind.code : error),
  );

test('a sheet is tried first: the bad lines are told with their reason, and nothing is taken in', async () => {
  const wrong = numberOf(3).replace(/.$/, (last) => (last === '0' ? '1' : '0'));
  const id = await bring([
    lineOf(1),
    [wrong, '示范批3', '校验码不对'],
    [numberOf(4), '示范批5', '另一人的姓名'],
    [numberOf(999), '示范批999', '没有参保'],
    lineOf(1),
    [numberOf(6), '示范批6', ''],
    lineOf(7),
  ]);
  expect(await workOff(id)).toMatchObject({ ready: 2, refused: 5, done: 0, waiting: 0 });
  const told = (await rowsOf(id)).map(({ sheet, state, answer }) => {
    return [sheet.line, state, answer?.refused?.code ?? answer?.decided];
  });
  expect(told).toEqual([
    [2, 'ready', 'at-once'],
    [3, 'refused', 'desk.wrong_number'],
    [4, 'refused', 'desk.other_name'],
    [5, 'refused', 'desk.not_insured'],
    [6, 'refused', 'desk.twice_in_sheet'],
    [7, 'refused', 'matters.field_missing'],
    [8, 'ready', 'at-once'],
  ]);
  expect(await casesOf(id)).toEqual([]);
  const { state } = await readBatch(deps, CLERK, id);
  expect(state).toBe('tried');
});

test('what is kept of people is sealed, and no refusal holds a whole number', async () => {
  const id = await bring([[numberOf(8), '别人', '话']]);
  await workOff(id);
  const [kept] = await sql<{ content: string; answer: string }>(
    'test: kept',
    'select content, answer from matter_batch_row where batch_id = $1',
    [id],
  );
  expect([kept?.content, kept?.answer].every((text) => /^a\d+:/.test(text ?? ''))).toBe(true);
  const [row] = await rowsOf(id);
  expect(row?.answer?.refused?.facts).toEqual({ number: `532901********${numberOf(8).slice(-4)}` });
});

test('the good ones are submitted, each once, however often it is asked for and whoever works', async () => {
  const id = await bring(Array.from({ length: 30 }, (_, index) => lineOf(10 + index)));
  expect(await workOff(id)).toMatchObject({ ready: 30 });
  const { version } = await readBatch(deps, CLERK, id);
  const asked = { id, act: 'run', version, doubtful: false } as const;
  await Promise.all([actOnBatch(deps, CLERK, asked), actOnBatch(deps, CLERK, asked)]);
  await Promise.all([workBatch(deps, id), workBatch(deps, id), workBatch(deps, id)]);
  expect(await workOff(id)).toMatchObject({ ready: 0, done: 30 });
  const cases = await casesOf(id);
  expect(cases).toHaveLength(30);
  expect(cases.every(([, carried]) => carried === 1)).toBe(true);
  expect((await readBatch(deps, CLERK, id)).state).toBe('done');
  const [row] = await rowsOf(id);
  expect(row?.case).toMatchObject({
    state: 'done',
    number: expect.stringMatching(/^532900-2025-/),
  });
});

test('a row whose case was made and not marked is found again by its key', async () => {
  const id = await bring([lineOf(50), lineOf(51)]);
  await workOff(id);
  await act(id, 'run');
  // As if the process had been killed after the first case was made.
  const batch = await readBatch(deps, CLERK, id);
  const [first] = await rowsOf(id);
  const { submissionOfRow } = await import('./try-rows.ts');
  const made = await deps.matters.submit(batch.caller, submissionOfRow(batch, first as never));
  await resumeBatches(deps);
  expect(await workOff(id)).toMatchObject({ done: 2 });
  expect((await rowsOf(id))[0]?.case?.id).toBe(made);
  expect(await casesOf(id)).toHaveLength(2);
});

test('what somebody should look at is submitted only when that is asked for', async () => {
  world.play.look = 'matters.look';
  const id = await bring([lineOf(60)]);
  expect(await workOff(id)).toMatchObject({ doubtful: 1 });
  expect(await codeOf(act(id, 'run'))).toBe('desk.nothing_ready');
  await act(id, 'run', { doubtful: true });
  expect(await workOff(id)).toMatchObject({ done: 1 });
  world.play.look = null;
  const [row] = await rowsOf(id);
  expect(row?.case?.state).toBe('open');
});

test('it is stopped and gone on with; what is refused can be tried once more', async () => {
  const id = await bring([lineOf(70), lineOf(71), [numberOf(72), '示范批72', '']]);
  expect(await codeOf(act(id, 'run'))).toBe('desk.still_trying');
  await workOff(id);
  await act(id, 'run');
  await act(id, 'stop', { by: officer('a.colleague', 'counter-clerk', COUNTY) });
  await workBatch(deps, id);
  expect((await countRows(sql, [id]))(id)).toMatchObject({ ready: 2, done: 0 });
  await act(id, 'again');
  expect(await workOff(id)).toMatchObject({ ready: 2, refused: 1 });
  await act(id, 'run');
  expect(await workOff(id)).toMatchObject({ done: 2, refused: 1 });
  // An order from before that arrives late changes nothing.
  const late = { id, act: 'again', version: 1, doubtful: false } as const;
  expect(await codeOf(actOnBatch(deps, CLERK, late))).toBe('desk.batch_changed');
});

test('one defect keeps back no other row, and is tried three times', async () => {
  const id = await bring([lineOf(80), lineOf(81)]);
  await workOff(id);
  await act(id, 'run');
  const [first] = await rowsOf(id);
  const broken: Matters = {
    ...deps.matters,
    submit: (caller, given) => {
      if (given.key === `${id}-${first?.sheet.line}`) throw new TypeError('a defect');
      return deps.matters.submit(caller, given);
    },
  };
  await expect(workBatch(batchDeps(world, broken), id)).rejects.toThrow('a defect');
  expect(await workOff(id)).toMatchObject({ failed: 1, done: 1 });
  await act(id, 'run');
  expect(await workOff(id)).toMatchObject({ failed: 0, done: 2 });
});

test('a defect in the trial of one row keeps back no other, and nobody submits it unseen', async () => {
  const id = await bring([lineOf(83), lineOf(84)]);
  const broken: Matters = {
    ...deps.matters,
    trial: (caller, given) => {
      if (given.form.words === '第83份') throw new TypeError('a defect');
      return deps.matters.trial(caller, given);
    },
  };
  await expect(workBatch(batchDeps(world, broken), id)).rejects.toThrow('a defect');
  expect(await workOff(id)).toMatchObject({ waiting: 0, failed: 1, ready: 1 });
  const [first] = await rowsOf(id);
  expect(first).toMatchObject({ state: 'failed', answer: null });
  await act(id, 'run');
  expect(await workOff(id)).toMatchObject({ failed: 0, doubtful: 1, done: 1 });
  await act(id, 'again');
  expect(await workOff(id)).toMatchObject({ doubtful: 0, ready: 1, done: 1 });
});

test('a trial that finds nothing at work is tried again as a whole', async () => {
  const id = await bring([lineOf(85)]);
  const away: Matters = {
    ...deps.matters,
    trial: () => Promise.reject(new Outage('the store of files is away')),
  };
  await expect(workBatch(batchDeps(world, away), id)).rejects.toThrow('is away');
  expect((await countRows(sql, [id]))(id)).toMatchObject({ waiting: 1 });
  expect(await workOff(id)).toMatchObject({ ready: 1 });
});

test('what failed and is run again is still what somebody should look at first', async () => {
  world.play.look = 'matters.look';
  const id = await bring([lineOf(86)]);
  await workOff(id);
  const broken: Matters = {
    ...deps.matters,
    submit: () => Promise.reject(new TypeError('a defect')),
  };
  await act(id, 'run', { doubtful: true });
  for (let tries = 0; tries < 3; tries += 1) {
    await workBatch(batchDeps(world, broken), id).catch(() => undefined);
  }
  expect((await countRows(sql, [id]))(id)).toMatchObject({ failed: 1 });
  await act(id, 'run');
  expect(await workOff(id)).toMatchObject({ failed: 0, doubtful: 1, done: 0 });
  await act(id, 'run', { doubtful: true });
  expect(await workOff(id)).toMatchObject({ done: 1 });
  world.play.look = null;
});

test('who may no longer do it stops it at the next row', async () => {
  let there = [{ name: 'a.clerk', displayName: '示范', role: 'counter-clerk' as const }];
  const staffed = batchDeps(world, { ...deps.matters, colleagues: async () => there });
  const id = await bring([lineOf(90), lineOf(91)], CLERK, staffed);
  await workOff(id, staffed);
  await act(id, 'run');
  there = [];
  expect(await workOff(id, staffed)).toMatchObject({ ready: 2, done: 0 });
  const { state, stoppedFor } = await readBatch(deps, CLERK, id);
  expect([state, stoppedFor]).toEqual(['stopped', 'desk.no_longer_there']);
});

test('another office sees none of it, and a colleague goes on with nobody else’s', async () => {
  const id = await bring([lineOf(95)]);
  const far = officer('a.far', 'counter-clerk', NEIGHBOUR);
  expect(await codeOf(readBatch(deps, far, id))).toBe('desk.unknown_batch');
  expect(
    (await listBatches(sql, { within: NEIGHBOUR, unplaced: false, limit: 10, offset: 0 })).total,
  ).toBe(0);
  await workOff(id);
  const colleague = officer('a.colleague', 'counter-clerk', COUNTY);
  expect(await codeOf(act(id, 'run', { by: colleague }))).toBe('desk.not_your_batch');
});

test('the same sheet sent twice is one batch; the key with another sheet is refused', async () => {
  const sheet = sheetOf('one-key-of-two', [lineOf(96)]);
  const both = await Promise.all([bringBatch(deps, CLERK, sheet), bringBatch(deps, CLERK, sheet)]);
  expect(both[0]).toBe(both[1]);
  const other = sheetOf('one-key-of-two', [lineOf(97)]);
  expect(await codeOf(bringBatch(deps, CLERK, other))).toBe('desk.key_used');
  const unknown = sheetOf('with-a-column', [lineOf(97)], [...HEADING, '备注']);
  expect(await codeOf(bringBatch(deps, CLERK, unknown))).toBe('desk.unknown_column');
});
