import { expect, test } from 'vitest';
import { recordRoutes } from '../../../health/record/index.ts';
import { addDays } from '../../../kernel/days.ts';
import type { ProviderId } from '../../../kernel/ids.ts';
import { addPerson, HOSPITAL, TOWNSHIP } from '../../../money/settlement/testing.ts';
import type { Route } from '../../../platform/http/route.ts';
import { loadCodes } from '../../../rules/catalogue/index.ts';
import { nationalCatalogue } from '../catalogue/load.ts';
import { type Answer, hospitalWorld, openStay, sheets } from '../money/testing.ts';
import { runForTest, TEST_PROVIDER } from '../testing.ts';
import { envelope, testDoor } from '../testing-door.ts';

const world = await hospitalWorld();
const { database, clock, records, send } = world;
const today = clock.today();
const refused = (code: string) => ({ kind: { code } });
const at = (provider: ProviderId) => ({ provider });

async function inStay() {
  const person = await addPerson(world);
  return { person, stay: await openStay(world, person) };
}
type Stay = Awaited<ReturnType<typeof inStay>>;

const owner = ({ person, stay }: Stay) => ({
  mdtrt_sn: `V-${stay}`,
  mdtrt_id: stay,
  psn_no: person,
});
const laboratory = (of: Stay, number: string, value = '4.5', over: object = {}) => ({
  labinfo: {
    ...{ ...owner(of), rpotc_no: number, exam_item_code: 'ZL029', exam_item_name: '血常规' },
    ...{ rpt_date: addDays(today, -3), rpot_doc: '演示戊', vali_flag: '1', ...over },
  },
  iteminfo: [
    {
      ...{ rpotc_no: number, exam_item_detl_code: 'WBC', exam_item_detl_name: '白细胞' },
      ...{ exam_rslt_val: value, exam_rslt_dicm: '正常', exam_unt: '10^9/L' },
    },
  ],
});
const examination = (of: Stay, number: string, over: object = {}) => ({
  examinfo: {
    ...{ ...owner(of), rpotc_no: number, exam_item_code: 'CT01', exam_item_name: '胸部CT' },
    ...{ exam_date: addDays(today, -2), exam_ccls: '未见异常', exam_rslt_abn: '0', vali_flag: '1' },
    ...over,
  },
  iteminfo: [{ rpotc_no: number, exam_item_code: 'CT02', exam_item_name: '增强' }],
  imageinfo: [{ rpotc_no: number, study_uid: '1.2.3', series_count: 2 }],
});
const asked = ({ person }: Stay, over: object = {}) => ({
  input: { psn_no: person, pageNum: 1, pageSize: 10, ...over },
});

test('a laboratory report is kept once, corrected by a new version, and taken back', async () => {
  const one = await inStay();
  await send('4502', laboratory(one, 'R1'), { message: 'lab-1' });
  await send('4502', laboratory(one, 'R1'), { message: 'lab-1' });
  await send('4502', laboratory(one, 'R1'));
  const name = { provider: TOWNSHIP, kind: 'laboratory' as const, number: 'R1' };
  expect(await records.find(database.sql, name)).toMatchObject({
    ...{ version: 1, person: one.person, registration: one.stay, items: ['ZL029', 'WBC'] },
  });
  await send('4502', laboratory(one, 'R1', '5.5'));
  const told = await send('4508', asked(one));
  expect(told.data).toMatchObject([
    {
      labinfo: {
        rpotc_no: 'R1',
        fixmedins_code: TOWNSHIP,
        psn_no: one.person,
        exam_item_name: '血常规',
      },
      iteminfo: [{ exam_rslt_val: 5.5, exam_rslt_dicm: '正常' }],
    },
  ]);
  await send('4502', laboratory(one, 'R1', '5.5', { vali_flag: '0' }));
  expect((await send('4508', asked(one))).data).toEqual([]);
  expect(await records.find(database.sql, name)).toMatchObject({ version: 3, valid: false });
});

