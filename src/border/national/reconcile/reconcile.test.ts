import { strToU8, zipSync } from 'fflate';
import { beforeAll, expect, test } from 'vitest';
import type { Rejection } from '../../../kernel/rejection.ts';
import { HOSPITAL } from '../../../money/settlement/testing.ts';
import { writeTabFile } from '../../../platform/tab-file.ts';
import { type HospitalWorld, hospitalWorld } from '../money/testing.ts';
import {
  common,
  compareLines,
  download,
  type Line,
  lineOf,
  settledVisit,
  sumsOf,
  totalsSheet,
  upload,
  uploadLines,
} from './testing.ts';

let world: HospitalWorld;
const lines: Line[] = [];
let first: Awaited<ReturnType<typeof settledVisit>>;

beforeAll(async () => {
  world = await hospitalWorld();
  first = await settledVisit(world, '100.00', 'MSG-FIRST');
  lines.push(first.line, (await settledVisit(world, '250.55')).line);
  const gone = await settledVisit(world, '80.00');
  const back = await world.send('2208', {
    data: { setl_id: gone.info.setl_id, mdtrt_id: gone.visit, psn_no: gone.person },
  });
  lines.push(gone.line, lineOf(back.setlinfo));
});

const codeOf = async (sent: Promise<unknown>) => {
  const refused = await sent.then(() => null).catch((error: Rejection) => error);
  return refused && [refused.kind?.code ?? String(refused), refused.facts];
};
const counted = async () => {
  const tables = ['reconciliation_run', 'reconciliation_difference', 'stored_file', 'request'];
  const counts = tables.map((table) => `(select count(*) from ${table})::int as ${table}`);
  return (await world.database.sql('test: counted', `select ${counts.join(', ')}`))[0];
};

test('equal sums balance, with and without refunds', async () => {
  const all = await world.send('3201', totalsSheet(lines));
  expect(all.stmtinfo).toEqual({ setl_optins: '532900', stmt_rslt: '0', stmt_rslt_dscr: '平' });
  const kept = lines.slice(0, 2);
  const without = totalsSheet(kept, { REFD_SETL_FLAG: '0', fixmedins_refd_setl_flag: '0' });
  expect((await world.send('3201', without)).stmtinfo.stmt_rslt).toBe('0');
});

test('what differs is named with both figures, also where one side counts refunds', async () => {
  const some = await world.send('3201', totalsSheet(lines.slice(1)));
  expect(some.stmtinfo.stmt_rslt).toBe('1');
  expect(some.stmtinfo.stmt_rslt_dscr).toContain('笔数贵院3、中心4；医疗费贵院250.55、中心350.55');
  const other = totalsSheet(lines.slice(0, 2), { fixmedins_refd_setl_flag: '0' });
  expect((await world.send('3201', other)).stmtinfo.stmt_rslt_dscr).toContain('是否含退费不一致');
});

test('scheme, clearing type and provider each have sums of their own', async () => {
  const none = { ...sumsOf([]), medfee_sumamt: '0', fund_pay_sumamt: '0', acct_pay: '0' };
  for (const change of [{ insutype: '310' }, { clr_type: '21' }, { clr_type: '99927' }]) {
    const { stmtinfo } = await world.send('3201', totalsSheet([], { ...none, ...change }));
    expect([change, stmtinfo.stmt_rslt]).toEqual([change, '0']);
  }
  const elsewhere = await world.send('3201', totalsSheet(lines), { provider: HOSPITAL });
  expect(elsewhere.stmtinfo.stmt_rslt).toBe('1');
});

test('a comparison is kept, and a repeated message gets its first answer', async () => {
  const before = (await counted()) as { reconciliation_run: number };
  const sheet = totalsSheet(lines);
  const once = await world.send('3201', sheet, { message: 'RECON-1' });
  expect(await world.send('3201', sheet, { message: 'RECON-1' })).toEqual(once);
  const after = (await counted()) as { reconciliation_run: number };
  expect(after.reconciliation_run).toBe(before.reconciliation_run + 1);
});

test('equal lines come back as equal, each with its message', async () => {
  const result = await compareLines(world, lines);
  expect(result).toHaveLength(4);
  expect(result.map((row) => row[4])).toEqual(['0', '0', '0', '0']);
  expect(result.map((row) => row[2])).toEqual(lines.map((line) => line[0]));
  expect(result[0]?.[3]).toBe('MSG-FIRST');
  expect(result.map((row) => row[5])).toEqual(['0', '0', '0', '1']);
});

