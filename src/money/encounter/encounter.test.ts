import { beforeAll, expect, test } from 'vitest';
import type { EncounterId, PersonId, ProviderId } from '../../kernel/ids.ts';
import { formatYuan } from '../../kernel/money.ts';
import { clockFrom } from '../../platform/clock.ts';
import { idSource } from '../../platform/id-source.ts';
import { testArea } from '../../platform/testing.ts';
import {
  addCharges,
  discharge,
  findEncounters,
  findUploads,
  linesOf,
  type OpenRequest,
  openEncounter,
  type StatedLine,
  voidCharges,
} from './index.ts';

const database = await testArea();
const clock = clockFrom(() => new Date('2025-07-01T04:00:00Z'));
const deps = { database, clock, ids: idSource(clock) };
const E = (text: string) => text as EncounterId;

beforeAll(async () => {
  await database.asOwner(
    'test: persons',
    `insert into person (id, id_number, name, initials, sex, born_on, county, household)
     select 'P' || n, n::text, '张三丰', 'zsf', 'male', '1980-01-01', '532901', 'H1'
     from generate_series(1, 2) n`,
  );
  await database.asOwner(
    'test: provider',
    `insert into provider (id, name, initials, county, kind) values ('H1', '大理州人民医院', 'dl', '532901', null),
       ('PH', '示范药店', 'sfyd', '532901', 'pharmacy')`,
  );
  await database.asOwner(
    'test: items',
    `insert into catalogue_item (code, starts_on, ends_on, kind, name, initials, unit, class,
       prior_rate, ceiling, procured, source) values
     ('A1', '2025-01-01', null, 'drug', '甲', 'j', '盒', 'A', 0, null, true, 't'),
     ('B1', '2025-01-01', null, 'drug', '乙', 'y', '盒', 'B', 200000, null, false, 't'),
     ('C1', '2025-01-01', null, 'drug', '丙', 'b', '盒', 'C', 0, null, false, 't'),
     ('BED', '2025-01-01', null, 'service', '床位', 'cw', '日', 'A', 0, 10000, false, 't'),
     ('OLD', '2020-01-01', '2025-01-01', 'drug', '旧', 'j', '盒', 'A', 0, null, false, 't')`,
  );
});

const opening = (change: Partial<OpenRequest> = {}): OpenRequest => ({
  id: null,
  person: 'P1' as PersonId,
  provider: 'H1' as ProviderId,
  kind: 'inpatient',
  disease: null,
  scheme: null,
  startedOn: '2025-06-01',
  endedOn: null,
  outOfArea: false,
  filing: 'none',
  otherPayer: null,
  referral: 'none',
  referredFrom: null,
  ...change,
});

const line = (amount: string, change: Partial<StatedLine> = {}): StatedLine => ({
  code: 'A1',
  day: '2025-06-01',
  quantity: '1',
  unitPrice: amount,
  amount,
  ...change,
});

const charge = (id: EncounterId, lines: StatedLine[], total: string | null = null) =>
  addCharges(deps, { encounter: id, lines, total });

const stored = async (id: EncounterId) => (await findEncounters(database.sql, [id])).get(id);
const refused = (code: string) =>
  expect.objectContaining({ kind: expect.objectContaining({ code }) });

test('an encounter is opened once, however often it is sent', async () => {
  const request = opening({ id: 'E1', outOfArea: true, filing: 'emergency', scheme: 'resident' });
  const answers = await Promise.all(Array.from({ length: 10 }, () => openEncounter(deps, request)));
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  expect(await stored(E('E1'))).toEqual(answers[0]);
  await expect(openEncounter(deps, { ...request, startedOn: '2025-06-02' })).rejects.toEqual(
    refused('encounter.id_reused'),
  );
  await discharge(deps, { encounter: E('E1'), endedOn: '2025-06-03' });
  expect((await openEncounter(deps, request)).endedOn).toBe('2025-06-03');
});

test('without an id of the sender one is given; a visit ends on its day, a stay is open', async () => {
  const stay = await openEncounter(deps, opening());
  const visit = await openEncounter(deps, opening({ kind: 'outpatient' }));
  expect(stay.id).not.toBe(visit.id);
  expect([stay.endedOn, visit.endedOn]).toEqual([null, '2025-06-01']);
});

