import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PersonId, ProviderId, RegistrationId } from '../../../kernel/ids.ts';
import type { Moment } from '../../../kernel/moment.ts';
import { clockFrom } from '../../../platform/clock.ts';
import type { Caller, Route } from '../../../platform/http/route.ts';
import { idSource } from '../../../platform/id-source.ts';
import { testArea } from '../../../platform/testing.ts';
import { createCharges, type EncounterView, openRegistration, queueRoutes } from '../index.ts';
import type { QueueRow, QueueView } from './view.ts';

const database = await testArea();
let minute = 0;
/** Noon in Shanghai, a minute later at each reading. */
const clock = clockFrom(() => {
  minute += 1;
  return new Date(Date.parse('2025-07-01T00:00:00Z') + minute * 60_000);
});
const ids = idSource(clock);
const charges = createCharges({ database, clock });
const routes = queueRoutes(() => ({ database, clock, ids, charges }));
afterAll(() => charges.close());

beforeAll(async () => {
  await database.asOwner(
    'test: persons',
    `insert into person (id, id_number, name, initials, sex, born_on, county, household)
     select 'P' || n, n::text, '试用' || n, 'sy', 'male', '1960-01-01', '532901', 'H' || n
     from generate_series(1, 9) n`,
  );
  await database.asOwner(
    'test: coverage',
    `insert into coverage (id, person_id, scheme, standing, starts_on)
     select gen_random_uuid(), 'P' || n, 'resident', case n when 8 then 'arrears' else 'covered' end,
       '2025-01-01' from generate_series(1, 8) n`,
  );
  await database.asOwner(
    'test: disease',
    `insert into recognised_disease (id, person_id, kind, disease, starts_on)
     values (gen_random_uuid(), 'P1', 'two-diseases', 'hypertension', '2025-01-01')`,
  );
  await database.asOwner(
    'test: providers',
    `insert into provider (id, name, initials, county)
     values ('V1', '一村', 'yc', '532901'), ('V2', '二村', 'ec', '532901'), ('V3', '三村', 'sc', '532901')`,
  );
  await database.asOwner(
    'test: item',
    `insert into catalogue_item (code, starts_on, kind, name, initials, unit, class, prior_rate,
       procured, source) values ('A1', '2025-01-01', 'drug', '甲', 'j', '盒', 'A', 0, true, 't')`,
  );
});

type Parts = { params?: object; query?: object; body?: object; own?: string };

async function call<Answer>(name: string, { params, query, body, own }: Parts): Promise<Answer> {
  const found = routes.find((row) => `${row.method} ${row.path}` === name) as Route;
  const provider = (own ?? null) as ProviderId | null;
  const caller: Caller = { id: 'test', role: 'desk', provider, area: null };
  const call = { caller, area: database.area, params: params ?? {}, query: query ?? {} };
  return (await found.handle({ ...call, body: body ?? {} })) as Answer;
}

const register = (person: string, more: object = {}) =>
  call<QueueRow>('POST /registrations', {
    body: { key: `k-${person}`, provider: 'V1', person, kind: 'outpatient', ...more },
  });
const queueOf = (provider: string) =>
  call<QueueView>('GET /registrations', { query: { provider } });
const move = (id: string, action: string, provider = 'V1') =>
  call('POST /registrations/:id/moves', { params: { id }, body: { provider, action } });
const code = (end: string) => ({ kind: { code: `encounter.${end}` } });

