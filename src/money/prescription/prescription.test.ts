import { afterAll, expect, test } from 'vitest';
import type { Route } from '../../platform/http/route.ts';
import { createCharges, queueRoutes } from '../encounter/index.ts';
import { addPerson, settlementWorld } from '../settlement/testing.ts';
import { type PersonPrescriptions, prescriptionRoutes, type TrialView } from './index.ts';

const world = await settlementWorld();
const { database, clock } = world;
const charges = createCharges({ database, clock });
const supplyDaysMax = { is: 84, source: 'test' };
const deps = { ...world, charges, bounds: { supplyDaysMax } as never };
const routes = [...prescriptionRoutes(() => deps), ...queueRoutes(() => deps)];
afterAll(() => charges.close());

const provider = 'H-VILLAGE';

async function call<Answer>(name: string, params: object, body: object = {}): Promise<Answer> {
  const found = routes.find((row) => `${row.method} ${row.path}` === name) as Route;
  const caller = { id: 'test', role: 'desk', provider: null, area: null } as const;
  return (await found.handle({ caller, area: database.area, params, query: {}, body })) as Answer;
}

async function patient(kind = 'two-diseases', disease = 'hypertension'): Promise<string> {
  const id = await addPerson(world);
  await database.asOwner(
    'test: disease',
    `insert into recognised_disease (id, person_id, kind, disease, starts_on)
     values (gen_random_uuid(), $1, $2, $3, '2025-01-01')`,
    [id, kind, disease],
  );
  return id;
}

await database.asOwner(
  'test: list price',
  `insert into catalogue_detail (code, starts_on, list, charge_item, restricted, particulars) values
   ('P', '2020-01-01', 'medicine', 'western-medicine', true,
    '{"price":"2.20","packSize":"14","perDay":"1","restriction":"限二线用药"}')`,
);

const line = { code: 'P', quantity: '2', days: 28, usage: '每日 1 次', approved: true };
const written = (person: string, lines: object[] = [line]) => ({
  ...{ provider, person, kind: 'two-diseases', disease: 'hypertension', lines },
});
type Confirmed = { replayed: boolean; encounter: string; settlements: TrialView['settlements'] };
const confirm = (key: string, person: string, more: object = {}) =>
  call<Confirmed>(
    'POST /prescriptions',
    {},
    { key, ...written(person), claimedTotal: '4.40', ...more },
  );
const past = (person: string) =>
  call<PersonPrescriptions>('GET /persons/:id/prescriptions', { id: person });
const tryOut = (body: object) => call<TrialView>('POST /prescriptions/trials', {}, body);

test('two steps: what it costs is shown, and confirming dispenses it once', async () => {
  const person = await patient();
  expect((await past(person)).diseases).toMatchObject([
    { kind: 'two-diseases', disease: 'hypertension', gate: null, usedUpOn: null, last: null },
  ]);

  const trial = await tryOut(written(person));
  expect(trial).toMatchObject({
    total: '4.40',
    lines: [{ code: 'P', name: '集采药品', unitPrice: '2.2', amount: '4.40', inScope: '4.40' }],
    cautions: [{ what: 'restricted', condition: '限二线用药' }],
    settlements: [{ gate: null, amounts: { total: '4.40', fund: '3.52', cash: '0.88' } }],
  });
  expect((await past(person)).past).toEqual([]);

  const done = await confirm('k1', person, { doctorName: '示范医师' });
  expect(done).toMatchObject({ replayed: false, settlements: [{ amounts: { fund: '3.52' } }] });
  const again = await confirm('k1', person, { doctorName: '示范医师' });
  expect(again).toMatchObject({ replayed: true, encounter: done.encounter });
  expect(again.settlements[0]?.id).toBe(done.settlements[0]?.id);

  const known = await past(person);
  expect(known.past).toHaveLength(1);
  expect(known.diseases[0]).toMatchObject({
    usedUpOn: '2025-12-18',
    last: {
      doctorName: '示范医师',
      total: '4.40',
      lines: [{ code: 'P', quantity: '2', days: 28, usage: '每日 1 次', item: { price: '2.20' } }],
    },
  });
  expect(await call('GET /prescriptions/:id', { id: done.encounter })).toMatchObject({
    person,
    settlement: done.settlements[0]?.id,
  });
});

