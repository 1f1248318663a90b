import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, expect, test } from 'vitest';
import { clockFrom } from '../../../platform/clock.ts';
import { idSource } from '../../../platform/id-source.ts';
import { testArea } from '../../../platform/testing.ts';
import { createFileStore } from '../files/file-store.ts';
import { runForTest, TEST_PROVIDER } from '../testing.ts';
import { envelope, testDoor } from '../testing-door.ts';
import { downloadColumns } from './download-columns.ts';
import { goodsTransactions } from './transactions.ts';

const database = await testArea();
const clock = clockFrom(() => new Date('2025-07-01T04:00:00Z'));
const files = createFileStore({ database, clock, ids: idSource(clock) });

beforeAll(async () => {
  await database.asOwner(
    'test: items',
    `insert into catalogue_item (code, starts_on, ends_on, kind, name, initials, unit, class,
       prior_rate, ceiling, procured, source) values
     ('XA01', '2024-01-01', '2025-01-01', 'drug', '阿莫西林胶囊', 'amxljn', '盒', 'B', 100000, null, false, 't'),
     ('XA01', '2025-01-01', null, 'drug', '阿莫西林胶囊', 'amxljn', '盒', 'A', 0, 650, true, 't'),
     ('HP01', '2024-01-01', null, 'drug', '演示黄芪', 'yshq', '克', 'B', 50000, null, false, 't'),
     ('ET01', '2024-01-01', null, 'drug', '演示彝药', 'ysyy', '盒', 'C', 0, null, false, 't'),
     ('BED1', '2024-01-01', null, 'service', '普通床位费', 'ptcwf', '日', 'A', 0, 10000, false, 't')`,
  );
  await database.asOwner(
    'test: details',
    `insert into catalogue_detail (code, starts_on, list, charge_item, restricted, particulars) values
     ('HP01', '2024-01-01', 'herbal-piece', 'herbal-medicine', true, '{"part":"根","restriction":"限气虚证"}'),
     ('ET01', '2024-01-01', 'ethnic-medicine', 'patent-medicine', false, '{"specification":"0.3g*24"}'),
     ('BED1', '2024-01-01', 'service', 'bed', false, '{}')`,
  );
});

type Answer = Record<string, unknown> & { data: Record<string, unknown>[] };
const run = (number: string, data: object) =>
  runForTest(number, { data }, { database, world: { clock, files } }) as unknown as Promise<Answer>;

async function rowsOf(answer: Answer): Promise<string[][]> {
  const file = await files.open(String(answer.file_qury_no), TEST_PROVIDER);
  const [entry, more] = Object.entries(unzipSync(file?.bytes ?? new Uint8Array()));
  expect([more, `${entry?.[0]}`.replace('.txt', '.zip')]).toEqual([undefined, answer.filename]);
  const text = strFromU8(entry?.[1] ?? new Uint8Array());
  return text === ''
    ? []
    : text
        .replace(/\n$/, '')
        .split('\n')
        .map((line) => line.split('\t'));
}

test('1301: a file with all columns of the list, and the version to ask with next', async () => {
  const answer = await run('1301', { ver: '0' });
  expect(answer).toMatchObject({ data_cnt: 2, dld_end_time: '2025-07-31 12:00:00' });
  const rows = await rowsOf(answer);
  expect(rows.map((row) => row.length)).toEqual([97, 97]);
  const column = (name: string) => rows.map((row) => row[downloadColumns('1301').indexOf(name)]);
  expect(column('code')).toEqual(['XA01', 'XA01']);
  expect(column('name')).toEqual(['阿莫西林胶囊', '阿莫西林胶囊']);
  expect(column('lastDay')).toEqual(['2024-12-31', '']);
  expect(column('valid')).toEqual(['0', '1']);
  expect(column('class')).toEqual(['02', '01']);
  const next = await run('1301', { ver: column('version')[1] });
  expect(next.data_cnt).toBe(0);
  expect(await rowsOf(next)).toEqual([]);
});

