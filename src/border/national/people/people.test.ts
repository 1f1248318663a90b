import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { PersonId, ProviderId } from '../../../kernel/ids.ts';
import {
  addAccount,
  addGroup,
  addPerson,
  billRequest,
  openBill,
  settlementWorld,
} from '../../../money/settlement/testing.ts';
import { createCredentials } from '../../../people/credential/index.ts';
import { findIdentifiedPersons } from '../../../people/enrolment/index.ts';
import { nationalCatalogue } from '../catalogue/load.ts';
import { nationalTerms } from '../catalogue/terms.ts';
import type { SignedIn } from '../signed-in.ts';
import { runForTest } from '../testing.ts';

const world = await settlementWorld();
const { database, clock, ids, shelf } = world;
const secret = Buffer.from('a key of the test');
const credentials = createCredentials({ database, clock, ids, secret });
const national = { credentials, clock, shelf, terms: nationalTerms() };

const P = await addPerson(world, { id: 'P-RESIDENT', groups: ['minimum-living', 'retrenched'] });
const E = await addPerson(world, { id: 'P-EMPLOYEE', scheme: 'employee' });
await addAccount(world, E, '1234.50');
const numberOf = async (person: PersonId) => {
  return (await findIdentifiedPersons(database.sql, [person])).get(person)?.idNumber ?? '';
};
const [NUMBER, EMPLOYEE_NUMBER] = [await numberOf(P), await numberOf(E)];
await database.sql('test: card', `insert into card values ('C1', $1, 'CHIP1', '2024-01-01')`, [P]);
await database.asOwner(
  'test: rows',
  `with d as (insert into recognised_disease (id, person_id, kind, disease, starts_on, ends_on)
     values (gen_random_uuid(), $1, 'chronic', 'hypertension-2-3', '2025-01-01', null),
       (gen_random_uuid(), $1, 'special', 'uremia', '2025-01-01', '2026-01-01'),
       (gen_random_uuid(), $1, 'chronic', 'asthma', '2023-01-01', '2024-01-01'))
   update provider set kind = 'hospital', uscc = '12532900DEMO00001X' where id = 'H-TERTIARY'`,
  [P],
);

const at = (provider: string): Partial<SignedIn> => ({
  provider: { id: provider as ProviderId, name: '示范医院', kind: 'hospital', county: '532901' },
});
let concerned: unknown;
const send = (number: string, input: object, provider = 'H-TERTIARY') =>
  runForTest(number, input, {
    database,
    world: national,
    signedIn: at(provider),
    concerns: (who) => {
      concerned = who.person;
    },
  }) as Promise<Record<string, Record<string, unknown>[] & Record<string, unknown>>>;
const refused = (code: string) =>
  expect.objectContaining({ kind: expect.objectContaining({ code }) });
const by = (type: string, number: string, more: object = {}) => ({
  data: { mdtrt_cert_type: type, mdtrt_cert_no: number, ...more },
});
/** Codes that the catalogue and what real platforms answer beyond it name. */
const codesOf = (number: string, path: string) => {
  const spec = nationalCatalogue().find(number);
  const fields = spec?.output.find((node) => node.path === path)?.fields ?? [];
  const extras = spec?.extras.filter((extra) => extra.path === path) ?? [];
  return [...fields, ...extras].map(({ code }) => code).sort();
};

test('1101 by identity number: who, how insured, of which groups', async () => {
  const answer = await send('1101', by('02', NUMBER));
  expect(concerned).toBe(P);
  expect(answer.baseinfo).toEqual({
    psn_no: P,
    psn_cert_type: '01',
    certno: NUMBER,
    psn_name: '示例人',
    gend: '2',
    naty: null,
    brdy: '1960-01-01',
    age: 65.8,
    exp_content: null,
  });
  expect(answer.insuinfo).toEqual([
    {
      balc: 0,
      insutype: '390',
      psn_type: '16',
      psn_insu_stas: '1',
      psn_insu_date: '2024-01-01',
      paus_insu_date: null,
      cvlserv_flag: '0',
      insuplc_admdvs: '532900',
      insu_admdvs: '532900',
      emp_name: null,
      psn_insu_rlts_id: null,
    },
  ]);
  const begins = { psn_type_lv: null, begntime: '2025-01-01 00:00:00', endtime: null };
  expect(answer.idetinfo).toEqual([
    { psn_idet_type: '2303', memo: '低保对象', ...begins },
    { psn_idet_type: '2360', memo: '地方扩展医疗救助对象', ...begins },
  ]);
});

