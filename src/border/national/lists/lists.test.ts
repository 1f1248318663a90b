import { expect, test } from 'vitest';
import type { ProviderId } from '../../../kernel/ids.ts';
import { addPerson, HOSPITAL } from '../../../money/settlement/testing.ts';
import { settlementListRoutes } from '../../../money/settlement-list/index.ts';
import type { Route } from '../../../platform/http/route.ts';
import { loadCodes } from '../../../rules/catalogue/index.ts';
import { nationalCatalogue } from '../catalogue/load.ts';
import { type Answer, hospitalWorld, openStay, openVisit, sheets } from '../money/testing.ts';

const world = await hospitalWorld();
const { database, clock, settlementLists, send } = world;
const refused = (code: string) => ({ kind: { code: `settlement_list.${code}` } });

type Settled = { readonly person: string; readonly stay: string; readonly settled: Answer };

async function settledStay(amount = '6000.00'): Promise<Settled> {
  const person = await addPerson(world);
  const stay = await openStay(world, person);
  const { chrg_bchno: _, ...line } = sheets.line(stay, person, '1', amount);
  await send('2301', { feedetail: [{ ...line, med_type: '2101' }] });
  await send('2402', sheets.discharge(stay, person));
  return { person, stay, settled: await send('2304', sheets.settleStay(stay, person, amount)) };
}

/** A list as a hospital sends it after its settlement. */
function sheetOf({ person, stay, settled }: Settled, head: object = {}, over: object = {}): Answer {
  const { setl_id } = settled.setlinfo;
  return {
    setlinfo: {
      ...{ psn_no: person, mdtrt_id: stay, setl_id, medcasno: 'BA-1', ntly: '156', prfs: '27' },
      ...{ patn_rlts: '01', adm_time: '2025-06-01 08:30:00', dscg_time: '2025-06-10 10:00:00' },
      ...{ adm_way: '2', dscg_way: '1', adm_caty: 'A03', dscg_caty: 'A03', chfpdr_code: 'D1' },
      ...{ hi_paymtd: '1', bill_code: '0530', bill_no: '1', biz_sn: 'S1' },
      ...{ medins_fill_dept: '医保科', medins_fill_psn: '演示丙' },
      ...{ setl_begn_date: '2025-06-01', setl_end_date: '2025-06-10', vent_used_dura: '1/13/24' },
      ...head,
    },
    diseinfo: [
      {
        diag_type: '1',
        diag_code: 'J18.900',
        diag_name: '肺炎',
        adm_cond_type: '1',
        maindiag_flag: '1',
      },
    ],
    oprninfo: [
      {
        ...{ oprn_oprt_type: '1', oprn_oprt_name: '支气管镜检查', oprn_oprt_code: '33.2200' },
        ...{ oper_dr_code: 'D1', oprn_oprt_begntime: '2025-06-02 09:00:00' },
      },
    ],
    payinfo: settled.setldetail.map((row: Answer) => ({
      fund_pay_type: row.fund_pay_type,
      fund_payamt: row.fund_payamt,
    })),
    ...over,
  };
}

const asked = ({ person, settled }: Settled) => ({
  data: { psn_no: person, setl_id: settled.setlinfo.setl_id },
});
const move = ({ person, settled }: Settled, stas_type: string) =>
  send('4102', {
    data: { stastinfo: [{ psn_no: person, setl_id: settled.setlinfo.setl_id, stas_type }] },
  });

const routes = settlementListRoutes(() => ({ database, settlementLists }));
const office = { id: 'office', role: 'office', provider: null, area: null };
function call(method: string, path: string, parts: object): Promise<Answer> {
  const route = routes.find((one) => one.method === method && one.path === path) as Route;
  return route.handle({
    ...{ caller: office, area: '532900', params: {}, query: {}, body: {}, ...parts },
  } as never) as Promise<Answer>;
}