test('planted differences: here only, there only, other amounts; the surplus can be undone by 2601', async () => {
  const stranger: Line = [
    '0193000000000000000000000X'.slice(0, 26),
    'V1',
    first.person,
    '9.90',
    '1.00',
    '0.00',
    '0',
  ];
  const wrong = [...(lines[1] as Line)] as unknown as string[];
  wrong[4] = '0.01';
  const extra = await settledVisit(world, '61.00', 'MSG-LOST');
  const sent = [lines[0], wrong, lines[2], lines[3], stranger] as Line[];
  const result = await compareLines(world, sent);
  const byVerdict = result.filter((row) => row[4] === '1');
  expect(byVerdict.map((row) => row[6]?.slice(0, 5))).toEqual([
    '金额不一致',
    '中心端没有',
    '贵院没有这',
  ]);
  const surplus = result.at(-1) as string[];
  expect(surplus.slice(0, 6)).toEqual([extra.person, '', '', 'MSG-LOST', '1', '0']);
  expect(surplus[7]).toBe('61.00');
  expect(surplus[6]).toContain('oinfno 2207');

  await world.send('2601', {
    data: { psn_no: surplus[0], omsgid: surplus[3], oinfno: '2207' },
  });
  const after = await compareLines(world, lines, { refd_setl_flag: '1' });
  const left = after.filter((row) => row[4] === '1');
  expect(left.map((row) => row[6])).toEqual([
    '贵院没有这笔结算，可用2601冲正：oinfno 2207，omsgid 为本行报文ID',
    '中心端已退费，请在本院补记',
  ]);
  // The reversed pair is in neither side's books once refunds are left out.
  const kept = lines.slice(0, 2);
  const settled = await compareLines(world, kept, {
    refd_setl_flag: '0',
    fixmedins_refd_setl_flag: '0',
  });
  expect(settled.map((row) => row[4])).toEqual(['0', '0']);
});

test('a refund named by the settlement it takes back is that refund', async () => {
  const back = [...(lines[3] as Line)] as unknown as string[];
  back[0] = lines[2]?.[0] as string;
  const result = await compareLines(world, [lines[2], back] as unknown as Line[]);
  expect(result.slice(0, 2).map((row) => row[4])).toEqual(['0', '0']);
});

test('a file whose lines do not add up to its message is refused, and nothing is kept', async () => {
  const file = await uploadLines(world, lines.slice(1));
  const before = await counted();
  const data = { ...common(), ...sumsOf(lines), cash_payamt: '0', file_qury_no: file };
  expect(await codeOf(world.send('3202', { data }))).toEqual([
    'reconciliation.sum_differs',
    expect.objectContaining({ whatZh: '结算笔数', claimed: '4', lines: '3' }),
  ]);
  expect(await counted()).toEqual(before);
});

const good = ['S1', 'V1', 'P1', '1.00', '0.50', '0.00', '0'];
const cell = (column: number, value: string) =>
  good.map((text, at) => (at === column ? value : text));
const tab = (...rows: string[][]) => writeTabFile('a.txt', rows);
const text = (value: string) => zipSync({ 'a.txt': strToU8(value) });
const heavy = () => zipSync({ 'a.txt': strToU8(`${' '.repeat(60_000)}\n`.repeat(1_000)) });
const gbk = () => zipSync({ 'a.txt': Uint8Array.of(0x31, 0x09, 0xb1, 0xb8, 0x0a) });
const several = () => zipSync({ a: strToU8('1'), b: strToU8('2') });

test.each<[string, () => Uint8Array, string, object]>([
  ['a bomb', heavy, 'too_large', { limit: '64 MB' }],
  [
    'a part of a ZIP',
    () => tab(good).slice(0, 60),
    'unreadable_zip',
    { problemEn: 'a part is missing' },
  ],
  ['two files', several, 'not_one_file', {}],
  ['another encoding', gbk, 'wrong_encoding', { line: '1' }],
  [
    'UTF-16',
    () => zipSync({ a: Buffer.from('S1\tV1\n', 'utf16le') }),
    'wrong_encoding',
    { line: '1' },
  ],
  [
    'a column too few',
    () => tab(good, good.slice(1)),
    'wrong_columns',
    { line: '2', columns: '6' },
  ],
  [
    'commas',
    () => text('S1,V1,P1,1.00,0.50,0.00,0\n'),
    'wrong_columns',
    { line: '1', columns: '1' },
  ],
  [
    'three decimals',
    () => tab(good, cell(3, '1.005')),
    'bad_cell',
    { line: '2', column: '4（医疗费总额）' },
  ],
  [
    'an exponent',
    () => tab(cell(4, '1e2')),
    'bad_cell',
    { line: '1', column: '5（基金支付总额）' },
  ],
  ['no person', () => tab(cell(2, '')), 'bad_cell', { line: '1', column: '3（人员编号）' }],
  [
    'another flag',
    () => tab(cell(6, '是')),
    'bad_cell',
    { line: '1', column: '7（退费结算标志）' },
  ],
  [
    'a line twice',
    () => tab(good, cell(0, 'S2'), good),
    'duplicate_line',
    { line: '3', first: '1' },
  ],
])('%s is refused by its place, and nothing is written', async (_, bytes, code, facts) => {
  const file = await upload(world, bytes());
  const before = await counted();
  const data = { ...common(), ...sumsOf(lines), cash_payamt: '0', file_qury_no: file };
  expect(await codeOf(world.send('3202', { data }))).toEqual([
    `reconciliation.${code}`,
    expect.objectContaining(facts),
  ]);
  expect(await counted()).toEqual(before);
});

