import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Day } from '../../../kernel/days.ts';
import type { PersonId, ProviderId, RegistrationId } from '../../../kernel/ids.ts';
import type { Moment } from '../../../kernel/moment.ts';
import { formatYuan } from '../../../kernel/money.ts';
import { clockFrom } from '../../../platform/clock.ts';
import { testArea } from '../../../platform/testing.ts';
import {
  cancelRegistration,
  changeRegistration,
  createCharges,
  encounterOf,
  endStay,
  findRegistrations,
  lockRegistration,
  type NewRegistration,
  openRegistration,
  reopenStay,
  type SentCharge,
} from '../index.ts';
import { findEncounters } from '../store.ts';

const database = await testArea();
const clock = clockFrom(() => new Date('2025-07-01T04:00:00Z'));
const charges = createCharges({ database, clock });
const today = clock.today();
const P1 = 'P1' as PersonId;
const H1 = 'H1' as ProviderId;
afterAll(() => charges.close());

beforeAll(async () => {
  await database.asOwner(
    'test: persons',
    `insert into person (id, id_number, name, initials, sex, born_on, county, household)
     select 'P' || n, n::text, '张三丰', 'zsf', 'male', '1980-01-01', '532901', 'H1'
     from generate_series(1, 2) n`,
  );
  await database.asOwner(
    'test: provider',
    `insert into provider (id, name, initials, county) values
     ('H1', '大理州人民医院', 'dl', '532901'), ('H2', '示范医院', 'sf', '532901')`,
  );
  await database.asOwner(
    'test: items',
    `insert into catalogue_item (code, starts_on, ends_on, kind, name, initials, unit, class,
       prior_rate, ceiling, procured, source) values
     ('A1', '2025-01-01', null, 'drug', '甲', 'j', '盒', 'A', 0, null, true, 't'),
     ('B1', '2025-01-01', null, 'drug', '乙', 'y', '盒', 'B', 50000, null, false, 't'),
     ('BED', '2025-01-01', null, 'service', '床位', 'cw', '日', 'B', 200000, 10000, false, 't')`,
  );
});

let made = 0;
async function register(change: Partial<NewRegistration> = {}): Promise<RegistrationId> {
  made += 1;
  const request: NewRegistration = {
    id: `R${made}` as RegistrationId,
    person: P1,
    provider: H1,
    stay: false,
    scheme: null,
    medicalType: '11',
    visitKind: 'outpatient',
    disease: null,
    number: `N${made}`,
    beganAt: '2025-06-01 08:30:00' as Moment,
    particulars: {},
    ...change,
  };
  const opened = await database.transaction((sql) => openRegistration(sql, request, today));
  return opened.id;
}

const admit = () => register({ stay: true, medicalType: '2101', visitKind: 'inpatient' });

const line = (number: string, amount: string, change: Partial<SentCharge> = {}): SentCharge => ({
  line: number,
  code: 'A1',
  day: '2025-06-01' as Day,
  quantity: '1',
  unitPrice: amount,
  amount,
  takesBack: null,
  approval: 'none',
  particulars: {},
  ...change,
});

let keys = 0;
const key = (name?: string) => {
  keys += 1;
  return { provider: H1, transaction: '2204', key: name ?? `K${keys}` };
};

const add = (
  registration: RegistrationId,
  lines: SentCharge[],
  { batch = 'B1' as string | null, stay = false, name = undefined as string | undefined } = {},
) =>
  charges.add({
    key: key(name),
    person: P1,
    provider: H1,
    registration,
    stay,
    bills: [{ batch, lines }],
  });

const addToStay = (registration: RegistrationId, lines: SentCharge[]) =>
  add(registration, lines, { batch: null, stay: true });

const takeBack = (
  registration: RegistrationId,
  what: { batch?: string | null; lines?: string[] | null; stay?: boolean },
) =>
  charges.takeBack({
    key: key(),
    person: P1,
    provider: H1,
    registration,
    stay: false,
    batch: null,
    lines: null,
    ...what,
  });

