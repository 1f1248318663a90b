import { decodeText } from '../../kit/bill/decode-text.ts';
import { MissingColumns } from './missing-columns.ts';

/** Columns in the order of the comparison's file, with the names that systems export them under. */
const COLUMNS = [
  ['结算ID', '结算编号', '结算流水号'],
  ['就诊ID', '就诊编号', '就诊流水号'],
  ['人员编号', '个人编号'],
  ['医疗费总额', '总费用', '医疗费用总额'],
  ['基金支付总额', '基金支付', '基金'],
  ['个人账户支出', '个人账户', '账户支付'],
  ['退费结算标志', '退费标志', '退费'],
] as const;

/** The chosen file as the ZIP of TAB text that the server compares, in base64; libraries are loaded only then. */
export async function readHisFile(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (!isZip(bytes)) {
    const { default: papa } = await import('papaparse');
    return packed(papa.parse<string[]>(decodeText(bytes), { skipEmptyLines: false }).data);
  }
  if (!isWorkbook(bytes)) return base64Of(bytes);
  const { readSheet } = await import('read-excel-file/browser');
  const rows = (await readSheet(file)) as readonly (readonly unknown[])[];
  return packed(rows.map((row) => row.map((cell) => (cell === null ? '' : String(cell)))));
}

/** Rows in our order of columns; the first line stays the heading, so that line numbers are the file's. */
export function tabLines(rows: readonly (readonly string[])[]): string[] {
  const [heading = [], ...body] = rows;
  const names = heading.map((name) => name.trim());
  const places = COLUMNS.map((known) => names.findIndex((name) => known.includes(name as never)));
  if (places.every((place) => place < 0)) return rows.map((row) => row.join('\t'));
  const missing = COLUMNS.slice(0, -1).filter((_, index) => (places[index] ?? -1) < 0);
  if (missing.length > 0) throw new MissingColumns(missing.map(([name]) => name));
  const lines = body.map((row) => {
    if (row.every((cell) => cell.trim() === '')) return '';
    const cells = places.map((place) => (place < 0 ? null : (row[place] ?? '').trim()));
    const refund = flagOf(cells.at(-1) ?? null, cells[3] ?? '');
    return [...cells.slice(0, -1), refund].join('\t');
  });
  return [COLUMNS.map(([name]) => name).join('\t'), ...lines];
}

/** A file without the column gives money back where its total is below zero. */
function flagOf(stated: string | null, total: string): string {
  if (stated === '是') return '1';
  if (stated === '否') return '0';
  return stated === null || stated === '' ? (total.startsWith('-') ? '1' : '0') : stated;
}

async function packed(rows: readonly (readonly string[])[]): Promise<string> {
  const { strToU8, zipSync } = await import('fflate');
  return base64Of(zipSync({ 'detail.txt': strToU8(`${tabLines(rows).join('\n')}\n`) }));
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

/** A workbook names its parts in this file; a ZIP of text has none. */
function isWorkbook(bytes: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(bytes).includes('[Content_Types].xml');
}

const CHUNK = 32_768;

function base64Of(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += CHUNK) {
    binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  }
  return btoa(binary);
}
