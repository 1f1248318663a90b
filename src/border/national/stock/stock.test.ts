import { beforeAll, expect, test } from 'vitest';
import type { Rejection } from '../../../kernel/rejection.ts';
import { createStock } from '../../../money/stock/index.ts';
import { clockFrom } from '../../../platform/clock.ts';
import { idSource } from '../../../platform/id-source.ts';
import { testArea } from '../../../platform/testing.ts';
import { word } from '../../open/index.ts';
import { runForTest, TEST_PROVIDER } from '../testing.ts';

const database = await testArea();
const clock = clockFrom(() => new Date('2025-07-01T04:00:00Z'));
const world = {
  clock,
  stock: createStock({ clock, ids: idSource(clock) }),
  say: ({ kind, facts }: Rejection) => word(kind.code, facts).zh,
};

beforeAll(() =>
  database.asOwner(
    'test: provider',
    `insert into provider (id, name, initials, county) values ($1, '示范药店', 'sfyd', '532901')`,
    [TEST_PROVIDER],
  ),
);

type Out = Record<string, Record<string, unknown>[]>;

const concerned: unknown[] = [];
const run = (number: string, input: object, message?: string) =>
  runForTest(number, input, {
    database,
    world,
    concerns: (who) => concerned.push(who.person),
    ...(message === undefined ? {} : { message }),
  }) as Promise<Out>;

const goods = (batch: string) => ({
  med_list_codg: 'YP001',
  fixmedins_hilist_id: 'own-1',
  fixmedins_hilist_name: '阿莫西林胶囊',
  fixmedins_bchno: batch,
  rx_flag: '1',
});
const boxes = (...codes: string[]) => codes.map((code) => ({ drug_trac_codg: code }));
const dates = { manu_lotnum: 'L1', manu_date: '2025-01-01', expy_end: '2027-01-01' };

const count = (batch: string) => ({
  ...goods(batch),
  ...dates,
  invdate: '2025-06-01',
  inv_cnt: '20.50',
});
const change = (batch: string) => ({
  ...goods(batch),
  inv_chg_type: '105',
  pric: '6.8',
  cnt: '1',
  inv_chg_time: '2025-06-02 10:00:00',
  trdn_flag: '0',
  trac_codg_pac_hery: '1',
});
const purchase = (batch: string) => ({
  ...goods(batch),
  ...dates,
  spler_name: '演示供应商',
  prodentp_name: '演示药厂',
  aprvno: '国药准字演示',
  finl_trns_pric: '5.123456',
  purc_retn_cnt: 30,
  purc_invo_no: 'F1',
  purc_retn_stoin_time: '2025-06-03 09:30:00',
  purc_retn_opter_name: '演示员',
});
const sale = (batch: string) => ({
  ...goods(batch),
  ...dates,
  prsc_dr_name: '演示医师',
  prsc_dr_certno: '532999198001010011',
  phar_name: '演示药师',
  phar_prac_cert_no: 'Z1',
  mdtrt_sn: 'M1',
  psn_no: 'P000000001',
  certno: '532999199001010022',
  psn_name: '演示甲',
  trdn_flag: '0',
  finl_trns_pric: '6.8',
  rtal_docno: 'R1',
  drug_prod_barc: '69',
  sel_retn_cnt: '2',
  sel_retn_time: '2025-06-04 11:00:00',
  sel_retn_opter_name: '演示员',
});

const ask = (batch: string, more: object = {}) => ({
  data: {
    fixmedins_code: TEST_PROVIDER,
    medins_list_codg: 'own-1',
    fixmedins_bchno: batch,
    begndate: '2025-06-01',
    enddate: '2025-06-30',
    ...more,
  },
});
const list = async (number: string, batch: string, more: object = {}) =>
  (await run(number, ask(batch, more))).output ?? [];

test('3501: a first count is kept with its boxes, and makes a change', async () => {
  const invinfo = { ...count('A1'), drugtracinfo: boxes('81001', '81002') };
  expect(await run('3501', { invinfo })).toEqual({});
  expect(await list('3508', 'A1')).toMatchObject([
    {
      fixmedinsCode: TEST_PROVIDER,
      medinsListCodg: 'own-1',
      medinsListName: '阿莫西林胶囊',
      medListCodg: 'YP001',
      fixmedinsBchno: 'A1',
      invdate: '2025-06-01',
      invCnt: 20.5,
      rxFlag: '1',
      expyEnd: '2027-01-01',
      valiFlag: '1',
      opterId: '0001',
      opterName: '试验员',
      crteTime: '2025-07-01 12:00:00',
      poolareaNo: '532900',
    },
  ]);
  expect(await list('3509', 'A1')).toMatchObject([
    { cnt: 20.5, invChgType: '106', invChgTime: '2025-06-01 00:00:00' },
  ]);
  const traced = await list('3512', 'A1');
  expect(traced.map(({ drugTracCodg }) => drugTracCodg)).toEqual(['81001', '81002']);
});