test.each([
  ['enrolment.unknown_person', { person: 'P0' as PersonId }],
  ['provider.unknown_provider', { provider: 'H0' as ProviderId }],
  ['encounter.unknown_kind', { kind: 'dental' }],
  ['encounter.no_stay_there', { provider: 'PH' as ProviderId }],
  ['encounter.not_a_day', { startedOn: '2025-02-29' }],
  ['encounter.not_a_day', { endedOn: 'tomorrow' }],
  ['encounter.start_in_future', { startedOn: '2025-07-02' }],
  ['encounter.discharge_before_admission', { endedOn: '2025-05-31' }],
  ['encounter.end_in_future', { endedOn: '2025-07-02' }],
  ['encounter.disease_missing', { kind: 'chronic' }],
  ['encounter.disease_missing', { kind: 'special' }],
  ['encounter.disease_missing', { kind: 'disease-quota' }],
  ['encounter.referral_without_origin', { referral: 'up' }],
  ['encounter.unknown_origin', { referral: 'up', referredFrom: E('E0') }],
  ['encounter.origin_of_another_person', { person: 'P2' as PersonId, referredFrom: E('E1') }],
] as const)('%s for %o', async (code, change) => {
  await expect(openEncounter(deps, opening(change))).rejects.toEqual(refused(code));
});

test('what a desk opens at a pharmacy is a purchase without a prescription', async () => {
  const at = async (provider: string) =>
    openEncounter(deps, opening({ kind: 'outpatient', provider: provider as ProviderId }));
  const [bought, treated] = [await at('PH'), await at('H1')];
  expect([bought.purchase, treated.purchase]).toEqual(['unprescribed', null]);
  expect((await stored(bought.id))?.purchase).toBe('unprescribed');
  const bed = line('130.00', { code: 'BED' });
  await expect(charge(bought.id, [line('5.00'), bed])).rejects.toEqual(
    refused('encounter.not_sold_there'),
  );
  expect((await charge(bought.id, [line('5.00')])).billTotal).toBe(500n);
});

test('an upload is priced, kept with its hash and added to the bill by day', async () => {
  const { id } = await openEncounter(deps, opening());
  const bed = { code: 'BED', quantity: '14', unitPrice: '130.0471' };
  const lines = [
    line('10000.33', { code: 'B1', day: '2025-06-02' }),
    line('1820.66', bed),
    line('5.00', { code: 'C1' }),
    line('7.00'),
  ];
  const charged = await charge(id, lines, '11832.99');
  expect(await stored(id)).toEqual(charged);
  expect(charged.bill.map((row) => Object.values(row).map(String))).toEqual([
    ['2025-06-01', '500', '42066', '0', '140700', '700'],
    ['2025-06-02', '0', '0', '200007', '800026', '0'],
  ]);
  expect([formatYuan(charged.billTotal), charged.chargeCount, charged.revision]).toEqual([
    '11832.99',
    4,
    1,
  ]);
  const [upload] = await findUploads(database.sql, id, null);
  expect(upload).toMatchObject({ seq: 1, lineCount: 4, total: 1_183_299n, voids: null });
  expect(upload?.hash).toMatch(/^[0-9a-f]{64}$/);
  expect(linesOf({ lines: upload?.lines ?? '' }).map(({ name }) => name)).toEqual([
    '乙',
    '床位',
    '丙',
    '甲',
  ]);
});

test.each([
  ['encounter.no_lines', [], null],
  ['encounter.total_differs', [line('1.00')], '1.01'],
  ['encounter.duplicate_line', [line('1.00'), line('1.00')], null],
  ['encounter.day_in_future', [line('1.00', { day: '2025-07-02' })], null],
  ['encounter.day_outside_stay', [line('1.00', { day: '2025-05-31' })], null],
  ['catalogue.unknown_code', [line('1.00', { code: 'NONE' })], null],
  ['catalogue.not_in_force', [line('1.00', { code: 'OLD' })], null],
  ['catalogue.not_positive', [line('1.00', { amount: '-1.00' })], null],
  ['catalogue.over_precise', [line('1.005')], null],
  ['catalogue.amount_differs', [line('1.00', { quantity: '2' })], null],
] as const)('an upload with one wrong line changes nothing: %s', async (code, wrong, total) => {
  const { id } = await openEncounter(deps, opening());
  const lines = wrong.length === 0 ? [] : [line('3.00'), ...wrong];
  await expect(charge(id, lines, total)).rejects.toEqual(refused(code));
  expect(await stored(id)).toMatchObject({ revision: 0, chargeCount: 0, billTotal: 0n });
  expect(await findUploads(database.sql, id, null)).toEqual([]);
});

test('an unknown encounter takes no charges, no void and no discharge', async () => {
  const unknown = refused('encounter.unknown_encounter');
  await expect(charge(E('E0'), [line('1.00')])).rejects.toEqual(unknown);
  await expect(voidCharges(deps, { encounter: E('E0'), seq: 1 })).rejects.toEqual(unknown);
  await expect(discharge(deps, { encounter: E('E0'), endedOn: '2025-06-01' })).rejects.toEqual(
    unknown,
  );
});

