import { unzipSync } from 'fflate';
import { addPerson, TOWNSHIP } from '../../../money/settlement/testing.ts';
import { writeTabFile } from '../../../platform/tab-file.ts';
import { type Answer, type HospitalWorld, openVisit, sheets } from '../money/testing.ts';

export const DAY = '2025-11-20';

/** A line of the hospital's file; amounts as the answers gave them. */
export type Line = readonly [
  settlement: string,
  visit: string,
  person: string,
  total: string,
  funds: string,
  accounts: string,
  refund: string,
];

/** An ordinary visit, settled; what the hospital writes into its books. */
export async function settledVisit(world: HospitalWorld, price: string, message?: string) {
  const person = await addPerson(world);
  const visit = await openVisit(world, person);
  await world.send('2204', { feedetail: [sheets.line(visit, person, '1', price)] });
  const { setlinfo } = await world.send(
    '2207',
    sheets.settle(visit, person, price),
    message === undefined ? {} : { message },
  );
  return { person, visit, info: setlinfo, line: lineOf(setlinfo) };
}

export function lineOf(info: Answer): Line {
  const money = (value: number) => value.toFixed(2);
  return [
    ...([info.setl_id, info.mdtrt_id, info.psn_no] as [string, string, string]),
    money(info.medfee_sumamt),
    money(info.fund_pay_sumamt),
    money(info.acct_pay),
    info.medfee_sumamt < 0 ? '1' : '0',
  ];
}

const fen = (text: string) => BigInt(text.replace('.', ''));
const yuan = (value: bigint) => {
  const digits = (value < 0n ? -value : value).toString().padStart(3, '0');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};

export function sumsOf(lines: readonly Line[]) {
  const add = (column: 3 | 4 | 5) =>
    yuan(lines.map((line) => fen(line[column])).reduce((a, b) => a + b, 0n));
  return {
    medfee_sumamt: add(3),
    fund_pay_sumamt: add(4),
    acct_pay: add(5),
    fixmedins_setl_cnt: lines.length,
  };
}

const PERIOD = { stmt_begndate: DAY, stmt_enddate: DAY };
export const common = (area = '532900') => ({
  ...PERIOD,
  clr_type: '11',
  setl_optins: area,
  fixmedins_refd_setl_flag: '1',
});

export function totalsSheet(lines: readonly Line[], change: object = {}) {
  return { data: { insutype: '390', ...common(), ...sumsOf(lines), ...change } };
}

export async function upload(world: HospitalWorld, bytes: Uint8Array): Promise<string> {
  const { file_qury_no } = await world.send('9101', {
    fsUploadIn: { in: [...bytes], filename: 'detail.zip', fixmedins_code: TOWNSHIP },
  });
  return file_qury_no;
}

export async function uploadLines(world: HospitalWorld, lines: readonly Line[]): Promise<string> {
  return upload(world, writeTabFile('detail.txt', lines));
}

/** Sends 3202 over lines and reads the result file. */
export async function compareLines(
  world: HospitalWorld,
  lines: readonly Line[],
  change: object = {},
): Promise<string[][]> {
  const file = await uploadLines(world, lines);
  const sums = { ...sumsOf(lines), cash_payamt: '0' };
  const { fileinfo } = await world.send('3202', {
    data: { ...common(), ...sums, file_qury_no: file, ...change },
  });
  return download(world, fileinfo.file_qury_no);
}

export async function download(world: HospitalWorld, number: string): Promise<string[][]> {
  const { file } = await world.send('9102', {
    fsDownloadIn: { file_qury_no: number, filename: 'x', fixmedins_code: TOWNSHIP },
  });
  const [text = new Uint8Array()] = Object.values(unzipSync(file.bytes));
  return new TextDecoder()
    .decode(text)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split('\t'));
}