test('a list is kept, told, submitted, returned, corrected, approved', async () => {
  const one = await settledStay();
  const { data } = await send('4101', sheetOf(one), { message: 'L-1' });
  expect(data.setl_list_id).toMatch(/^\d{1,9}$/);
  expect(await send('4101', sheetOf(one), { message: 'L-1' })).toEqual({ data });
  expect((await send('4101A', sheetOf(one))).data).toEqual(data);

  const told = await send('4103', asked(one));
  expect(told.setlinfo).toMatchObject({
    ...{ stas_type: '0', medcasno: 'BA-1', adm_way_code: '2', setl_list_sn: data.setl_list_id },
    ...{ vent_used_days: 1, vent_used_h_cnt: 13, vent_used_m_cnt: 24, diag_code_cnt: 1, gend: '2' },
  });
  expect(told.diseinfo).toMatchObject([{ diag_code: 'J18.900', maindiag_flag: '1' }]);
  expect(told.oprninfo).toMatchObject([{ main_oprn_flag: '1', oprn_oprt_date: '2025-06-02' }]);
  const sum = told.iteminfo.reduce((total: number, row: Answer) => total + row.item_sumamt, 0);
  expect(sum).toBe(one.settled.setlinfo.medfee_sumamt);

  await move(one, '0');
  const unnamed = { ...one, person: '' };
  await move(unnamed, '1');
  await expect(move(one, '1')).rejects.toMatchObject(refused('may_not_become'));
  await expect(send('4101', sheetOf(one, { bill_no: '2' }))).rejects.toMatchObject(
    refused('is_closed'),
  );
  await move(one, '0');
  await move(one, '1');
  const id = data.setl_list_id;
  const review = (body: object) =>
    call('POST', '/settlement-lists/:id/review', { params: { id }, body });
  await expect(review({ to: 'returned' })).rejects.toMatchObject(refused('reason_missing'));
  await review({ to: 'returned', note: '主诊医师代码有误' });
  expect((await send('4103', asked(one))).setlinfo).toMatchObject({
    ...{ stas_type: '3', chk_cont: '主诊医师代码有误' },
  });
  await send('4101', sheetOf(one, { chfpdr_code: 'D2', stas_type: '1' }));
  await review({ to: 'approved' });
  await expect(move(one, '0')).rejects.toMatchObject(refused('may_not_become'));
  const detail = await call('GET', '/settlement-lists/:id', { params: { id } });
  expect(detail).toMatchObject({ state: 'approved', version: 2 });
  expect(detail.states.map(({ state }: Answer) => state)).toEqual([
    ...['draft', 'submitted', 'draft', 'submitted', 'returned', 'draft', 'submitted', 'approved'],
  ]);
});

test('sums that differ are refused and nothing is kept', async () => {
  const one = await settledStay();
  const [first] = one.settled.setldetail;
  const payinfo = [
    { fund_pay_type: first.fund_pay_type, fund_payamt: (first.fund_payamt + 0.01).toFixed(2) },
  ];
  await expect(send('4101', sheetOf(one, {}, { payinfo }))).rejects.toMatchObject(
    refused('differs'),
  );
  const iteminfo = [{ med_chrgitm: '09', amt: '5999.99' }];
  await expect(send('4101', sheetOf(one, {}, { iteminfo }))).rejects.toMatchObject(
    refused('differs'),
  );
  await expect(send('4103', asked(one))).rejects.toMatchObject(refused('unknown_list'));
  const right = [{ ...{ med_chrgitm: '09', amt: '6000.00', claa_sumfee: '6000', clab_amt: '0' } }];
  await send('4101', sheetOf(one, {}, { iteminfo: right }));
});

