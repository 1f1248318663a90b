import { unzipSync, zipSync } from 'fflate';
import papa from 'papaparse';
import { readSheet } from 'read-excel-file/node';
import { Rejection } from '../../kernel/rejection.ts';
import { decodeBytes } from './decode-bytes.ts';
import { NOT_A_TABLE, TOO_LARGE } from './errors.ts';
import type { FeedFormat } from './model.ts';

/** What a file says, cell by cell. `line` of a row is its place in the file; the heading is the first. */
export type Table = {
  readonly format: FeedFormat;
  readonly encoding: string;
  readonly heading: readonly string[];
  readonly lines: readonly (readonly string[])[];
};

/** An archive that unpacks to more is no list of people. */
const UNPACKED_MAX = 512 * 1_048_576;

/** A workbook is told by its bytes, JSON by its first letter; everything else is read as CSV. */
export async function readTable(bytes: Buffer): Promise<Table> {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return readBook(bytes);
  const { text, encoding } = decodeBytes(bytes);
  if (/^\s*[[{]/.test(text)) return { ...readObjects(text), encoding };
  const { data } = papa.parse<string[]>(text, { skipEmptyLines: false });
  const lines = data.at(-1)?.join('') === '' ? data.slice(0, -1) : data;
  return { format: 'csv', encoding, ...headed(lines) };
}

async function readBook(bytes: Buffer): Promise<Table> {
  const sheet = await readSheet(Buffer.from(unpackWithin(bytes))).catch((error: unknown) => {
    if (error instanceof Rejection) throw error;
    throw new Rejection(NOT_A_TABLE);
  });
  const lines = (sheet as readonly (readonly unknown[])[]).map((row) => row.map(cellText));
  return { format: 'xlsx', encoding: 'utf-8', ...headed(lines) };
}

/** Unpacked here, where a size that lies is cut off, and handed on unpacked. */
function unpackWithin(bytes: Buffer): Uint8Array {
  let size = 0;
  try {
    const files = unzipSync(bytes, {
      filter({ name, originalSize }) {
        if (/media|drawings|printerSettings/.test(name)) return false;
        size += originalSize;
        if (size > UNPACKED_MAX) throw new Rejection(TOO_LARGE, { limit: '512 MB' });
        return true;
      },
    });
    return zipSync(files, { level: 0 });
  } catch (error) {
    if (error instanceof Rejection) throw error;
    throw new Rejection(NOT_A_TABLE);
  }
}

/** A day of a spreadsheet is a moment at midnight in Greenwich. */
function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell);
}

function headed(lines: readonly (readonly string[])[]) {
  const [heading = [], ...rest] = lines;
  return { heading: heading.map((cell) => cell.trim()), lines: rest };
}

/** `[{…}, …]` or `{ "rows": […] }`, as a program sends it: the names of the first objects are the heading. */
function readObjects(text: string): Omit<Table, 'encoding'> {
  let told: unknown;
  try {
    told = JSON.parse(text);
  } catch {
    throw new Rejection(NOT_A_TABLE);
  }
  const rows = Array.isArray(told) ? told : (told as { rows?: unknown }).rows;
  if (!Array.isArray(rows) || rows.some((row) => typeof row !== 'object' || row === null)) {
    throw new Rejection(NOT_A_TABLE);
  }
  return tableOf(rows as Readonly<Record<string, unknown>>[]);
}

export function tableOf(
  rows: readonly Readonly<Record<string, unknown>>[],
): Omit<Table, 'encoding'> {
  const heading = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = rows.map((row) => heading.map((name) => cellText(row[name])));
  return { format: 'json', heading, lines };
}