test('boxes may stand beside their row, as the printed table has them', async () => {
  await run('3501', { invinfo: count('A2'), drugtracinfo: boxes('81003') });
  expect(await list('3512', 'A2')).toMatchObject([{ drugTracCodg: '81003' }]);
});

test('3502, 3503, 3504: changes, purchases and their returns are kept and listed', async () => {
  await run('3502', { invinfo: change('B1') });
  await run('3503', { purcinfo: { ...purchase('B1'), drugtracinfo: boxes('82001') } });
  const [bought] = await list('3510', 'B1');
  expect(bought).toMatchObject({
    purcRetnCnt: 30,
    finlTrnsPric: 5.123456,
    prodRetnFlag: '0',
    purcRetnStoinTime: '2025-06-03 09:30:00',
    splerName: '演示供应商',
  });
  const back = { ...purchase('B1'), purc_retn_cnt: '31' };
  const origin = { medins_prod_purc_no: bought?.medinsProdPurcNo };
  await expect(run('3504', { purcinfo: { ...back, ...origin } })).rejects.toMatchObject({
    kind: { code: 'stock.more_than_origin' },
  });
  await run('3504', { purcinfo: { ...back, ...origin, purc_retn_cnt: '30' } });
  expect(await list('3510', 'B1', { prod_retn_flag: '1' })).toMatchObject([{ purcRetnCnt: 30 }]);
  expect(await list('3509', 'B1')).toMatchObject([{ invChgType: '105', pric: 6.8, cnt: 1 }]);
  expect(await list('3509', 'B1', { inv_chg_type: '104' })).toEqual([]);
});

test('3505, 3506: a sale is traced by the code of its box; nobody shows a full identity number', async () => {
  const selinfo = { ...sale('C1'), drugtracinfo: boxes('83001', '83002') };
  await run('3505', { selinfo });
  expect(concerned.at(-1)).toBe('P000000001');
  const [sold] = await list('3511', 'C1');
  expect(sold).toMatchObject({
    selRetnCnt: 2,
    psnNo: 'P000000001',
    certno: '5329**********0022',
    prscDrCertno: '5329**********0011',
    bilgDrName: '演示医师',
    setlId: null,
  });
  const kept = await database.sql(
    'test: full numbers',
    `select from stock_entry where document like '%532999%'`,
  );
  expect(kept).toEqual([]);

  const origin = { medins_prod_sel_no: sold?.medinsProdSelNo, sel_retn_cnt: '1' };
  await run('3506', { selinfo: { ...sale('C1'), ...origin, drugtracinfo: boxes('83001') } });
  const way = await run('3513', {
    data: { fixmedins_code: TEST_PROVIDER, drug_trac_codg: '83001', certno: '532999199001010022' },
  });
  expect(way.output).toMatchObject([
    { drugTracCodg: '83001', psnNo: 'P000000001', mdtrtId: 'M1', fixBlngAdmdvs: '532900' },
    { drugTracCodg: '83001' },
  ]);
  const other = { fixmedins_code: TEST_PROVIDER, certno: '532999199001010030' };
  expect((await run('3513', { data: other })).output).toEqual([]);
});

test('3507: a withdrawn batch is listed as not valid', async () => {
  await run('3501', { invinfo: count('D1') });
  await run('3507', { data: { fixmedins_bchno: 'D1', inv_data_type: '1' } });
  expect(await list('3508', 'D1')).toMatchObject([{ valiFlag: '0' }]);
  expect(await list('3508', 'D1', { vali_flag: '1' })).toEqual([]);
  expect(await list('3509', 'D1', { vali_flag: '1' })).toHaveLength(1);
  await expect(
    run('3507', { data: { fixmedins_bchno: 'D1', inv_data_type: '1' } }),
  ).rejects.toMatchObject({ kind: { code: 'stock.nothing_to_withdraw' } });
  await expect(
    run('3507', { data: { fixmedins_bchno: 'D1', inv_data_type: '5' } }),
  ).rejects.toMatchObject({ kind: { code: 'national.field_rule' } });
});