const billOf = async (registration: RegistrationId, batch: string | null) => {
  const id = encounterOf({ registration, batch });
  return (await findEncounters(database.sql, [id])).get(id);
};
const total = async (registration: RegistrationId, batch: string | null) => {
  const bill = await billOf(registration, batch);
  return bill && formatYuan(bill.billTotal);
};
const refused = (code: string) =>
  expect.objectContaining({ kind: expect.objectContaining({ code: `encounter.${code}` }) });

test('each batch of a visit is a bill of its own, dated by its charges', async () => {
  const visit = await register();
  const priced = await charges.add({
    key: key(),
    person: P1,
    provider: H1,
    registration: visit,
    stay: false,
    bills: [
      { batch: 'B1', lines: [line('1', '4.52', { code: 'B1', day: '2025-06-02' as Day })] },
      { batch: 'B2', lines: [line('1', '10.00'), line('2', '5.00')] },
    ],
  });
  expect(priced.map(({ line, amount }) => [line, formatYuan(amount)])).toEqual([
    ['1', '4.52'],
    ['1', '10.00'],
    ['2', '5.00'],
  ]);
  expect(formatYuan(priced[0]?.priorSelfPay as never)).toBe('0.23');
  expect(await billOf(visit, 'B1')).toMatchObject({
    startedOn: '2025-06-02',
    endedOn: '2025-06-02',
    chargeCount: 1,
    revision: 1,
  });
  expect(await total(visit, 'B2')).toBe('15.00');
});

test('a message sent again gets the same lines; with another body it is refused', async () => {
  const visit = await register();
  const first = await add(visit, [line('1', '10.00')], { name: 'AGAIN' });
  const again = await add(visit, [line('1', '10.00')], { name: 'AGAIN' });
  expect(again).toEqual(first);
  expect(await total(visit, 'B1')).toBe('10.00');
  await expect(add(visit, [line('1', '10.01')], { name: 'AGAIN' })).rejects.toEqual(
    refused('key_reused'),
  );
});

test('the same message twice at the same moment is recorded once', async () => {
  const visit = await register();
  const [one, two] = await Promise.all([
    add(visit, [line('1', '10.00')], { name: 'TWICE' }),
    add(visit, [line('1', '10.00')], { name: 'TWICE' }),
  ]);
  expect(two).toEqual(one);
  expect(await total(visit, 'B1')).toBe('10.00');
});

test('many visits in one turn are all recorded', async () => {
  const visits = await Promise.all(Array.from({ length: 20 }, () => register()));
  await Promise.all(visits.map((visit, i) => add(visit, [line('1', `${i + 1}.00`)])));
  expect(await Promise.all(visits.map((visit) => total(visit, 'B1')))).toEqual(
    visits.map((_, i) => `${i + 1}.00`),
  );
});

test('a price of six places may round either way by one fen; more is refused', async () => {
  const visit = await register();
  const odd = { quantity: '3', unitPrice: '3.333333' };
  await add(visit, [line('1', '10.01', odd)]);
  await expect(add(visit, [line('2', '10.02', odd)])).rejects.toMatchObject({
    kind: { code: 'catalogue.amount_differs' },
  });
});

test('what the hospital itself did not approve is paid by the person', async () => {
  const visit = await register();
  const [priced] = await add(visit, [line('1', '10.00', { approval: 'refused' })]);
  expect(priced).toMatchObject({ class: 'C', fullSelfPay: 1000n, inScope: 0n });
});

test('a refund gives back each part in its proportion, the last one what is left, on the day of its line', async () => {
  const stay = await admit();
  await addToStay(stay, [line('1', '360.00', { code: 'BED', quantity: '3', unitPrice: '120.00' })]);
  const refund = (number: string, day: string) =>
    line(number, '-120.00', {
      code: 'BED',
      quantity: '-1',
      unitPrice: '120.00',
      takesBack: '1',
      day: day as Day,
    });
  const [first] = await addToStay(stay, [refund('2', '2025-06-20')]);
  expect(first).toMatchObject({
    day: '2025-06-01',
    amount: -12000n,
    overCeiling: -2000n,
    priorSelfPay: -2000n,
    inScope: -8000n,
  });
  await addToStay(stay, [refund('3', '2025-06-20'), refund('4', '2025-06-20')]);
  expect(await billOf(stay, null)).toMatchObject({ bill: [], billTotal: 0n });
  await expect(addToStay(stay, [refund('5', '2025-06-20')])).rejects.toEqual(
    refused('refund_exceeds'),
  );
});

