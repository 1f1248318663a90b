import { beforeAll, expect, test } from 'vitest';
import { clockFrom } from '../../../platform/clock.ts';
import { testArea } from '../../../platform/testing.ts';
import { runForTest, TEST_PROVIDER } from '../testing.ts';

const database = await testArea();
const clock = clockFrom(() => new Date('2025-07-01T04:00:00Z'));

beforeAll(async () => {
  await database.asOwner(
    'test: provider',
    `with made as (insert into provider (id, name, initials, county)
       values ($1, '试验医院', 'syyy', '532901') returning id)
     insert into practitioner (provider_id, code, kind, name, own_number, id_kind, id_number_masked,
       qualification, licence, insurance_doctor, began_at) values
       ($1, 'D532901000001', 'doctor', '演示医师甲', 'a1', '01', '5329**********0011', 'Q1', 'L1', true, '2024-01-01'),
       ($1, 'D532901000002', 'doctor', '演示医师乙', null, '01', '5329**********0022', null, null, false, '2024-01-01')`,
    [TEST_PROVIDER],
  );
  await database.asOwner(
    'test: items',
    `insert into catalogue_item (code, starts_on, ends_on, kind, name, initials, unit, class,
       prior_rate, ceiling, procured, source) values
     ('XA01', '2024-01-01', null, 'drug', '阿莫西林胶囊', 'amxljn', '盒', 'A', 0, 650, true, 't'),
     ('BED1', '2024-01-01', null, 'service', '普通床位费', 'ptcwf', '日', 'A', 0, 10000, false, 't')`,
  );
});

type Answer = Record<string, unknown> & {
  feedetail: Record<string, unknown>[];
  data: Record<string, unknown>[];
};
const run = (number: string, input: object, message?: string) =>
  runForTest(number, input, {
    database,
    world: { clock },
    ...(message === undefined ? {} : { message }),
  }) as unknown as Promise<Answer>;

const department = (code: string, more: object = {}) => ({
  hosp_dept_codg: code,
  caty: 'A03',
  hosp_dept_name: '内科',
  begntime: '2024-01-01 08:00:00',
  itro: '演示',
  dept_resper_name: '演示主任',
  dept_resper_tel: '0872-0000000',
  dept_estbdat: '2000-01-01',
  aprv_bed_cnt: 40,
  poolarea_no: '532900',
  dr_psncnt: '12',
  phar_psncnt: 0,
  nurs_psncnt: 20,
  tecn_psncnt: 1,
  ...more,
});
const listed = async () => (await run('5101', { data: {} })).feedetail;

test('3401, 3401A, 3402, 3403 and 5101: a department comes, changes and goes', async () => {
  expect(await run('3401', { deptinfo: department('01') })).toEqual({});
  await run('3401A', { deptinfo: [department('02'), department('03')] });
  expect((await listed()).map((one) => one.hosp_dept_codg)).toEqual(['01', '02', '03']);
  await run('3402', { deptinfo: department('01', { hosp_dept_name: '心内科', memo: '改名' }) });
  await run('3403', {
    data: { hosp_dept_codg: '02', hosp_dept_name: '内科', begntime: '2024-01-01' },
  });
  const rows = await listed();
  expect(rows.map((one) => one.hosp_dept_codg)).toEqual(['01', '03']);
  expect(rows[0]).toMatchObject({
    hosp_dept_name: '心内科',
    caty: 'A03',
    begntime: '2024-01-01 08:00:00',
    endtime: null,
    dept_estbdat: '2000-01-01 00:00:00',
    aprv_bed_cnt: 40,
    hi_crtf_bed_cnt: null,
    dr_psncnt: 12,
    phar_psncnt: 0,
    memo: '改名',
  });
});

test('5101 needs no input at all', async () => {
  expect((await run('5101', {})).feedetail.length).toBeGreaterThan(0);
});

test.each([
  ['provider.department_exists', '3401', { deptinfo: department('01') }],
  ['provider.unknown_department', '3402', { deptinfo: department('99') }],
  ['national.field_rule', '3401', { deptinfo: department('98', { dr_psncnt: -1 }) }],
])('%s in %s', async (code, number, input) => {
  await expect(run(number, input)).rejects.toMatchObject({ kind: { code } });
});

test('a department that is sent twice with one message id is recorded once', async () => {
  const input = { deptinfo: department('04') };
  expect(await run('3401', input, 'dept-4')).toEqual(await run('3401', input, 'dept-4'));
});