test('the forms of many rows keep what is right and say why not of the rest', async () => {
  const wrong = { sel_retn_cnt: '0' };
  const sold = await run('3505A', {
    selinfoDetail: [
      { ...sale('E1'), drugtracinfo: boxes('84001') },
      { ...sale('E1'), ...wrong },
    ],
  });
  expect(sold.selinfoDetail).toMatchObject([
    { fixmedins_bchno: 'E1', retRslt: '0', msgRslt: null, medins_prod_sel_no: expect.any(String) },
    {
      retRslt: '-1',
      msgRslt: '批次 E1 的数量必须大于零，收到的是 0。',
      medins_prod_sel_no: null,
      certno: '5329**********0022',
    },
  ]);
  expect(await list('3511', 'E1')).toHaveLength(1);

  const number = sold.selinfoDetail?.[0]?.medins_prod_sel_no;
  const back = { ...sale('E1'), medins_prod_sel_no: number };
  const returned = await run('3506A', { selinfoDetail: [back, back] });
  expect(returned.selinfoErrDetail).toMatchObject([{ medins_prod_sel_no: number, retRslt: '-1' }]);

  const future = { invdate: '2025-07-02' };
  const counted = await run('3501A', {
    invinfoDetail: [
      { ...count('E1'), drugtracinfo: boxes('84002') },
      { ...count('E1'), ...future },
    ],
  });
  expect(counted.invinfoErrDetail).toMatchObject([{ fixmedins_bchno: 'E1', retRslt: '-1' }]);
  expect(await run('3502A', { invinfoDetail: [change('E1')] })).toEqual({ invinfoErrDetail: [] });
  const files = [{ fixmedins_bchno: 'E1', file_data: 'QQ==', file_name: 'f.pdf' }];
  const bought = await run('3503A', { purcinfoDetail: [purchase('E1')], purcInvoFileDTO: files });
  expect(bought.purcinfoDetail).toMatchObject([{ retRslt: '0', purc_retn_cnt: 30 }]);
  const document = await database.sql<{ document: string }>(
    'test: files',
    `select document from stock_entry where batch = 'E1' and kind = 'purchase'`,
  );
  expect(document[0]?.document).toContain('f.pdf');
  const refusedPurchase = { ...purchase('E1'), medins_prod_purc_no: 'none' };
  expect(await run('3504A', { purcinfoDetail: [refusedPurchase] })).toMatchObject({
    purcinfoErrDetail: [{ retRslt: '-1', medins_prod_purc_no: 'none' }],
  });
  const withdrawn = await run('3507A', {
    goodDetail: [
      { fixmedins_bchno: 'E1', inv_data_type: '4' },
      { fixmedins_bchno: 'E1', inv_data_type: '4' },
    ],
  });
  expect(withdrawn.goodErrDetail).toMatchObject([{ fixmedins_bchno: 'E1', inv_data_type: '4' }]);
});

test('a message that is sent again is kept once and gets its first answer', async () => {
  const input = { selinfoDetail: [{ ...sale('F1'), drugtracinfo: boxes('85001') }] };
  const first = await run('3505A', input, 'again-1');
  expect(await run('3505A', input, 'again-1')).toEqual(first);
  expect(await list('3511', 'F1')).toHaveLength(1);
});

test('the goods of another provider are not listed', async () => {
  await expect(run('3508', ask('A1', { fixmedins_code: 'H2' }))).rejects.toMatchObject({
    kind: { code: 'national.other_provider' },
  });
});

test('a box without a code is given one, the same when it is asked again', async () => {
  const asked = {
    data: { med_list_codg: 'YP001', fixmedins_hilist_id: 'own-1', fixmedins_bchno: 'V1' },
  };
  const codeOf = async (message: string) =>
    String(((await run('3592B', asked, message)).result as never as Out[0][0])?.drug_trac_codg);
  const first = await codeOf('virtual-1');
  expect(first).toMatch(/^VT[0-9A-Z]{26}$/);
  expect(await codeOf('virtual-1')).toBe(first);
  expect(await codeOf('virtual-2')).not.toBe(first);
  await run('3505', { selinfo: { ...sale('V1'), drugtracinfo: [{ drug_trac_codg: first }] } });
  expect(await list('3513', 'V1')).toMatchObject([{ drugTracCodg: first }]);
});
