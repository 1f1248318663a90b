import { beforeAll, expect, test } from 'vitest';
import type { ProviderId } from '../../kernel/ids.ts';
import { clockFrom } from '../../platform/clock.ts';
import type { Caller, Route } from '../../platform/http/route.ts';
import { idSource } from '../../platform/id-source.ts';
import { testArea } from '../../platform/testing.ts';
import { type EncounterSummary, type EncounterView, encounterRoutes } from './index.ts';

const database = await testArea();
const clock = clockFrom(() => new Date('2025-07-01T04:00:00Z'));
const deps = { database, clock, ids: idSource(clock) };
const routes = encounterRoutes(() => deps);

beforeAll(async () => {
  await database.asOwner(
    'test: person',
    `insert into person (id, id_number, name, initials, sex, born_on, county, household)
     values ('P1', '1', '张三丰', 'zsf', 'male', '1980-01-01', '532901', 'H1')`,
  );
  await database.asOwner(
    'test: providers',
    `insert into provider (id, name, initials, county)
     values ('H1', '州医院', 'zyy', '532901'), ('H2', '县医院', 'xyy', '532901')`,
  );
  await database.asOwner(
    'test: item',
    `insert into catalogue_item (code, starts_on, kind, name, initials, unit, class, prior_rate,
       procured, source) values ('B1', '2025-01-01', 'drug', '乙', 'y', '盒', 'B', 200000, true, 't')`,
  );
});

type Parts = { params?: object; query?: object; body?: object; provider?: string };

async function call<Answer>(name: string, { params, query, body, provider }: Parts = {}) {
  const found = routes.find((row) => `${row.method} ${row.path}` === name) as Route;
  const caller: Caller = {
    id: 'test',
    role: 'desk',
    provider: (provider ?? null) as ProviderId | null,
    area: null,
  };
  const made = {
    caller,
    area: database.area,
    params: params ?? {},
    query: query ?? {},
    body: body ?? {},
  };
  const answer = (await found.handle(made)) as Answer;
  return { answer, person: found.person?.(made, answer) ?? null };
}

const line = { code: 'B1', day: '2025-06-02', quantity: '2', unitPrice: '50', amount: '100.00' };
const opening = { person: 'P1', provider: 'H1', kind: 'inpatient', startedOn: '2025-06-01' };

test('the life of an encounter at the desk', async () => {
  const opened = await call<EncounterView>('POST /encounters', { body: { ...opening, id: 'E1' } });
  expect(opened.person).toBe('P1');
  expect(opened.answer).toMatchObject({
    id: 'E1',
    personName: '张*丰',
    providerName: '州医院',
    endedOn: null,
    filing: 'none',
    billTotal: '0.00',
    uploads: [],
    open: true,
  });

  const params = { id: 'E1' };
  const charged = await call<EncounterView>('POST /encounters/:id/charges', {
    params,
    body: { lines: [line], total: '100.00' },
    provider: 'H1',
  });
  expect(charged.answer).toMatchObject({
    billTotal: '100.00',
    bill: {
      fullSelfPay: '0.00',
      overCeiling: '0.00',
      priorSelfPay: '20.00',
      inScope: '80.00',
      procured: '80.00',
    },
    uploads: [{ seq: 1, total: '100.00', voids: null, lineCount: 1 }],
  });
  expect(charged.answer.uploads[0]?.lines).toEqual([
    {
      ...line,
      lineNo: null,
      name: '乙',
      class: 'B',
      procured: true,
      fullSelfPay: '0.00',
      overCeiling: '0.00',
      priorSelfPay: '20.00',
      inScope: '80.00',
    },
  ]);

  const voided = await call<EncounterView>('POST /encounters/:id/charges/:seq/void', {
    params: { id: 'E1', seq: 1 },
  });
  expect(voided.answer).toMatchObject({
    billTotal: '0.00',
    uploads: [{ total: '100.00' }, { total: '-100.00', voids: 1, lines: [{ quantity: '-2' }] }],
  });

  const ended = await call<EncounterView>('POST /encounters/:id/discharge', {
    params,
    body: { endedOn: '2025-06-03' },
  });
  expect(ended.answer.endedOn).toBe('2025-06-03');
  expect((await call('GET /encounters/:id', { params })).answer).toEqual(ended.answer);
});