test('100,000 lines are refused at once', async () => {
  const { id } = await openEncounter(deps, opening());
  const lines = Array.from({ length: 100_000 }, () => line('1.00'));
  const started = performance.now();
  await expect(charge(id, lines)).rejects.toEqual(refused('encounter.too_many_lines'));
  expect(performance.now() - started).toBeLessThan(1_000);
});

test('10,000 lines are taken in one upload', async () => {
  const { id } = await openEncounter(deps, opening());
  const lines = Array.from({ length: 10_000 }, (_, i) => line('1.00', { lineNo: String(i) }));
  expect(await charge(id, lines, '10000')).toMatchObject({ chargeCount: 10_000 });
});

test('the same upload again is refused until it was taken back', async () => {
  const { id } = await openEncounter(deps, opening());
  const before = await charge(id, [line('9.00', { code: 'B1' })]);
  await charge(id, [line('5.00')]);
  await expect(charge(id, [line('5.0')])).rejects.toEqual(refused('encounter.duplicate_upload'));

  const after = await voidCharges(deps, { encounter: id, seq: 2 });
  expect(after).toEqual({ ...before, revision: 3 });
  expect(await stored(id)).toEqual(after);
  const [, , mirror] = await findUploads(database.sql, id, null);
  expect(mirror).toMatchObject({ seq: 3, voids: 2, total: -500n, lineCount: 1 });
  expect(await charge(id, [line('5.00')])).toMatchObject({ billTotal: 1_400n, chargeCount: 2 });
});

test('an upload is taken back once, and a void not at all', async () => {
  const { id } = await openEncounter(deps, opening());
  await charge(id, [line('5.00')]);
  const results = await Promise.allSettled(
    Array.from({ length: 5 }, () => voidCharges(deps, { encounter: id, seq: 1 })),
  );
  expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
  await expect(voidCharges(deps, { encounter: id, seq: 1 })).rejects.toEqual(
    refused('encounter.already_voided'),
  );
  await expect(voidCharges(deps, { encounter: id, seq: 2 })).rejects.toEqual(
    refused('encounter.is_a_void'),
  );
  await expect(voidCharges(deps, { encounter: id, seq: 3 })).rejects.toEqual(
    refused('encounter.unknown_upload'),
  );
  expect(await stored(id)).toMatchObject({ bill: [], billTotal: 0n, chargeCount: 0 });
});

test('twenty simultaneous uploads and voids to one encounter lose nothing', async () => {
  const { id } = await openEncounter(deps, opening());
  await charge(id, [line('1000.00')]);
  const amounts = Array.from({ length: 20 }, (_, i) => `${i + 1}.01`);
  await Promise.all([
    ...amounts.map((amount) => charge(id, [line(amount), line(amount, { code: 'C1' })])),
    voidCharges(deps, { encounter: id, seq: 1 }),
  ]);
  const encounter = await stored(id);
  const uploads = await findUploads(database.sql, id, null);
  expect(uploads.map(({ seq }) => seq)).toEqual(Array.from({ length: 22 }, (_, i) => i + 1));
  expect(encounter).toMatchObject({ billTotal: 42_040n, chargeCount: 40, revision: 22 });
  expect(uploads.reduce((total, upload) => total + upload.total, 0n)).toBe(42_040n);
});

test('a stay ends once, not before its charges, not in the future', async () => {
  const { id } = await openEncounter(deps, opening());
  await charge(id, [line('5.00', { day: '2025-06-05' })]);
  const end = (endedOn: string) => discharge(deps, { encounter: id, endedOn });
  await expect(end('2025-06-31')).rejects.toEqual(refused('encounter.not_a_day'));
  await expect(end('2025-05-31')).rejects.toEqual(refused('encounter.discharge_before_admission'));
  await expect(end('2025-07-02')).rejects.toEqual(refused('encounter.end_in_future'));
  await expect(end('2025-06-04')).rejects.toEqual(refused('encounter.discharge_before_charges'));
  const ended = await end('2025-06-05');
  expect(await stored(id)).toEqual(ended);
  expect(await end('2025-06-05')).toEqual(ended);
  await expect(end('2025-06-06')).rejects.toEqual(refused('encounter.already_discharged'));
});

test('a settled encounter does not change', async () => {
  const { id } = await openEncounter(deps, opening());
  await charge(id, [line('5.00')]);
  await database.asOwner('test: settle', 'update encounter set settlement_id = $2 where id = $1', [
    id,
    '01900000-0000-7000-8000-000000000001',
  ]);
  const settled = refused('encounter.already_settled');
  await expect(charge(id, [line('6.00')])).rejects.toEqual(settled);
  await expect(voidCharges(deps, { encounter: id, seq: 1 })).rejects.toEqual(settled);
  await expect(discharge(deps, { encounter: id, endedOn: '2025-06-05' })).rejects.toEqual(settled);
});