test('5102: staff by kind, name, code and identity number, which is shown masked', async () => {
  const find = async (asked: object) =>
    (await run('5102', { data: { prac_psn_type: '1', ...asked } })).feedetail;
  expect(await find({})).toHaveLength(2);
  expect(await find({ certno: '532999198001010011' })).toMatchObject([
    {
      certno: '5329**********0011',
      psn_cert_type: '01',
      prac_psn_no: 'a1',
      prac_psn_code: 'D532901000001',
      prac_psn_name: '演示医师甲',
      prac_psn_type: '1',
      prac_psn_cert: 'Q1',
      prac_cert_no: 'L1',
      hi_dr_flag: '1',
      begntime: '2024-01-01 00:00:00',
    },
  ]);
  expect(await find({ prac_psn_name: '演示医师乙' })).toMatchObject([{ hi_dr_flag: '0' }]);
  expect(await find({ prac_psn_code: 'none' })).toEqual([]);
  expect(await find({ prac_psn_type: '02' })).toEqual([]);
  await expect(find({ prac_psn_type: '7' })).rejects.toMatchObject({
    kind: { code: 'national.field_rule' },
  });
});

const mapping = (own: string, more: object = {}) => ({
  fixmedins_hilist_id: own,
  fixmedins_hilist_name: '院内阿莫西林',
  list_type: '101',
  med_list_codg: 'XA01',
  begndate: '2025-01-01',
  enddate: '2025-12-31',
  spec: '0.25g*24',
  ...more,
});
const page = { updt_time: '2020-01-01', page_num: 1, page_size: 10 };

test('3301, 3302 and 1317: own codes are mapped, listed and taken back', async () => {
  await run('3301', {
    data: [mapping('o1'), mapping('o2', { list_type: '201', med_list_codg: 'BED1', enddate: '' })],
  });
  const all = await run('1317', { data: page });
  expect(all).toMatchObject({ recordCounts: 2, pages: 1, lastPage: true });
  expect(all.data).toMatchObject([
    {
      fixmedins_code: TEST_PROVIDER,
      medins_list_codg: 'o1',
      medins_list_name: '院内阿莫西林',
      list_type: '101',
      med_list_codg: 'XA01',
      begndate: '2025-01-01',
      enddate: '2025-12-31',
      spec: '0.25g*24',
      memo: null,
      vali_flag: '1',
      rid: expect.stringMatching(/^[0-9A-Z]{26}$/),
      crte_time: '2025-07-01 12:00:00',
    },
    { medins_list_codg: 'o2', list_type: '201', enddate: null },
  ]);
  const taken = {
    fixmedins_code: TEST_PROVIDER,
    fixmedins_hilist_id: 'o1',
    list_type: '101',
    med_list_codg: 'XA01',
  };
  await run('3302', taken);
  const codes = async (asked: object) =>
    (await run('1317', { data: { ...page, ...asked } })).data.map((one) => one.medins_list_codg);
  expect(await codes({ vali_flag: '1' })).toEqual(['o2']);
  expect(await codes({ vali_flag: '0' })).toEqual(['o1']);
  expect(await codes({ medins_list_name: '阿莫', query_date: '2025-12-31' })).toEqual(['o1', 'o2']);
  expect(await codes({ query_date: '2026-01-01' })).toEqual(['o2']);
  expect(await codes({ list_type: '301' })).toEqual([]);
  expect(await codes({ list_type: '999' })).toEqual([]);
  expect(await codes({ updt_time: '2025-07-01 12:00:00' })).toEqual([]);
  await expect(run('3302', taken)).rejects.toMatchObject({
    kind: { code: 'catalogue.unknown_mapping' },
  });
});

test('the last day of all means no end', async () => {
  await run('3301', { data: mapping('o3', { enddate: '9999-12-31' }) });
  const found = await run('1317', { data: { ...page, medins_list_codg: 'o3' } });
  expect(found.data).toMatchObject([{ enddate: null }]);
});

test.each([
  ['catalogue.unknown_mapped_code', '3301', { data: mapping('x', { med_list_codg: 'NONE' }) }],
  ['catalogue.other_list', '3301', { data: mapping('x', { list_type: '301' }) }],
  [
    'catalogue.mapping_ends_before_start',
    '3301',
    { data: mapping('x', { enddate: '2024-12-31' }) },
  ],
  [
    'national.other_provider',
    '3302',
    { fixmedins_code: 'H2', fixmedins_hilist_id: 'x', list_type: '101', med_list_codg: 'XA01' },
  ],
  ['national.other_provider', '1317', { data: { ...page, fixmedins_code: 'H2' } }],
])('%s in %s', async (code, number, input) => {
  await expect(run(number, input)).rejects.toMatchObject({ kind: { code } });
});
