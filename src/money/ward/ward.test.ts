import { expect, test } from 'vitest';
import type { EncounterId, PersonId } from '../../kernel/ids.ts';
import { continueStay } from '../encounter/index.ts';
import { addPerson, billRequest, HOSPITAL, openBill, TOWNSHIP } from '../settlement/testing.ts';
import type { SharesView } from './read-shares.ts';
import { admissionOf, wardWorld } from './testing.ts';
import type { BoardView, FeesView, StayView } from './view.ts';

const world = await wardWorld();
const { call, at, admit, charge } = world;

const board = (query: object = {}) =>
  call<BoardView>('GET /stays', { query: { provider: HOSPITAL, ...query } });
const shares = (stays: readonly string[], provider: string = HOSPITAL) =>
  call<SharesView>('POST /stays/shares', { body: { provider, stays } });

test('a patient is admitted, shown on the board, moved, and leaves it by the discharge', async () => {
  const stay = await admit();
  expect(stay).toMatchObject({
    state: 'admitted',
    departmentName: '内科',
    diagnosis: '肺炎',
    idNumber: expect.stringMatching(/\*{4}/),
    days: 19,
    deposit: '500',
  });
  const [row] = (await board()).rows.filter(({ id }) => id === stay.id);
  expect(row).toMatchObject({ personName: '示*人', state: 'admitted', total: '0.00' });

  const moved = await at<StayView>('/stays/:id/particulars', stay.id, {
    department: '02',
    bed: 'Z9',
    deposit: '',
  });
  expect(moved).toMatchObject({ departmentName: '外科', bed: 'Z9', deposit: null });
  await at('/stays/:id/diagnoses', stay.id, {
    diagnoses: [
      { code: 'I10', name: '高血压', main: true },
      { code: 'E11', name: '糖尿病', main: false },
    ],
  });
  await charge(stay.id);
  const gone = await at<StayView>('/stays/:id/discharge', stay.id, {
    endedOn: '2025-11-10',
    way: '1',
    diagnoses: [{ code: 'I10', name: '高血压', main: true }],
  });
  expect(gone).toMatchObject({ state: 'discharged', days: 9, diagnosis: '高血压' });
  expect(gone.diagnoses.map(({ phase, code }) => `${phase} ${code}`)).toEqual([
    'admission I10',
    'admission E11',
    'discharge I10',
  ]);
  expect((await board()).rows.some(({ id }) => id === stay.id)).toBe(false);
  const [waiting] = (await board({ phase: 'toSettle' })).rows;
  expect(waiting).toMatchObject({ id: stay.id, alerts: ['notSettled'] });
  const again = await world.discharge(stay.id);
  expect(again.revision).toBe(gone.revision);
  expect((await at<StayView>('/stays/:id/readmission', stay.id)).state).toBe('charged');
});

test('an admission is repeated under its id, and only with the same content', async () => {
  const body = { ...admissionOf(await addPerson(world)), id: 'WINDOW-1' };
  const first = await call<StayView>('POST /stays', { body });
  expect((await call<StayView>('POST /stays', { body })).id).toBe(first.id);
  const pair = { ...admissionOf(await addPerson(world)), id: 'WINDOW-2' };
  const both = await Promise.all([0, 1].map(() => call<StayView>('POST /stays', { body: pair })));
  expect(both.map(({ id }) => id)).toEqual(['WINDOW-2', 'WINDOW-2']);
  await refuses(call('POST /stays', { body: { ...body, startedOn: '2025-11-02' } }), 'id_reused');
});

test('what an admission is refused for', async () => {
  const there = await admit();
  const person = await addPerson(world);
  const fresh = () => admissionOf(person);
  const admitAs = (more: object) => call('POST /stays', { body: { ...fresh(), ...more } });
  const twice = admissionOf(there.person as PersonId);
  await refuses(call('POST /stays', { body: twice }), 'ward.in_hospital_already');
  await refuses(admitAs({ kind: 'outpatient' }), 'ward.not_a_stay_kind');
  await refuses(admitAs({ referral: 'up' }), 'encounter.referral_without_origin');
  await refuses(admitAs({ referral: 'up', referredFrom: 'NONE' }), 'encounter.unknown_origin');
  await refuses(admitAs({ said: { deposit: '-3' } }), 'ward.bad_deposit');
  await refuses(admitAs({ said: { department: '77' } }), 'ward.unknown_department');
  const taken = { department: '01', bed: there.bed };
  await refuses(admitAs({ said: taken }), 'ward.bed_taken');
  const none = [{ code: 'I10', name: '高血压', main: false }];
  await refuses(admitAs({ diagnoses: none }), 'ward.one_main_diagnosis');
  await refuses(admitAs({ startedOn: '2025-13-01' }), 'encounter.not_a_day');
  await refuses(admitAs({ startedOn: '2026-01-01' }), 'encounter.start_in_future');
  expect((await board()).rows.some((row) => row.person === person)).toBe(false);
});