test('other findings keep a draft that cannot be submitted, and 4104 tells them', async () => {
  const one = await settledStay();
  const wrong = sheetOf(one, { chfpdr_code: null, coner_name: '演示丁' });
  await expect(
    send('4101', { ...wrong, setlinfo: { ...wrong.setlinfo, stas_type: '1' } }),
  ).rejects.toMatchObject(refused('has_findings'));
  await send('4101', wrong);
  await expect(move(one, '1')).rejects.toMatchObject(refused('has_findings'));
  const month = clock.today().slice(0, 7).replace('-', '');
  const page = { setl_ym: month, page_num: 1, page_size: 10, psn_no: one.person };
  const [row] = (await send('4104', { data: page })) as unknown as Answer[];
  expect(row).toMatchObject({ qltctrl_rslt: '0', err_lv: '1', retn_flag: '1', setl_ym: month });
  expect(row.detailinfo.map((found: Answer) => found.exam_data_fld)).toEqual([
    ...['chfpdr_code', 'coner_addr', 'coner_tel'],
  ]);
  expect(await send('4104', { data: { ...page, err_lv: '2' } })).toEqual([]);
  expect(await send('4104', { data: { ...page, setl_ym: '202401' } })).toEqual([]);
  await expect(send('4104', { data: { ...page, setl_ym: '202513' } })).rejects.toMatchObject({
    facts: { field: 'setl_ym' },
  });
  const found = await call('GET', '/settlement-lists', {
    query: { person: one.person, level: 'return' },
  });
  expect(found).toMatchObject({ total: 1, rows: [{ state: 'draft', version: 1 }] });
  await expect(
    call('GET', '/settlement-lists', { query: { from: '2025-13-01' } }),
  ).rejects.toMatchObject(refused('not_a_day'));
  await expect(
    call('GET', '/settlement-lists/:id', { params: { id: '999' } }),
  ).rejects.toMatchObject(refused('unknown_list'));
});

test("a reversed settlement has no list, and somebody else's is not told", async () => {
  const one = await settledStay();
  await send('4101', sheetOf(one));
  const other = { provider: HOSPITAL as ProviderId };
  await expect(send('4101', sheetOf(one), other)).rejects.toMatchObject({
    kind: { code: 'settlement.not_this_provider' },
  });
  await expect(send('4103', asked(one), other)).rejects.toMatchObject(refused('unknown_list'));
  const stranger = { ...one, person: await addPerson(world) };
  await expect(send('4101', sheetOf(stranger))).rejects.toMatchObject({
    kind: { code: 'settlement.not_this_person' },
  });
  await expect(move(stranger, '1')).rejects.toMatchObject(refused('unknown_list'));
  const { setl_id } = one.settled.setlinfo;
  await send('2305', { data: { mdtrt_id: one.stay, setl_id, psn_no: one.person } });
  await expect(send('4101', sheetOf(one))).rejects.toMatchObject(refused('not_listed'));
});

test('4105 counts what is due and what is here, without what was reversed', async () => {
  const count = async (more: object = {}) =>
    send(
      '4105',
      {
        data: {
          ...{ fixmedins_code: HOSPITAL, medtype_list: '["2101","2102"]' },
          ...{ stt_begntime: '2025-01-01 00:00:00', stt_endtime: '2026-01-01 00:00:00', ...more },
        },
      },
      { provider: HOSPITAL as ProviderId },
    );
  expect(await count()).toEqual({ needUploadCnt: 0, uploadedCnt: 0 });
  const person = await addPerson(world);
  const at = { provider: HOSPITAL as ProviderId };
  const stay = (await send('2401', sheets.admit(person), at)).result.mdtrt_id;
  const { chrg_bchno: _, ...line } = sheets.line(stay, person, '1', '9000.00');
  await send('2301', { feedetail: [{ ...line, med_type: '2101' }] }, at);
  await send('2402', sheets.discharge(stay, person), at);
  const settled = await send('2304', sheets.settleStay(stay, person, '9000.00'), at);
  expect(await count()).toEqual({ needUploadCnt: 1, uploadedCnt: 0 });
  await send('4101', sheetOf({ person, stay, settled }), at);
  expect(await count()).toEqual({ needUploadCnt: 1, uploadedCnt: 1 });
  expect(await count({ medtype_list: ['2101', '2102'] })).toEqual({
    needUploadCnt: 1,
    uploadedCnt: 1,
  });
  expect(await count({ medtype_list: '11' })).toEqual({ needUploadCnt: 0, uploadedCnt: 0 });
  const { setl_id } = settled.setlinfo;
  await send('2305', { data: { mdtrt_id: stay, setl_id, psn_no: person } }, at);
  expect(await count()).toEqual({ needUploadCnt: 0, uploadedCnt: 0 });
  expect(await count({ refdset_flag: '1' })).toEqual({ needUploadCnt: 2, uploadedCnt: 1 });
  await expect(count({ stt_endtime: '2024-01-01 00:00:00' })).rejects.toMatchObject({
    facts: { field: 'stt_endtime' },
  });
});