test('what everybody asks for is one file', async () => {
  const [first, second] = [await run('1305', { ver: '0' }), await run('1305', { ver: '0' })];
  expect(second).toEqual(first);
  expect((await rowsOf(first))[0]?.[0]).toBe('BED1');
});

test('1302 says what is special of its list; 1303, 1306 and 1320 are empty here', async () => {
  const [row] = await rowsOf(await run('1302', { ver: '0' }));
  expect(row?.[downloadColumns('1302').indexOf('part')]).toBe('根');
  for (const number of ['1303', '1306', '1320']) {
    expect((await run(number, { ver: '0' })).data_cnt).toBe(0);
  }
});

test('a version of another platform is refused', async () => {
  await expect(run('1301', { ver: 'X001_20210903' })).rejects.toMatchObject({
    kind: { code: 'catalogue.unknown_version' },
  });
});

test('every download has its columns, and its version among them', () => {
  const downloads = goodsTransactions.filter(
    ({ number, effect }) => number.startsWith('13') && effect === 'keeps',
  );
  for (const { number } of downloads) {
    expect([number, downloadColumns(number).includes('code')]).toEqual([number, true]);
    expect([number, downloadColumns(number).includes('version')]).toEqual([number, true]);
  }
});

const page = { updt_time: '2020-01-01', page_num: 1, page_size: 10 };
const codes = ({ data }: Answer, field = 'hilist_code') => data.map((row) => row[field]);

test('1312: items with their class, list and charge item', async () => {
  const answer = await run('1312', { ...page, query_date: '2024-06-01', page_size: 2 });
  expect(codes(answer)).toEqual(['BED1', 'ET01']);
  expect(answer).toMatchObject({
    pageNum: 1,
    pageSize: 2,
    size: 2,
    startRow: 1,
    firstPage: true,
    lastPage: false,
    pages: 2,
    recordCounts: 4,
  });
  expect(answer.data[0]).toMatchObject({
    hilist_name: '普通床位费',
    insu_admdvs: '532900',
    begndate: '2024-01-01',
    enddate: null,
    med_chrgitm_type: '01',
    chrgitm_lv: '01',
    lmt_used_flag: '0',
    list_type: '201',
    pinyin: 'ptcwf',
    vali_flag: '1',
    rid: 'BED1@2024-01-01',
  });
  const last = await run('1312', { ...page, query_date: '2024-06-01', page_size: 3, page_num: 2 });
  expect(last).toMatchObject({ startRow: 4, size: 1, firstPage: false, lastPage: true });
});

test.each([
  [{ hilist_code: 'XA01' }, ['XA01', 'XA01']],
  [{ hilist_code: 'XA01', vali_flag: '0' }, ['XA01']],
  [{ rid: undefined, hilist_name: '黄芪' }, ['HP01']],
  [{ pinyin: 'yshq', lmt_used_flag: '1' }, ['HP01']],
  [{ chrgitm_lv: '3' }, ['ET01']],
  [{ med_chrgitm_type: '10' }, ['HP01']],
  [{ list_type: '101' }, ['XA01', 'XA01']],
  [{ list_type: '999' }, []],
  [{ insu_admdvs: '440100' }, []],
  [{ begndate: '2025-01-01' }, ['XA01']],
  [{ med_use_flag: '0' }, []],
])('1312 for %o', async (asked, expected) => {
  expect(codes(await run('1312', { ...page, ...asked }))).toEqual(expected);
});

test('1304: medicines of the peoples of the area', async () => {
  const answer = await run('1304', page);
  expect(answer.data).toMatchObject([
    { med_list_codg: 'ET01', drug_genname: '演示彝药', drug_spec: '0.3g*24', vali_flag: '1' },
  ]);
});