test('bad reports keep nothing', async () => {
  const [one, other] = [await inStay(), await inStay()];
  const keep = (over: object, parts = {}) => send('4502', laboratory(one, 'B1', '1', over), parts);
  await expect(keep({ rpt_date: addDays(today, 1) })).rejects.toMatchObject(
    refused('record.day_in_future'),
  );
  await expect(keep({ rpotc_no: null })).rejects.toMatchObject({ facts: { field: 'rpotc_no' } });
  await expect(keep({ psn_no: other.person })).rejects.toMatchObject(
    refused('encounter.registration_of_another_person'),
  );
  await expect(keep({}, at(HOSPITAL))).rejects.toMatchObject(
    refused('encounter.registered_elsewhere'),
  );
  await expect(keep({ mdtrt_id: 'NOWHERE' })).rejects.toMatchObject(
    refused('encounter.unknown_registration'),
  );
  await expect(keep({ mdtrt_id: null, psn_no: 'P-NOBODY' })).rejects.toMatchObject(
    refused('enrolment.unknown_person'),
  );
  expect((await send('4508', asked(one))).data).toEqual([]);
  await send('4502', laboratory(one, 'B1'));
  await expect(send('4502', laboratory(other, 'B1'))).rejects.toMatchObject(
    refused('record.number_of_another'),
  );
  const germ = { ...owner(one), rpotc_no: 'C1', germ_code: 'G1', vali_flag: '1' };
  await expect(
    send('4503', {
      data: [
        { ...germ, coly_cntg: '1' },
        { ...germ, coly_cntg: '2' },
      ],
    }),
  ).rejects.toMatchObject(refused('record.number_twice'));
});

test('a patient who is not insured here has documents that only their provider finds', async () => {
  const order = (number: string) => ({
    ...{
      mdtrt_sn: 'V9',
      vali_flag: '1',
      medcas_drord_detl_id: number,
      drord_detl_name: '一级护理',
    },
  });
  const many = Array.from({ length: 300 }, (_, index) => order(`O${index}`));
  await send('4402', { data: many });
  const name = { provider: TOWNSHIP, kind: 'order' as const, number: 'O299' };
  expect(await records.find(database.sql, name)).toMatchObject({ person: null, visit: 'V9' });
  const id = (await records.find(database.sql, name))?.id;
  const stranger = { id: 'desk', role: 'desk', provider: HOSPITAL, area: null };
  await expect(
    call('/clinical-documents/:id', { params: { id }, caller: stranger }),
  ).rejects.toMatchObject(refused('record.unknown_document'));
});

test('every kind of report is kept and told', async () => {
  const one = await inStay();
  const row = { ...owner(one), rpotc_no: 'C2', vali_flag: '1' };
  await send('4501', examination(one, 'E1'));
  await send('4503', {
    data: [{ ...row, germ_code: 'G1', germ_name: '大肠埃希菌', exam_rslt: '阳性' }],
  });
  const medicine = { ...row, germ_code: 'G1', reta_rslt_name: '敏感' };
  await send('4504', {
    data: [
      { ...medicine, sstb_code: 'S1', sstb_name: '头孢曲松' },
      { ...medicine, sstb_code: 'S2', sstb_name: '左氧氟沙星' },
    ],
  });
  const texts = ['frez_no', 'cma_matl', 'clnc_diag', 'exam_fnd', 'sabc', 'palg_diag', 'rpot_doc'];
  const said = Object.fromEntries(texts.map((code) => [code, '示例']));
  const pathology = { ...owner(one), ...said, palg_no: 'P1', vali_flag: '1' };
  await send('4505', { data: [{ ...pathology, cma_date: today, rpt_date: today }] });
  const file = { ...owner(one), vali_flag: '1', otp_ipt_flag: '2', exam_test_flag: '1' };
  await send('4506', {
    data: [{ ...file, appy_no: 'A1', file_name: 'a.pdf', exam_test_rpot: 'JVBERi0=' }],
  });

  expect((await send('4507', asked(one))).data).toMatchObject([
    {
      examinfo: { rpotc_no: 'E1', exam_ccls: '未见异常' },
      iteminfo: [{ exam_item_code: 'CT02' }],
      imageinfo: [{ study_uid: '1.2.3', series_count: 2 }],
    },
  ]);
  expect((await send('4507', asked(one, { exam_item_code: 'CT02' }))).data).toHaveLength(1);
  expect((await send('4507', asked(one, { exam_item_code: 'MR01' }))).data).toEqual([]);
  expect((await send('4509', asked(one))).data).toMatchObject([
    { coly_code: 'G1', coly_name: '大肠埃希菌', exam_Rslt: '阳性', psn_no: one.person },
  ]);
  expect((await send('4510', asked(one))).data).toHaveLength(2);
  expect((await send('4510', asked(one, { sstb_code: 'S2' }))).data).toMatchObject([
    { sstb_name: '左氧氟沙星', reta_rslt_name: '敏感', coly_code: 'G1' },
  ]);
  expect((await send('4511', asked(one))).data).toMatchObject([
    { palg_no: 'P1', palg_diag: '示例' },
  ]);
  expect((await send('4512', asked(one))).data).toMatchObject([{ exam_test_rpot: 'JVBERi0=' }]);
  const second = { pageNum: 2, pageSize: 1 };
  expect((await send('4510', asked(one, second))).data).toHaveLength(1);
  await expect(send('4510', asked(one, { pageSize: 1000 }))).rejects.toMatchObject({
    facts: { field: 'pageSize' },
  });
});