test('an employee has a balance; a card, a token and a number lead to the same answer', async () => {
  const byNumber = await send('1101', by('02', EMPLOYEE_NUMBER));
  expect(byNumber.insuinfo?.[0]).toMatchObject({ insutype: '310', psn_type: '11', balc: 1234.5 });
  const byCard = await send('1101', by('03', 'C1', { card_sn: 'CHIP1' }));
  const { qr } = await credentials.issue(P);
  const scanned = await send('1162', { data: { ecQrCode: qr, businessType: '01101' } });
  const byToken = await send('1101', by('01', scanned.ecToken as unknown as string));
  expect(byCard).toEqual(await send('1101', by('02', NUMBER)));
  expect(byToken).toEqual(byCard);
});

test('1101 since a day of the past: insurance of that day or what came after', async () => {
  const before = await send('1101', by('02', NUMBER, { begntime: '2023-06-01' }));
  expect(before).toEqual(await send('1101', by('02', NUMBER)));
  await addGroup(world, E, 'low-income', '2025-07-01');
  await database.sql(
    'test: group ended',
    `update group_membership set ends_on = '2025-09-01' where person_id = $1`,
    [E],
  );
  const then = await send('1101', by('02', EMPLOYEE_NUMBER, { begntime: '2025-08-31 08:00:00' }));
  expect(then.idetinfo).toEqual([
    {
      psn_idet_type: '2305',
      psn_type_lv: null,
      memo: '低收入救助对象',
      begntime: '2025-07-01 00:00:00',
      endtime: '2025-08-31 23:59:59',
    },
  ]);
  const now = await send('1101', by('02', EMPLOYEE_NUMBER, { begntime: '2025-09-01' }));
  expect(now.idetinfo).toEqual([]);
});

test('insurance that is paused or over says since when', async () => {
  const person = await addPerson(world, { id: 'P-MIXED', scheme: 'employee' });
  await database.sql(
    'test: mixed coverage',
    `with ended as (update coverage set ends_on = '2025-03-01' where person_id = $1)
     insert into coverage (id, person_id, scheme, standing, starts_on, ends_on)
     values (gen_random_uuid(), $1, 'resident', 'waiting', '2025-03-01', '2025-06-01'),
       (gen_random_uuid(), $1, 'resident', 'arrears', '2025-06-01', null)`,
    [person],
  );
  const { insuinfo } = await send('1101', by('02', await numberOf(person)));
  const shown = insuinfo?.map((row) => [
    row.insutype,
    row.psn_insu_stas,
    row.psn_insu_date,
    row.paus_insu_date,
  ]);
  expect(shown).toEqual([
    ['310', '4', '2024-01-01', '2025-03-01'],
    ['390', '2', '2025-03-01', '2025-06-01'],
  ]);
  const then = await send(
    '1101',
    by('02', await numberOf(person), { begntime: '2025-02-28 10:00:00' }),
  );
  expect(then.insuinfo?.map((row) => [row.insutype, row.psn_insu_stas])).toEqual([
    ['310', '1'],
    ['390', '1'],
  ]);
});

test.each([
  ['credential.not_accepted', by('02', '532901196001019999')],
  ['credential.not_accepted', by('02', NUMBER, { psn_name: '别人' })],
  ['credential.not_accepted', by('03', 'C1', { card_sn: 'CHIP2' })],
  ['credential.not_accepted', by('01', '532900ecAAAA')],
  ['national.field_rule', by('03', 'C1')],
  ['national.field_rule', by('02', '')],
  ['national.field_rule', { data: { psn_name: '示例人' } }],
  ['national.unknown_code', by('77', '1')],
  ['national.node_missing', {}],
])('%s', async (code, input) => {
  await expect(send('1101', input)).rejects.toEqual(refused(code));
});