test('a million lines are refused at the limit, without holding them', async () => {
  const rows = Array.from({ length: 1_000 }, (_, a) =>
    Array.from(
      { length: 1_000 },
      (_, b) =>
        `S${a * 1_000 + b}${(a * 7_919 + b * 104_729) % 99_991}\tV1\tP1\t1.00\t0.00\t0.00\t0\n`,
    ).join(''),
  );
  const file = await upload(world, zipSync({ 'a.txt': strToU8(rows.join('')) }, { level: 1 }));
  const data = { ...common(), ...sumsOf(lines), cash_payamt: '0', file_qury_no: file };
  expect(await codeOf(world.send('3202', { data }))).toEqual([
    'reconciliation.too_many_lines',
    { limit: '200000' },
  ]);
}, 60_000);

test('periods, agencies, files and months that cannot be are refused', async () => {
  const bad = (change: object) => codeOf(world.send('3201', totalsSheet(lines, change)));
  expect(await bad({ stmt_begndate: '2025-11-21' })).toEqual([
    'reconciliation.bad_period',
    expect.anything(),
  ]);
  expect((await bad({ stmt_begndate: '2023-01-01' }))?.[0]).toBe('reconciliation.period_too_long');
  expect((await bad({ stmt_begndate: '20/11/2025' }))?.[0]).toBe('national.field_type');
  expect((await bad({ medfee_sumamt: '1.005' }))?.[0]).toMatch(/^national\.field_/);
  expect((await bad({ setl_optins: '310000' }))?.[0]).toBe('national.field_rule');
  expect((await bad({ insutype: '340' }))?.[0]).toBe('national.field_rule');
  const data = { ...common(), ...sumsOf(lines), cash_payamt: '0', file_qury_no: 'none' };
  expect((await codeOf(world.send('3202', { data })))?.[0]).toBe('national.unknown_file');
  const foreign = await uploadLines(world, lines);
  const others = world.send(
    '3202',
    { data: { ...data, file_qury_no: foreign } },
    { provider: HOSPITAL },
  );
  expect((await codeOf(others))?.[0]).toBe('national.unknown_file');
  expect(await codeOf(download(world, 'none'))).toEqual([
    'national.unknown_file',
    { file: 'none' },
  ]);
});

test('a month is applied for with our figures, once, and withdrawn until the agency closes it', async () => {
  const day = { startsOn: '2025-11-01', endsOn: '2025-12-01' };
  const [sums] = await world.database.sql<Record<string, bigint>>(
    'test: sums',
    `select sum(total)::bigint as total, sum(funds)::bigint as funds, sum(cash)::bigint as cash,
       sum(accounts)::bigint as accounts from told_settlement where provider_id = 'H-PRIMARY'`,
  );
  const money = (value = 0n) => (Number(value) / 100).toFixed(2);
  const sheet = (change: object = {}) => ({
    data: {
      ...{ clr_type: '11', clr_way: '1', setlym: '202511', psntime: 2 },
      ...{ begndate: day.startsOn, enddate: '2025-11-30' },
      ...{ medfee_sumamt: money(sums?.total), med_sumfee: money(sums?.total) },
      ...{ fund_appy_sum: money(sums?.funds), cash_payamt: money(sums?.cash) },
      ...{ acct_pay: money(sums?.accounts), ...change },
    },
  });
  const refused = async (change: object) => (await codeOf(world.send('3203', sheet(change))))?.[0];
  expect(await refused({ psntime: 3 })).toBe('reconciliation.figure_differs');
  expect(await refused({ fund_appy_sum: '1.00' })).toBe('reconciliation.figure_differs');
  expect(await refused({ med_sumfee: '1.00' })).toBe('reconciliation.figure_differs');
  expect(await refused({ setlym: '202512' })).toBe('reconciliation.outside_month');
  expect(await refused({ setlym: '202513' })).toBe('national.field_rule');
  expect(await refused({ clr_type: '41' })).toBe('national.field_rule');

  const { result } = await world.send('3203', sheet());
  expect(await refused({})).toBe('reconciliation.applied_already');
  const gone = { data: { clr_appy_evt_id: result.clr_appy_evt_id } };
  const others = world.send('3204', gone, { provider: HOSPITAL });
  expect((await codeOf(others))?.[0]).toBe('reconciliation.unknown_application');
  await world.send('3204', gone);
  await world.send('3204', gone);
  const again = (await world.send('3203', sheet())).result.clr_appy_evt_id;
  await world.database.sql(
    'test: closed month',
    `insert into pay_period values ('01900000-0000-7000-8000-000000000001', '2025-11-01',
       '2025-12-01', 'test', now())`,
  );
  const late = { data: { clr_appy_evt_id: again } };
  expect((await codeOf(world.send('3204', late)))?.[0]).toBe('reconciliation.application_closed');
  const nonsense = { data: { clr_appy_evt_id: 'x' } };
  expect((await codeOf(world.send('3204', nonsense)))?.[0]).toBe('national.field_rule');
});