test('a referral goes on in the bill', async () => {
  const person = await addPerson(world);
  const origin = await openBill(world, person, { provider: TOWNSHIP });
  const body = { ...admissionOf(person), referral: 'up', referredFrom: origin };
  expect(await call<StayView>('POST /stays', { body })).toMatchObject({ referral: 'up' });
});

test('the shares of a board are what each settlement then gives', async () => {
  const [rich, poor] = [await admit(), await admit()];
  await charge(rich.id, { unitPrice: '41000', amount: '41000.00' });
  await charge(poor.id);
  const bare = await openBill(world, await addPerson(world), { endedOn: null });
  const empty = await admit();
  const ids = [rich.id, poor.id, bare, empty.id];
  const told = await shares(ids);
  const of = (id: string) => told.rows.find((row) => row.id === id);
  expect(of(empty.id)?.refusal).toBe('settlement.empty_bill');
  for (const id of [rich.id, poor.id]) await world.discharge(id);
  for (const id of [rich.id, poor.id, bare]) {
    const [first] = (await world.settle(id, id === bare)).settlements;
    if (!first) throw new Error('nothing was settled');
    const { pool, largeAmount, seriousDisease, medicalAid, cash } = first.row.amounts;
    const fund = pool + largeAmount + seriousDisease + medicalAid;
    expect([of(id)?.fund, of(id)?.personal].map(fenOf)).toEqual([fund, cash]);
  }
  const after = await shares(ids);
  for (const id of [rich.id, poor.id, bare]) {
    const { fund, personal } = after.rows.find((row) => row.id === id) ?? {};
    expect([fund, personal]).toEqual([of(id)?.fund, of(id)?.personal]);
  }
  expect(after.sum).toEqual(told.sum);
  expect(of(poor.id)?.arrears).not.toBeNull();
  expect(of(bare)?.arrears).toBeNull();
  expect((await shares(ids, TOWNSHIP)).rows).toEqual([]);
});

test('two stays of one person are tried as if each were the only one', async () => {
  const person = await addPerson(world);
  const first = await openBill(world, person);
  const second = await openBill(world, person, { startedOn: '2025-08-01', endedOn: '2025-08-04' });
  const together = await shares([first, second]);
  const alone = await shares([second]);
  expect(together.rows.find(({ id }) => id === second)).toEqual(alone.rows[0]);
});

test('a bare encounter is on the board and gets its registration when something is said', async () => {
  const id = await openBill(world, await addPerson(world), { endedOn: null });
  const row = (await board()).rows.find((one) => one.id === id);
  expect(row).toMatchObject({
    department: '',
    bed: '',
    alerts: ['costOver', 'noCharges', 'longStay'],
  });
  const told = await Promise.all([
    at<StayView>('/stays/:id/particulars', id, { department: '01', bed: 'Q1' }),
    at<StayView>('/stays/:id/particulars', id, { doctorName: '乙' }),
  ]);
  expect(told).toHaveLength(2);
  expect(await world.read(id)).toMatchObject({ bed: 'Q1', doctorName: '乙', number: id });
});

test('the plain discharge of an encounter ends its registration too', async () => {
  const { id } = await admit();
  await at('/encounters/:id/discharge', id, { endedOn: '2025-11-03' });
  expect((await world.read(id)).state).toBe('leftUncharged');
  expect((await at<StayView>('/stays/:id/readmission', id)).state).toBe('admitted');
  const taken = await at<StayView>('/stays/:id/cancellation', id);
  expect(taken.state).toBe('cancelled');
  await refuses(
    at('/encounters/:id/discharge', id, { endedOn: '2025-11-03' }),
    'registration_cancelled',
  );
});

