import { Rejection } from '../../../kernel/rejection.ts';
import {
  applies,
  type Form,
  type FormValue,
  type GivenPaper,
  type Matter,
} from '../../matters/index.ts';
import { EMPTY_SHEET, PAPER_WITHOUT_ROW, TOO_MANY_ROWS } from '../errors.ts';
import { type Column, readHeading } from './columns.ts';
import { type CodeNamed, ROWS_MAX, type SheetRow } from './model.ts';
import { readCell } from './read-cell.ts';

export type Sheet = {
  readonly heading: readonly string[];
  /** The lines below the heading, empty ones included, so that lines are counted as the sheet counts them. */
  readonly lines: readonly (readonly string[])[];
  /** Materials that all of them promised. */
  readonly promised: readonly string[];
  /** What was scanned for them, each for the line that it is of. */
  readonly papers?: readonly PaperOfLine[];
};

export type PaperOfLine = GivenPaper & { readonly line: number };

/** What a sheet says, line by line; a heading that nobody understands refuses the whole. */
export function readSheet(matter: Matter, sheet: Sheet, codeNamed: CodeNamed): SheetRow[] {
  const columns = readHeading(matter, sheet.heading);
  const firstOf = new Map<string, number>();
  const rows: SheetRow[] = [];
  for (const [index, cells] of sheet.lines.entries()) {
    if (cells.every((cell) => cell.trim() === '')) continue;
    const line = index + 2;
    const idNumber = textOf(columns, cells, 'number').replace(/\s/g, '').toUpperCase();
    const form = formOf(columns, cells, codeNamed);
    const twiceOf = firstOf.get(idNumber) ?? null;
    if (twiceOf === null && idNumber !== '') firstOf.set(idNumber, line);
    const name = textOf(columns, cells, 'name');
    const papers = papersOf(sheet, line);
    const promised = promisedOf(matter, form, sheet).filter(
      (code) => !papers.some(({ material }) => material === code),
    );
    const brought = papers.length > 0 ? { papers } : {};
    rows.push({ line, idNumber, name, form, promised, ...brought, twiceOf });
  }
  if (rows.length === 0) throw new Rejection(EMPTY_SHEET);
  checkPapers(sheet, rows);
  if (rows.length > ROWS_MAX) {
    throw new Rejection(TOO_MANY_ROWS, { rows: String(rows.length), most: String(ROWS_MAX) });
  }
  return rows;
}

function papersOf({ papers = [] }: Sheet, line: number): GivenPaper[] {
  return papers
    .filter((paper) => paper.line === line)
    .map(({ material, file, name, turns }) => ({ material, file, name, turns }));
}

/** A paper of nobody would be kept and never read. */
function checkPapers({ papers = [] }: Sheet, rows: readonly SheetRow[]): void {
  const lines = new Set(rows.map(({ line }) => line));
  const lost = papers.find(({ line }) => !lines.has(line));
  if (lost) throw new Rejection(PAPER_WITHOUT_ROW, { line: String(lost.line) });
}

type Columns = readonly (Column | null)[];

function textOf(columns: Columns, cells: readonly string[], about: 'number' | 'name'): string {
  return (cells[columns.findIndex((one) => one?.about === about)] ?? '').trim();
}

function formOf(columns: Columns, cells: readonly string[], codeNamed: CodeNamed): Form {
  const form: Record<string, FormValue> = {};
  for (const [index, column] of columns.entries()) {
    const text = cells[index] ?? '';
    if (!column || typeof column.about === 'string' || text.trim() === '') continue;
    const { name } = column.about;
    if (column.part === null) form[name] = readCell(text, column.about, codeNamed);
    else {
      const before = form[name] as Record<string, string> | undefined;
      const said = column.part === 'number' ? text.replace(/\s/g, '') : text.trim();
      form[name] = { ...before, [column.part]: said };
    }
  }
  return form;
}

function promisedOf(matter: Matter, form: Form, { promised }: Sheet): string[] {
  return matter.materials
    .filter(({ code, when }) => promised.includes(code) && applies(when, form))
    .map(({ code }) => code);
}