test('1316: a code matches itself', async () => {
  const answer = await run('1316', { ...page, med_list_codg: 'BED1' });
  expect(answer.data).toMatchObject([{ med_list_codg: 'BED1', hilist_code: 'BED1' }]);
  const none = await run('1316', { ...page, med_list_codg: 'BED1', hilist_code: 'XA01' });
  expect(none.recordCounts).toBe(0);
});

test('1318: a ceiling at every level, page by page', async () => {
  const first = await run('1318', { ...page, page_size: 4 });
  const rest = await run('1318', { ...page, page_size: 4, page_num: 2 });
  const rows = [...first.data, ...rest.data];
  expect(
    rows.map((row) => [row.hilist_code, row.hilist_lmtpric_type, row.hilist_pric_uplmt_amt]),
  ).toEqual([
    ['BED1', '1', 100],
    ['BED1', '2', 100],
    ['BED1', '3', 100],
    ['XA01', '1', 6.5],
    ['XA01', '2', 6.5],
    ['XA01', '3', 6.5],
  ]);
  expect(first.recordCounts).toBe(6);
  const second = await run('1318', { ...page, hilist_lmtpric_type: '2', hilist_code: 'BED1' });
  expect(second.recordCounts).toBe(1);
});

test('1319: what the person pays first, in each scheme', async () => {
  const shares = async (code: string, more: object = {}) =>
    (await run('1319', { ...page, hilist_code: code, ...more })).data.map((row) => [
      row.selfpay_prop_psn_type,
      row.selfpay_prop,
    ]);
  expect(await shares('HP01')).toEqual([
    ['310', 0.05],
    ['390', 0.05],
  ]);
  expect(await shares('ET01', { selfpay_prop_psn_type: '390' })).toEqual([['390', 1]]);
  expect(await shares('BED1', { selfpay_prop_psn_type: '330' })).toEqual([]);
  expect(await shares('BED1', { selfpay_prop_type: '20' })).toEqual([]);
  expect(await shares('BED1', { rid: 'BED1@2024-01-01' })).toHaveLength(2);
  expect(await shares('BED1', { rid: 'nonsense' })).toEqual([]);
});

test.each([{ page_num: 0 }, { page_size: 0 }])('the page %o is refused', async (asked) => {
  await expect(run('1312', { ...page, ...asked })).rejects.toMatchObject({
    kind: { code: 'national.field_rule' },
  });
});

type Listed = { list: Record<string, unknown>[] };
const dictionary = async (asked: object) =>
  ((await run('1901', { date: '2025-07-01', admdvs: '532900', ...asked })) as unknown as Listed)
    .list;

test('1901: the values of a dictionary in their order', async () => {
  const values = await dictionary({ type: 'chrgitm_lv', Vali_Flag: '1', parent_value: '0' });
  expect(values).toHaveLength(3);
  expect(values[0]).toMatchObject({ type: 'chrgitm_lv', value: '01', label: '甲类', sort: 1 });
  expect(await dictionary({ type: 'no_such_dictionary' })).toEqual([]);
  expect(await dictionary({ type: 'chrgitm_lv', Vali_Flag: '0' })).toEqual([]);
  expect(await dictionary({ type: 'chrgitm_lv', parent_value: '01' })).toEqual([]);
});

test('a file is asked for and fetched by HTTP', async () => {
  const { post } = await testDoor(database, { clock });
  const asked = await post(envelope('1305', { data: { ver: '0' } }));
  const { file_qury_no, filename } = (asked.json as unknown as { output: Record<string, string> })
    .output;
  const fsDownloadIn = { file_qury_no, filename, fixmedins_code: 'plc' };
  const fetched = await post(envelope('9102', { fsDownloadIn }));
  expect(fetched.status).toBe(200);
  const [text] = Object.values(unzipSync(fetched.bytes));
  expect(strFromU8(text ?? new Uint8Array())).toMatch(/^BED1\t/);
});