test('who still has medicine is told; a long supply is only looked at where the area is silent', async () => {
  const person = await patient();
  await confirm('k2', person);
  const { cautions } = await tryOut(written(person, [{ ...line, days: 90 }]));
  expect(cautions).toMatchObject([
    { what: 'overlap', until: '2025-12-18', left: 28 },
    { what: 'long', days: 90, most: 84 },
    { what: 'restricted' },
  ]);
});

test('a visit that waits in the queue becomes the visit of the prescription', async () => {
  const person = await patient();
  const visit = await call<{ id: string }>(
    'POST /registrations',
    {},
    {
      ...{ key: 'q1', provider, person, kind: 'outpatient' },
    },
  );
  await expect(confirm('k3', person)).rejects.toMatchObject({
    kind: { code: 'encounter.already_in_queue' },
    facts: { id: visit.id },
  });
  const done = await confirm('k4', person, { registration: visit.id });
  expect(done.encounter.startsWith(visit.id)).toBe(true);
  expect(await call('GET /registrations/:id', { id: visit.id })).toMatchObject({
    state: 'settled',
    kind: 'two-diseases',
    disease: 'hypertension',
  });
});

test('when the settlement is refused nothing is left on the bill', async () => {
  const person = await patient();
  const visit = await call<{ id: string }>(
    'POST /registrations',
    {},
    {
      ...{ key: 'q2', provider, person, kind: 'outpatient' },
    },
  );
  const wrong = { registration: visit.id, claimedTotal: '4.41' };
  await expect(confirm('k5', person, wrong)).rejects.toMatchObject({
    kind: { code: 'settlement.total_differs' },
  });
  await expect(confirm('k5', person, wrong)).rejects.toMatchObject({ kind: { status: 422 } });
  expect(await call('GET /registrations/:id', { id: visit.id })).toMatchObject({ bills: [] });
  expect(await confirm('k6', person, { registration: visit.id })).toMatchObject({
    replayed: false,
  });
});

test('what is missing or wrong is refused before anything is recorded', async () => {
  const person = await patient();
  const refused = (lines: object[]) => expect(tryOut(written(person, lines))).rejects;
  const { days: _, ...undated } = line;
  await refused([undated]).toMatchObject({ kind: { code: 'prescription.days_missing' } });
  await refused([line, line]).toMatchObject({ kind: { code: 'prescription.item_twice' } });
  await refused([{ ...line, code: 'none' }]).toMatchObject({
    kind: { code: 'catalogue.unknown_code' },
  });
  await refused([{ code: 'A', quantity: '1' }]).toMatchObject({
    kind: { code: 'prescription.price_missing' },
  });
  await expect(call('GET /prescriptions/:id', { id: 'none' })).rejects.toMatchObject({
    kind: { code: 'prescription.unknown' },
  });
  const nobody = await addPerson(world);
  await expect(confirm('k7', nobody)).rejects.toMatchObject({
    kind: { code: 'encounter.disease_not_filed' },
  });
});

test('what is recognised as chronic is not offered as 两病 besides, where the area says so', async () => {
  const person = await patient();
  await database.asOwner(
    'test: chronic too',
    `insert into recognised_disease (id, person_id, kind, disease, starts_on)
     values (gen_random_uuid(), $1, 'chronic', 'hypertension-2-3', '2025-01-01')`,
    [person],
  );
  const gates = (await past(person)).diseases.map(({ kind, gate }) => [kind, gate]);
  expect(Object.fromEntries(gates)).toEqual({
    chronic: null,
    'two-diseases': 'chronic-excludes-two-diseases',
  });
});

test('an ordinary visit is written in the same way, without a disease and without days', async () => {
  const person = await addPerson(world);
  const body = { provider, person, kind: 'outpatient', lines: [{ code: 'P', quantity: '1' }] };
  expect(await tryOut(body)).toMatchObject({ total: '2.20', cautions: [{ what: 'restricted' }] });
  const done = await call<Confirmed>(
    'POST /prescriptions',
    {},
    {
      ...{ ...body, key: 'o1', claimedTotal: '2.20', doctorName: '示范医师' },
    },
  );
  expect(await call('GET /prescriptions/:id', { id: done.encounter })).toMatchObject({
    kind: 'outpatient',
    disease: null,
    doctorName: '示范医师',
  });
  expect((await past(person)).past).toEqual([]);
});