test('a refund names a line of the same price and code', async () => {
  const stay = await admit();
  await addToStay(stay, [line('1', '10.00')]);
  const back = { quantity: '-1', unitPrice: '10.00', takesBack: '1' };
  await expect(
    addToStay(stay, [line('2', '-10.00', { ...back, takesBack: null })]),
  ).rejects.toEqual(refused('refund_without_origin'));
  await expect(addToStay(stay, [line('2', '-10.00', { ...back, code: 'B1' })])).rejects.toEqual(
    refused('refund_differs'),
  );
  await expect(addToStay(stay, [line('2', '10.00', { ...back, quantity: '1' })])).rejects.toEqual(
    refused('refund_differs'),
  );
});

test('single lines are taken back, but not one that a refund still names', async () => {
  const stay = await admit();
  await addToStay(stay, [line('1', '10.00'), line('2', '20.00')]);
  await addToStay(stay, [
    line('3', '-5.00', { quantity: '-0.5', unitPrice: '10.00', takesBack: '1' }),
  ]);
  await expect(takeBack(stay, { stay: true, lines: ['1'] })).rejects.toEqual(
    refused('line_is_refunded'),
  );
  await expect(takeBack(stay, { stay: true, lines: ['9'] })).rejects.toEqual(
    refused('unknown_line'),
  );
  await takeBack(stay, { stay: true, lines: ['1', '3'] });
  expect(await billOf(stay, null)).toMatchObject({ billTotal: 2000n, chargeCount: 1 });
  const left = await charges.lines(database.sql, { registration: stay, batch: null });
  expect(left.map((charge) => charge.line)).toEqual(['2']);
  await takeBack(stay, { stay: true });
  expect(await billOf(stay, null)).toMatchObject({ bill: [], billTotal: 0n, chargeCount: 0 });
  await addToStay(stay, [line('1', '7.00')]);
  expect(await total(stay, null)).toBe('7.00');
});

test('a number is used once a bill', async () => {
  const visit = await register();
  await add(visit, [line('1', '10.00')]);
  await expect(add(visit, [line('1', '11.00')])).rejects.toEqual(refused('line_number_used'));
});

test('all unsettled batches of a visit are taken back together, settled ones stay', async () => {
  const visit = await register();
  await add(visit, [line('1', '10.00')], { batch: 'B1' });
  await add(visit, [line('1', '10.00')], { batch: 'B2' });
  await add(visit, [line('1', '10.00')], { batch: 'B3' });
  await database.asOwner(
    'test: settled',
    `update encounter set settlement_id = '00000000-0000-7000-8000-000000000001' where id = $1`,
    [encounterOf({ registration: visit, batch: 'B3' })],
  );
  await takeBack(visit, {});
  expect(await Promise.all(['B1', 'B2', 'B3'].map((batch) => total(visit, batch)))).toEqual([
    '0.00',
    '0.00',
    '10.00',
  ]);
  await expect(takeBack(visit, {})).rejects.toEqual(refused('unknown_batch'));
  await expect(takeBack(visit, { batch: 'B3' })).rejects.toEqual(refused('already_settled'));
  await expect(takeBack(visit, { batch: 'B9' })).rejects.toEqual(refused('unknown_batch'));
});