test('a visit goes through the queue: registered, called, charged, settled, gone', async () => {
  const first = await register('P1', { kind: 'two-diseases', disease: 'hypertension' });
  expect(first).toMatchObject({
    place: 1,
    personName: '试*1',
    state: 'waiting',
    scheme: 'resident',
    diseases: [{ kind: 'two-diseases', disease: 'hypertension' }],
    kind: 'two-diseases',
    billTotal: '0.00',
  });
  expect((await register('P1', { kind: 'two-diseases', disease: 'hypertension' })).id).toBe(
    first.id,
  );
  const second = await register('P2', { complaint: '咳嗽', doctorName: '示范医师' });
  expect(second).toMatchObject({ place: 2, complaint: '咳嗽', doctorName: '示范医师' });

  const next = (key: string) =>
    call<QueueRow>('POST /registrations/call-next', { body: { provider: 'V1', key } });
  expect((await next('c1')).id).toBe(first.id);
  expect((await next('c1')).id).toBe(first.id);
  expect((await queueOf('V1')).counts).toMatchObject({ waiting: 1, 'in-consultation': 1 });

  const lines = [{ code: 'A1', quantity: '2', unitPrice: '3.50', amount: '7.00' }];
  const charge = () =>
    call<EncounterView>('POST /registrations/:id/charges', {
      params: { id: first.id },
      body: { key: 'b1', lines },
    });
  const bill = await charge();
  expect(bill).toMatchObject({ billTotal: '7.00', kind: 'two-diseases', disease: 'hypertension' });
  expect(await charge()).toMatchObject({ billTotal: '7.00', id: bill.id });
  expect((await queueOf('V1')).rows[0]).toMatchObject({ state: 'charged', billTotal: '7.00' });
  await expect(move(first.id, 'cancel')).rejects.toMatchObject(code('action_not_possible'));

  await database.asOwner('test: settle', 'update encounter set settlement_id = $2 where id = $1', [
    bill.id,
    '01975000-0000-7000-8000-000000000001',
  ]);
  expect((await queueOf('V1')).rows[0]?.state).toBe('settled');
  await move(first.id, 'leave');
  await move(first.id, 'leave');
  expect((await queueOf('V1')).rows[0]?.state).toBe('left');
  await move(second.id, 'cancel');
  expect((await queueOf('V1')).rows.map(({ place }) => place)).toEqual([1]);
  await expect(next('c2')).rejects.toMatchObject(code('nobody_waits'));
});

test('who is not covered, not recognised or here already is told so', async () => {
  await expect(register('P8')).rejects.toMatchObject({
    ...code('not_covered'),
    facts: { standing: 'arrears', day: '2025-07-01' },
  });
  await expect(register('P9')).rejects.toMatchObject(code('not_covered'));
  expect(await register('P9', { withoutInsurance: true })).toMatchObject({ standing: null });
  const two = { kind: 'two-diseases', disease: 'hypertension' };
  await expect(register('P3', two)).rejects.toMatchObject(code('disease_not_filed'));
  await register('P3');
  await expect(register('P3', { key: 'other' })).rejects.toMatchObject(code('already_in_queue'));
  await expect(register('P4', { key: 'k-P3' })).rejects.toMatchObject(code('key_reused'));
  await expect(register('P4', { kind: 'inpatient' })).rejects.toMatchObject(code('unknown_kind'));
});

test('what a hospital’s own system registered stands in the same queue', async () => {
  const id = 'HIS-1' as RegistrationId;
  await database.transaction((sql) =>
    openRegistration(
      sql,
      {
        ...{
          id,
          person: 'P5' as PersonId,
          provider: 'V2' as ProviderId,
          stay: false,
          scheme: null,
        },
        ...{ medicalType: '', visitKind: null, disease: null, number: '1' },
        ...{ beganAt: '2025-07-01 07:00:00' as Moment, particulars: { doctorName: '外部' } },
      },
      clock.today(),
    ),
  );
  expect((await queueOf('V2')).rows).toMatchObject([
    { id, place: 1, state: 'waiting', kind: null, doctorName: '外部' },
  ]);
  await expect(move(id, 'call', 'V1')).rejects.toMatchObject(code('registered_elsewhere'));
  await move(id, 'call', 'V2');
  await move(id, 'wait', 'V2');
  expect((await queueOf('V2')).rows[0]?.state).toBe('waiting');
  await expect(
    call('POST /registrations/:id/charges', {
      params: { id },
      body: { key: 'x', lines: [{ code: 'A1', quantity: '1', unitPrice: '1', amount: '1.00' }] },
      own: 'V1',
    }),
  ).rejects.toMatchObject({ kind: { code: 'access.other_provider' } });
  await expect(move('nothing', 'call')).rejects.toMatchObject(code('unknown_registration'));
});

test('two doctors who call at once get two patients', async () => {
  for (const person of ['P6', 'P7']) await register(person, { provider: 'V3' });
  const called = await Promise.all(
    ['d1', 'd2'].map((key) =>
      call<QueueRow>('POST /registrations/call-next', { body: { provider: 'V3', key } }),
    ),
  );
  expect(new Set(called.map(({ person }) => person))).toEqual(new Set(['P6', 'P7']));
});