test('an outpatient list needs department and day only for special diseases', async () => {
  const person = await addPerson(world);
  const visit = await openVisit(world, person);
  await send('2204', { feedetail: [sheets.line(visit, person, '1', '100.00')] });
  const settled = await send('2207', sheets.settle(visit, person, '100.00'));
  const sheet = sheetOf(
    { person, stay: visit, settled },
    {
      ...{ adm_time: null, dscg_time: null, setl_end_date: '2025-06-01' },
    },
  );
  await send('4101', { ...sheet, oprninfo: [] });
  await move({ person, stay: visit, settled }, '1');
});

test('a code outside a complete list is refused by its field', async () => {
  const one = await settledStay();
  const entries = [
    {
      code: '33.2200',
      name: '支气管镜检查',
      initials: '',
      startsOn: '2024-01-01',
      particulars: {},
    },
  ] as never;
  const load = { list: 'operation' as const, entries, complete: true, source: 'test' };
  await database.transaction((sql) => loadCodes(sql, load, clock));
  await send('4101', sheetOf(one));
  const [operation] = sheetOf(one).oprninfo;
  const oprninfo = [{ ...operation, oprn_oprt_code: '99.9900' }];
  await expect(send('4101', sheetOf(one, {}, { oprninfo }))).rejects.toMatchObject({
    ...{ kind: { code: 'national.field_rule' }, facts: { field: 'oprn_oprt_code' } },
  });
});

test('two messages about one list at one moment make one list with two versions', async () => {
  const one = await settledStay();
  const both = await Promise.all([
    send('4101', sheetOf(one)),
    send('4101', sheetOf(one, { bill_no: '2' })),
  ]);
  expect(both[0]).toEqual(both[1]);
  const { id } = (await settlementLists
    .list(database.sql, {
      ...{ provider: null, person: one.person as never, settlement: null, state: null },
      ...{ from: null, before: null, level: null, limit: 5, offset: 0 },
    })
    .then(({ rows }) => rows[0])) as { id: string };
  const detail = await call('GET', '/settlement-lists/:id', { params: { id } });
  expect(detail).toMatchObject({ version: 2, state: 'draft' });
});

test('a list with every field as long as it may be is told by 4103', async () => {
  const one = await settledStay();
  const sheet = sheetOf(one);
  const spec = nationalCatalogue().find('4101');
  const full = (path: string, over: object) => {
    const fields = spec?.input.find((node) => node.path === path)?.fields ?? [];
    const texts = fields.filter(({ type, codes }) => type === 'text' && codes === null);
    const long = texts.map(({ code, length }) => [code, 'X'.repeat(length ?? 9)]);
    return { ...Object.fromEntries(long), ...over };
  };
  const { setl_id } = sheet.setlinfo;
  const ids = { psn_no: one.person, mdtrt_id: one.stay, setl_id };
  await send('4101', {
    setlinfo: full('setlinfo', { ...sheet.setlinfo, stas_type: '0' }),
    diseinfo: [full('diseinfo', { ...sheet.diseinfo[0], diag_code: 'X'.repeat(30) })],
    opspdiseinfo: [full('opspdiseinfo', {})],
    bldinfo: [full('bldinfo', { ...ids, bld_amt: '200' })],
    payinfo: sheet.payinfo,
  });
  const told = await send('4103', asked(one));
  expect(told.diseinfo[0].diag_code).toHaveLength(30);
  expect(told.bldinfo[0]).toMatchObject({ bld_unt: 'X'.repeat(15), bld_amt: 200 });
});

test('the telephone of a contact is told and stands nowhere in plain', async () => {
  const one = await settledStay();
  const phone = '13700006666';
  await send('4101', sheetOf(one, { coner_name: '家属', coner_tel: phone }));
  expect((await send('4103', asked(one))).setlinfo).toMatchObject({ coner_tel: phone });
  const rows = await database.asOwner<{ row: string }>(
    'test: kept versions',
    'select v::text as row from settlement_list_version v order by list_id desc limit 1',
  );
  expect(rows[0]?.row).toMatch(/,a\d+:/);
  expect(rows[0]?.row).not.toContain(phone);
});