test('a desk does not touch encounters of another provider', async () => {
  const { answer } = await call<EncounterView>('POST /encounters', { body: opening });
  const other = { params: { id: answer.id }, provider: 'H2' };
  const refused = { kind: { status: 403 } };
  await expect(
    call('POST /encounters/:id/charges', { ...other, body: { lines: [line] } }),
  ).rejects.toMatchObject(refused);
  await expect(
    call('POST /encounters/:id/discharge', { ...other, body: { endedOn: '2025-06-03' } }),
  ).rejects.toMatchObject(refused);
  const own = await call<{ total: number }>('GET /persons/:id/encounters', {
    params: { id: 'P1' },
    provider: 'H2',
  });
  expect(own.answer.total).toBe(0);
});

test('lists are of a provider or a person, open or all, newest first', async () => {
  await database.asOwner(
    'test: settled',
    `insert into encounter (id, person_id, provider_id, kind, started_on, ended_on, settlement_id)
     values ('E9', 'P1', 'H2', 'outpatient', '2025-06-05', '2025-06-05',
       '01900000-0000-7000-8000-000000000001')`,
  );
  type List = { rows: EncounterSummary[]; total: number };
  const list = async (query: object) => (await call<List>('GET /encounters', { query })).answer;
  expect((await list({ provider: 'H2' })).rows.map((row) => row.id)).toEqual(['E9']);
  expect((await list({ provider: 'H2', open: true })).total).toBe(0);
  expect((await list({ open: true })).total).toBe(2);
  expect((await list({ size: 1 })).rows[0]).toMatchObject({
    id: 'E9',
    personName: '张*丰',
    providerName: '县医院',
    open: false,
    settlement: '01900000-0000-7000-8000-000000000001',
  });
  const { answer } = await call<List>('GET /persons/:id/encounters', { params: { id: 'P1' } });
  expect(answer.total).toBe(3);
});

test('a cashier sees what is to be paid today: visits with charges, of one person or all', async () => {
  await database.asOwner(
    'test: to pay',
    `insert into encounter (id, person_id, provider_id, kind, started_on, ended_on, bill_total,
       opened_at)
     values ('D1', 'P1', 'H2', 'outpatient', '2025-07-01', '2025-07-01', 100, '2025-07-01T00:30+08'),
            ('D2', 'P1', 'H2', 'chronic', '2025-06-30', '2025-06-30', 100, '2025-06-30T23:30+08'),
            ('D3', 'P1', 'H2', 'outpatient', '2025-07-01', '2025-07-01', 0, '2025-07-01T00:31+08'),
            ('D4', 'P1', 'H2', 'inpatient', '2025-07-01', null, 100, '2025-07-01T00:32+08')`,
  );
  const ids = async (query: object) => {
    type List = { rows: EncounterSummary[] };
    const { answer } = await call<List>('GET /encounters', { query: { provider: 'H2', ...query } });
    return answer.rows.map((row) => row.id);
  };
  const payable = { payable: true, open: true };
  expect(await ids({ ...payable, since: '2025-07-01' })).toEqual(['D1']);
  expect(await ids({ ...payable, person: 'P1' })).toEqual(['D1', 'D2']);
  expect(await ids({ ...payable, person: 'P0' })).toEqual([]);
  await expect(ids({ since: 'today' })).rejects.toMatchObject({
    kind: { code: 'encounter.not_a_day' },
  });
});

test('an encounter that is not there is refused', async () => {
  await expect(call('GET /encounters/:id', { params: { id: 'E0' } })).rejects.toMatchObject({
    kind: { code: 'encounter.unknown_encounter' },
  });
});