test('1161 reads a card, 1162 a code once; the token belongs to who scanned it', async () => {
  const read = await send('1161', by('03', 'C1', { card_sn: 'CHIP1', orgId: 'x' }));
  expect(read).toMatchObject({ cardno: 'C1', card_sn: 'CHIP1', ecToken: null });
  expect(Object.keys(read).sort()).toEqual(
    [...codesOf('1161', ''), 'baseinfo', 'insuinfo', 'idetinfo'].sort(),
  );
  const { qr } = await credentials.issue(P);
  const scan = { data: { mdtrt_cert_type: '01', mdtrt_cert_no: qr, businessType: '01301' } };
  const first = await send('1162', scan);
  expect(first).toMatchObject({ cardno: 'C1', ecToken: expect.stringMatching(/^532900ec/) });
  expect(await send('1162', scan)).toEqual(first);
  await expect(send('1162', scan, 'H-PRIMARY')).rejects.toEqual(refused('credential.used'));
  const token = by('01', first.ecToken as unknown as string);
  await expect(send('1101', token, 'H-PRIMARY')).rejects.toEqual(
    refused('credential.not_accepted'),
  );
  await expect(send('1162', { data: { orgId: 'x' } })).rejects.toEqual(
    refused('national.field_rule'),
  );
});

test('6101 answers what the library of a reader does', async () => {
  const { qr } = await credentials.issue(P);
  const asked = {
    orgId: 'H-TERTIARY',
    businessType: '01101',
    operatorId: 'c1',
    operatorName: '收费员',
    officeId: '01',
    officeName: '内科',
    ecQrCode: qr,
  };
  const { OutData } = await send('6101', { InData: asked });
  expect(Object.keys(OutData ?? {}).sort()).toEqual(codesOf('6101', 'OutData'));
  expect(OutData).toMatchObject({
    userName: '示例人',
    idNo: NUMBER,
    idType: '01',
    ecToken: expect.stringMatching(/^532900ec.{32}$/),
    insuOrg: '532900',
    gender: '女',
    birthday: '1960.01.01',
    email: null,
  });
  const uses = await database.sql<{ act: string; reason: string }>(
    'test: last use',
    'select act, reason from credential_use where person_id = $1 order by id desc limit 1',
    [P],
  );
  expect(uses).toEqual([{ act: 'decoded', reason: '01101' }]);
});

test('1201 finds a provider by code or by part of its name', async () => {
  const expected = {
    fixmedins_code: 'H-TERTIARY',
    fixmedins_name: '示范三级医院',
    uscc: '12532900DEMO00001X',
    fixmedins_type: '1',
    hosp_lv: '12',
    exp_content: null,
  };
  const ask = (medinsinfo: object) => send('1201', { medinsinfo });
  const byCode = await ask({ fixmedins_type: '1', fixmedins_code: 'H-TERTIARY' });
  expect(byCode.medinsinfo).toEqual(expected);
  const byName = await ask({ fixmedins_type: '1', fixmedins_name: '三级' });
  expect(byName.medinsinfo).toEqual(expected);
  for (const [code, wrong] of [
    ['provider.unknown_provider', { fixmedins_type: '1', fixmedins_code: 'H-9' }],
    ['provider.unknown_provider', { fixmedins_type: '2', fixmedins_code: 'H-TERTIARY' }],
    ['national.field_rule', { fixmedins_type: '1' }],
  ] as const) {
    await expect(ask(wrong)).rejects.toEqual(refused(code));
  }
});

const visit = (change: object = {}) => ({
  data: {
    psn_no: P,
    insutype: '390',
    fixmedins_code: 'H-TERTIARY',
    med_type: '2101',
    begntime: '2025-06-01 08:00:00',
    ...change,
  },
});
const funds = async (change: object = {}) =>
  (await send('2001', visit(change))).trtinfo?.map((row) => [
    row.fund_pay_type,
    row.trt_enjymnt_flag,
    row.trt_chk_rslt,
  ]);