test('charges are refused of another person, another provider, a visit not described, another kind', async () => {
  const visit = await register();
  const one = { stay: false, bills: [{ batch: 'B1', lines: [line('1', '1.00')] }] };
  const asked = { key: key(), person: P1, provider: H1, registration: visit, ...one };
  await expect(charges.add({ ...asked, person: 'P2' as PersonId })).rejects.toEqual(
    refused('registration_of_another_person'),
  );
  await expect(charges.add({ ...asked, provider: 'H2' as ProviderId })).rejects.toEqual(
    refused('registered_elsewhere'),
  );
  await expect(charges.add({ ...asked, stay: true })).rejects.toEqual(refused('not_a_stay'));
  await expect(charges.add({ ...asked, registration: 'R0' as RegistrationId })).rejects.toEqual(
    refused('unknown_registration'),
  );
  const silent = await register({ visitKind: null, medicalType: '' });
  await expect(add(silent, [line('1', '1.00')])).rejects.toEqual(refused('visit_not_described'));
  const stay = await admit();
  await expect(add(stay, [line('1', '1.00')], { batch: null })).rejects.toEqual(
    refused('is_a_stay'),
  );
  await expect(add(visit, [line('1', '1.00', { day: '2025-05-31' as Day })])).rejects.toEqual(
    refused('day_outside_stay'),
  );
  await expect(add(visit, [line('1', '1.00', { day: '2025-07-02' as Day })])).rejects.toEqual(
    refused('day_in_future'),
  );
});

test('a registration is cancelled while nothing is charged, and takes no charges afterwards', async () => {
  const visit = await register();
  await add(visit, [line('1', '1.00')]);
  const cancel = () =>
    database.transaction(async (sql) => {
      const found = await lockRegistration(sql, visit);
      if (found) await cancelRegistration(sql, found);
    });
  await expect(cancel()).rejects.toEqual(refused('registration_charged'));
  await takeBack(visit, { batch: 'B1' });
  await cancel();
  await expect(add(visit, [line('1', '1.00')])).rejects.toEqual(refused('registration_cancelled'));
});

const within = (id: RegistrationId, work: Parameters<typeof workOn>[1]) => workOn(id, work);
function workOn(
  id: RegistrationId,
  work: (
    sql: Parameters<Parameters<typeof database.transaction>[0]>[0],
    found: NonNullable<Awaited<ReturnType<typeof lockRegistration>>>,
  ) => Promise<unknown>,
) {
  return database.transaction(async (sql) => {
    const found = await lockRegistration(sql, id);
    if (!found) throw new RangeError(id);
    return work(sql, found);
  });
}

test('kind and begin may change until charges are there', async () => {
  const stay = await admit();
  const begins = { beganAt: '2025-05-30 10:00:00' as Moment };
  await within(stay, (sql, found) => changeRegistration(sql, found, begins, today));
  expect(await billOf(stay, null)).toMatchObject({ startedOn: '2025-05-30' });
  await addToStay(stay, [line('1', '1.00')]);
  const earlier = { beganAt: '2025-05-29 10:00:00' as Moment };
  await expect(
    within(stay, (sql, found) => changeRegistration(sql, found, earlier, today)),
  ).rejects.toEqual(refused('kind_is_fixed'));
  const bed = { particulars: { bed: '12' } };
  await within(stay, (sql, found) => changeRegistration(sql, found, bed, today));
  expect((await findRegistrations(database.sql, [stay])).get(stay)?.particulars.bed).toBe('12');
});

test('a stay ends, goes on after all, and ends again; only once at a time', async () => {
  const stay = await admit();
  await addToStay(stay, [line('1', '1.00', { day: '2025-06-05' as Day })]);
  const end = (at: string) =>
    within(stay, (sql, found) => endStay(sql, found, at as Moment, { today, particulars: {} }));
  const reopen = () => within(stay, (sql, found) => reopenStay(sql, found));
  await expect(reopen()).rejects.toEqual(refused('not_ended'));
  await expect(end('2025-06-04 10:00:00')).rejects.toEqual(refused('discharge_before_charges'));
  await end('2025-06-10 10:00:00');
  expect(await billOf(stay, null)).toMatchObject({ endedOn: '2025-06-10' });
  await expect(end('2025-06-11 10:00:00')).rejects.toEqual(refused('already_discharged'));
  await expect(addToStay(stay, [line('2', '1.00', { day: '2025-06-11' as Day })])).rejects.toEqual(
    refused('day_outside_stay'),
  );
  await reopen();
  await end('2025-06-11 10:00:00');
  expect(await billOf(stay, null)).toMatchObject({ endedOn: '2025-06-11' });
});