test('what others wrote is read only where the person is now, and the reading is told to the log', async () => {
  const one = await inStay();
  await send('4501', examination(one, 'E2'));
  const item = { bilgiteminfo: [{ psn_no: one.person }] };
  const report = {
    rptdetailinfo: [{ psn_no: one.person, rpotc_no: 'E2', fixmedins_code: TOWNSHIP }],
  };
  for (const [number, input] of [
    ['5401', item],
    ['5402', report],
    ['4507', asked(one)],
  ] as const) {
    await expect(send(number, input, at(HOSPITAL))).rejects.toMatchObject(
      refused('record.no_current_visit'),
    );
  }
  expect((await send('4507', asked(one, { fixmedins_code: HOSPITAL }), at(HOSPITAL))).data).toEqual(
    [],
  );
  await send('2402', sheets.discharge(one.stay, one.person));
  await send('2201', sheets.register(one.person, `${today} 08:30:00`), at(HOSPITAL));
  expect((await send('5401', item, at(HOSPITAL))).bilgiteminfo).toMatchObject([
    { rpotc_no: 'E2', fixmedins_code: TOWNSHIP, exam_rpotc_name: '胸部CT', exam_rslt_abn: '0' },
  ]);
  const concerned: unknown[] = [];
  await runForTest('5402', report, {
    database,
    signedIn: { provider: { id: HOSPITAL, name: '示范', kind: 'hospital', county: '532901' } },
    world: { clock, records },
    concerns: ({ person }) => concerned.push(person),
  });
  expect(concerned).toEqual([one.person]);
  await expect(send('5401', item)).rejects.toMatchObject(refused('record.no_current_visit'));
});

test('results are recognised for the days of their item, once the area has a list', async () => {
  const one = await inStay();
  await send('4502', laboratory(one, 'T1'));
  await send('4502', laboratory(one, 'T2', '1', { rpt_date: addDays(today, -200) }));
  const recognised = async (over: object = {}) =>
    (await send('5401', { bilgiteminfo: [{ psn_no: one.person, ...over }] })).bilgiteminfo.map(
      (row: Answer) => row.rpotc_no,
    );
  expect(await recognised()).toEqual(['T1']);
  const entries = [
    {
      ...{ code: 'ZL029', name: '血常规', initials: 'xcg', startsOn: '2024-01-01' },
      particulars: { days: '7' },
    },
  ] as never;
  const load = { list: 'recognised-item' as const, entries, complete: false, source: 'test' };
  await database.transaction((sql) => loadCodes(sql, load, clock));
  await send('4502', laboratory(one, 'T3', '1', { rpt_date: addDays(today, -8) }));
  await send('4502', laboratory(one, 'T4', '1', { rpt_date: addDays(today, -7) }));
  await send('4501', examination(one, 'T5'));
  expect(await recognised()).toEqual(['T1', 'T4']);
  expect(await recognised({ exam_item_code: 'ZL029', exam_item_name: '血' })).toEqual(['T1', 'T4']);
  expect(await recognised({ exam_item_code: 'CT01' })).toEqual([]);
  expect(await recognised({ exam_org_name: '别处' })).toEqual([]);
});

test('5402 tells a report whole, and refuses one that was taken back or is of another', async () => {
  const one = await inStay();
  await send('4502', laboratory(one, 'W1'));
  const of = (rpotc_no: string, person = one.person) => ({
    rptdetailinfo: [{ psn_no: person, rpotc_no, fixmedins_code: TOWNSHIP }],
  });
  expect(await send('5402', of('W1'))).toMatchObject({
    checkreportdetails: [],
    inspectionreportinformation: [{ rpotc_no: 'W1', rpot_doc: '演示戊', exam_item_name: '血常规' }],
    inspectiondetails: [{ exam_item_detl_code: 'WBC', exam_rslt_val: 4.5, exam_rslt_qual: '正常' }],
  });
  await expect(send('5402', of('W2'))).rejects.toMatchObject(refused('record.unknown_document'));
  await expect(send('5402', of('W1', await addPerson(world)))).rejects.toMatchObject(
    refused('record.unknown_document'),
  );
  await send('4502', laboratory(one, 'W1', '4.5', { vali_flag: '0' }));
  await expect(send('5402', of('W1'))).rejects.toMatchObject(refused('record.unknown_document'));
});