test('2001 says which funds take part in a visit', async () => {
  const { trtinfo } = await send('2001', visit());
  expect(trtinfo?.[0]).toEqual({
    psn_no: P,
    trt_chk_type: '01',
    fund_pay_type: '390100',
    trt_enjymnt_flag: '1',
    begndate: '2024-01-01',
    enddate: null,
    trt_chk_rslt: null,
    exp_content: null,
  });
  const all = [
    ['390100', '1', null],
    ['390200', '1', null],
    ['610100', '1', null],
  ];
  expect(await funds()).toEqual(all);
  expect(await funds({ med_type: '14', dise_codg: 'M03900' })).toEqual(
    expect.arrayContaining([['390100', '1', null]]),
  );
  expect(await funds({ psn_no: E, insutype: '310' })).toEqual([
    ['310100', '1', null],
    ['330100', '1', null],
    ['310200', '1', null],
  ]);
});

test.each([
  [{ med_type: '14', dise_codg: 'M01600' }, '该病种未认定或已失效'],
  [{ fixmedins_code: 'H-NONE' }, '医药机构当日没有医保协议'],
  [{ fixmedins_code: 'H-9' }, '医药机构当日没有医保协议'],
  [{ begntime: '2023-06-01 00:00:00' }, '参保地未开展该项待遇'],
  [{ insutype: '310' }, '申报险种与参保险种不一致'],
  [{ psn_no: E, insutype: '310', med_type: '9901' }, '该病种未认定或已失效'],
])('2001 with %j says why the pool does not pay', async (change, reason) => {
  expect((await funds(change))?.[0]?.slice(1)).toEqual(['0', reason]);
});

test.each([
  ['enrolment.unknown_person', { psn_no: 'P0' }],
  ['national.field_rule', { insutype: '340' }],
  ['national.field_rule', { med_type: '9904' }],
])('2001: %s', async (code, change) => {
  await expect(send('2001', visit(change))).rejects.toEqual(refused(code));
});

test('5301 lists what is recognised today, with the last day on which it holds', async () => {
  const { feedetail } = await send('5301', { data: { psn_no: P } });
  expect(feedetail).toEqual([
    {
      opsp_dise_code: 'M03900',
      opsp_dise_name: '高血压（Ⅱ—Ⅲ级）',
      begndate: '2025-01-01',
      enddate: null,
      exp_content: null,
    },
    {
      opsp_dise_code: 'M07800',
      opsp_dise_name: '尿毒症',
      begndate: '2025-01-01',
      enddate: '2025-12-31',
      exp_content: null,
    },
  ]);
});

test('5206 tells what the benefit year has used', async () => {
  const encounter = await openBill(world, P);
  await world.settlements.settle(await billRequest(world, encounter));
  const { cuminfo } = await send('5206', { data: { psn_no: P } });
  const year = { insutype: '390', year: '2025', cum_ym: '202511' };
  expect(cuminfo).toContainEqual({ ...year, cum_type_code: 'Y001', cum: 1 });
  const pool = cuminfo?.find((row) => row.cum_type_code === 'Y102');
  expect(pool).toEqual({ ...year, cum_type_code: 'Y102', cum: 17580 });
  expect(new Set(cuminfo?.map((row) => row.cum_type_code)).has('Y999')).toBe(false);
  expect((await send('5206', { data: { psn_no: P, cum_ym: '202406' } })).cuminfo).toEqual([]);
  await expect(send('5206', { data: { psn_no: P, cum_ym: '202513' } })).rejects.toEqual(
    refused('national.field_rule'),
  );
});

/** Requests as real senders write them, with an invented person in place of theirs. */
test('requests with empty texts, "NULL" and another kind of paper are understood', async () => {
  const answer = await send('1101', {
    data: {
      mdtrt_cert_type: '02',
      mdtrt_cert_no: NUMBER,
      card_sn: 'NULL',
      begntime: '',
      psn_cert_type: '01',
      certno: '',
      psn_name: '',
    },
  });
  expect(answer.baseinfo?.psn_no).toBe(P);
  const older = { psn_cert_type: '2', certno: NUMBER, psn_name: '示例人', begntime: '2025-01-01' };
  expect((await send('1101', { data: older })).baseinfo?.psn_no).toBe(P);
});

test('every transaction of this wing is in the catalogue under its name', () => {
  const table = readFileSync('national/transactions.tsv', 'utf8');
  for (const number of ['1101', '1161', '1162', '1201', '2001', '5206', '5301', '6101']) {
    expect(table).toMatch(new RegExp(`^${number}\t[^\t]+\t[A-Z]`, 'm'));
  }
});