test('the fee list holds what was charged and not taken back, by category, item and day', async () => {
  const { id } = await admit();
  await charge(id);
  await charge(id, { day: '2025-11-03', quantity: '1.5', amount: '3000.00' });
  await charge(id, { code: 'B', day: '2025-11-03', unitPrice: '100', amount: '100.00' });
  await charge(id, { code: 'C', unitPrice: '7', amount: '7.00' });
  await call('POST /encounters/:id/charges/:seq/void', { params: { id, seq: 4 } });
  const fees = await call<FeesView>('GET /stays/:id/fees', { params: { id } });
  expect(fees.total).toBe('5100.00');
  expect(fees.categories).toEqual([
    {
      category: 'other',
      amount: '5100.00',
      outside: '20.00',
      fees: [
        expect.objectContaining({ code: 'A', quantity: '2.5', amount: '5000.00' }),
        expect.objectContaining({ code: 'B', quantity: '1', outside: '20.00' }),
      ],
    },
  ]);
  expect(fees.course.map(({ day, total, soFar }) => [day, total, soFar])).toEqual([
    ['2025-11-02', '2000.00', '2000.00'],
    ['2025-11-03', '3100.00', '5100.00'],
  ]);
});

test('a clerk changes stays of the own hospital only, and no visit', async () => {
  const stay = await admit();
  const params = { id: stay.id };
  const elsewhere = call('POST /stays/:id/particulars', { params, provider: TOWNSHIP });
  await refuses(elsewhere, 'access.other_provider');
  const visit = await openBill(world, await addPerson(world), { kind: 'outpatient' });
  await refuses(call('GET /stays/:id', { params: { id: visit } }), 'ward.not_a_stay_kind');
  await refuses(call('GET /stays/:id', { params: { id: 'NONE' } }), 'encounter.unknown_encounter');
});

test('the trial of a ward is the trial of one', async () => {
  const { id, person } = await world.stayIn('charged');
  const { claimedTotal: _, key: __, ...request } = await billRequest(world, id as EncounterId);
  const one = await world.settlements.quote({ ...request, claimedTotal: null });
  const [many] = await world.settlements.quoteMany([{ ...request, claimedTotal: null }]);
  expect(one.settlements[0]?.row.person).toBe(person);
  expect((many as typeof one).settlements[0]?.row.amounts).toEqual(one.settlements[0]?.row.amounts);
});

function fenOf(text: string | undefined): bigint {
  return BigInt((text ?? '').replace('.', ''));
}

async function refuses(done: Promise<unknown>, code: string): Promise<void> {
  await expect(done).rejects.toMatchObject({ kind: { code: expect.stringContaining(code) } });
}

test('a stay settled in its midst is one patient with several bills, taken back from the last', async () => {
  const { id, person } = await admit();
  await charge(id);
  const first = await settledOf(id);
  await continueStay(world.database.sql, id as EncounterId, world.clock.today());
  const next = `${id}~S02`;
  await charge(next, { day: world.clock.today() });
  const shown = (await board()).rows.filter((row) => row.person === person);
  expect(shown).toMatchObject([{ id, state: 'charged', endedOn: null }]);
  const stay = await world.read(id);
  expect(stay.bills.map((bill) => bill.id)).toEqual([id, next]);
  expect(stay).toMatchObject({ bill: next, total: shown[0]?.total });
  const fees = await call<FeesView>('GET /stays/:id/fees', { params: { id } });
  expect(fees.total).toBe(stay.total);
  const [share] = (await shares([id])).rows;
  expect(share?.total).toBe(stay.total);

  const second = await settledOf(next);
  const takeBack = (settlement: string) =>
    call('POST /settlements/:id/reversals', {
      params: { id: settlement },
      body: { key: `back ${settlement}`, provider: HOSPITAL, person, reason: 'test' },
    });
  await expect(takeBack(first)).rejects.toMatchObject({
    kind: { code: 'encounter.later_bill_settled' },
  });
  await takeBack(second);
  await takeBack(first);
  expect(await world.read(id)).toMatchObject({ bill: id, settlement: null, state: 'charged' });
});

async function settledOf(bill: string): Promise<string> {
  const [first] = (await world.settle(bill, true)).settlements;
  if (!first) throw new Error('nothing was settled');
  return first.row.id;
}