const routes = recordRoutes(() => ({ database, records }));
const inspector = { id: 'inspector', role: 'inspector', provider: null, area: null };
function call(path: string, parts: object): Promise<Answer> {
  const route = routes.find((one) => one.path === path) as Route;
  return route.handle({
    ...{ caller: inspector, area: '532900', params: {}, query: {}, body: {}, ...parts },
  } as never) as Promise<Answer>;
}

test('4401 and 4701: the front page and the chart of a stay, without identity number and telephone', async () => {
  const one = await inStay();
  const base = {
    ...{ ...owner(one), medcasno: 'BA-9', medfee_sumamt: '100.00', vali_flag: '1', ctd: 'A' },
    ...{ fixmedins_code: TOWNSHIP, deptdrt_code: 'D1', resp_nurs_code: 'N1', dscg_date: today },
    ...{ certno: '532901196001010001', psn_tel: '13800001234', psn_name: '演示己' },
  };
  const kept = { vali_flag: '1', ipt_medcas_hmpg_sn: 'H1', mdtrt_sn: `V-${one.stay}` };
  await send('4401', { baseinfo: base, diseinfo: [{ ...kept, diag_code: 'J18.900' }] });
  const found = await call('/clinical-documents', { query: { person: one.person } });
  expect(found).toMatchObject({ total: 1, rows: [{ kind: 'front-page', items: ['J18.900'] }] });
  const { id } = found.rows[0];
  const whole = await call('/clinical-documents/:id', { params: { id } });
  expect(whole.document).not.toMatch(/196001010001|13800001234/);
  expect(whole.document).toContain('****1234');

  await send('4701', chartOf(one));
  const notes = await call('/clinical-documents', { query: { person: one.person, size: 50 } });
  expect(notes.rows.map(({ kind }: Answer) => kind).sort()).toEqual([
    ...['admission-record', 'chart-diagnosis', 'discharge-summary', 'front-page'],
  ]);
  const more = chartOf(one);
  await expect(
    send('4701', { ...more, adminfo: [more.adminfo, { ...more.adminfo, mdtrt_id: 'OTHER' }] }),
  ).rejects.toMatchObject({ facts: { field: 'mdtrt_id' } });
});

/** Every field that the table demands, as short as it may be. */
function chartOf(one: Stay) {
  const spec = nationalCatalogue().find('4701');
  const fill = (node: string, over: object) => {
    const fields = spec?.input.find(({ path }) => path === node)?.fields ?? [];
    const musts = fields.filter(({ need }) => need === 'must');
    const value = (type: string) => ({ moment: `${today} 08:00:00`, day: today })[type] ?? '1';
    return { ...Object.fromEntries(musts.map(({ code, type }) => [code, value(type)])), ...over };
  };
  return {
    adminfo: fill('adminfo', { ...owner(one), mdtrtsn: 'ZY1' }),
    diseinfo: [fill('diseinfo', { wm_diag_code: 'J18.900' })],
    dscginfo: [fill('dscginfo', { dscg_date: today, dscg_dise_dscr: '肺炎' })],
  };
}

test('over HTTP a reading names whose record was opened, also when it is refused', async () => {
  const one = await inStay();
  const door = await testDoor(database, { clock, world: { records } });
  const asking = () => envelope('5401', { bilgiteminfo: [{ psn_no: one.person }] });
  const answer = await door.post(asking());
  expect(answer.json).toMatchObject({ infcode: -1 });
  expect(String(answer.json.err_msg)).toContain('[record.no_current_visit]');
  await send('2401', sheets.admit(one.person as never), at(TEST_PROVIDER));
  expect((await door.post(asking())).json).toMatchObject({
    ...{ infcode: 0, output: { bilgiteminfo: [] } },
  });
  const told = door.accesses.map(({ person, action }) => [person, action]);
  expect(told.filter(([person]) => person === one.person).length).toBeGreaterThanOrEqual(1);
  expect(JSON.stringify(told)).toContain('5401');
});
