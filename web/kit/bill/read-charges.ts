import type { ChargeLine } from '../views.ts';

type ImportProblem =
  | 'codeMissing'
  | 'dayWrong'
  | 'quantityWrong'
  | 'unitPriceWrong'
  | 'amountWrong';

/** A row of a file: what was understood and what is wrong with it. `row` counts as the file does. */
export type ImportedLine = {
  readonly row: number;
  readonly line: ChargeLine;
  readonly problems: readonly ImportProblem[];
};

export type Imported = {
  readonly lines: readonly ImportedLine[];
  /** Columns without which nothing can be read; the file is refused as a whole then. */
  readonly missing: readonly Column[];
};

type Column = 'code' | 'name' | 'day' | 'quantity' | 'unitPrice' | 'amount';
type Cell = string | number | boolean | Date | null | undefined;

const NAMES: Readonly<Record<Column, readonly string[]>> = {
  code: ['编码', '项目编码', '医保编码', 'code'],
  name: ['名称', '项目名称', '费用名称', '药品名称', 'name'],
  day: ['日期', '费用日期', '发生日期', 'day', 'date'],
  quantity: ['数量', 'quantity'],
  unitPrice: ['单价', 'unitprice'],
  amount: ['金额', '金额(元)', '总金额', 'amount'],
};
const NEEDED: readonly Column[] = ['code', 'day', 'quantity', 'unitPrice', 'amount'];

/** What each line has to say. A hospital says all of it; what a person has in his hands often the amount alone. */
export type Wanted = { readonly columns: readonly Column[] };
const OF_A_HOSPITAL: Wanted = { columns: NEEDED };
export const OF_A_PERSON: Wanted = { columns: ['name', 'amount'] };

/** Reads rows of a sheet or CSV file; the first row that is not empty names the columns. */
export function readCharges(
  rows: readonly (readonly Cell[])[],
  wanted: Wanted = OF_A_HOSPITAL,
): Imported {
  const headAt = rows.findIndex((row) => row.some((cell) => textOf(cell) !== ''));
  const head = rows[headAt] ?? [];
  const places = placesOf(head);
  const missing = wanted.columns.filter((column) => places[column] === undefined);
  if (missing.length > 0) return { lines: [], missing };
  const lines = rows.flatMap((row, index) => {
    if (index <= headAt || row.every((cell) => textOf(cell) === '')) return [];
    const read = readRow(index + 1, (column) => row[places[column] ?? -1]);
    return [{ ...read, problems: problemsOf(read.line, wanted) }];
  });
  return { lines, missing };
}

function placesOf(head: readonly Cell[]): Partial<Record<Column, number>> {
  const titles = head.map((cell) => textOf(cell).toLowerCase().replace(/[\s_]/g, ''));
  const places: Partial<Record<Column, number>> = {};
  for (const [column, names] of Object.entries(NAMES) as [Column, readonly string[]][]) {
    const at = titles.findIndex((title) => names.includes(title));
    if (at >= 0) places[column] = at;
  }
  return places;
}

function readRow(row: number, cell: (column: Column) => Cell): Omit<ImportedLine, 'problems'> {
  const name = textOf(cell('name'));
  const line: ChargeLine = {
    code: textOf(cell('code')),
    ...(name === '' ? {} : { name }),
    day: readDay(cell('day')),
    quantity: readFigure(cell('quantity')),
    unitPrice: readFigure(cell('unitPrice')),
    amount: readFigure(cell('amount')),
  };
  return { row, line };
}

export function problemsOf(line: ChargeLine, { columns } = OF_A_HOSPITAL): ImportProblem[] {
  const problems: ImportProblem[] = [];
  // What need not be there may be left out, and is right where it is there.
  const isLeft = (column: keyof ChargeLine) => !columns.includes(column) && !line[column];
  if (line.code === '' && !isLeft('code')) problems.push('codeMissing');
  if (!isLeft('day') && !/^\d{4}-\d{2}-\d{2}$/.test(line.day)) problems.push('dayWrong');
  if (!isLeft('quantity') && !isFigure(line.quantity, 4)) problems.push('quantityWrong');
  if (!isLeft('unitPrice') && !isFigure(line.unitPrice, 4)) problems.push('unitPriceWrong');
  if (!isFigure(line.amount, 2)) problems.push('amountWrong');
  return problems;
}

/** "2025/6/1", "2025年6月1日", "20250601" or a date cell. Whether the day exists the server decides. */
function readDay(cell: Cell): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  const text = textOf(cell);
  const match =
    /^(\d{4})(\d{2})(\d{2})$/.exec(text) ??
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T\s].*)?$/.exec(text);
  if (!match) return text;
  const [, year = '', month = '', date = ''] = match;
  return `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
}

/** A sheet keeps 0.1 + 0.2 as 0.30000000000000004; fifteen digits are what it shows. */
function readFigure(cell: Cell): string {
  if (typeof cell === 'number') return String(Number(cell.toPrecision(15)));
  return textOf(cell).replace(/[,，\s¥￥元]/g, '');
}

/** Full-width digits and points, as some hospital systems write them, become plain ones. */
function textOf(cell: Cell): string {
  if (cell === null || cell === undefined || cell instanceof Date) return cell ? 'date' : '';
  return String(cell).normalize('NFKC').trim();
}

function isFigure(text: string, places: number): boolean {
  const match = /^\d+(?:\.(\d+))?$/.exec(text);
  if (!match || /^[0.]*$/.test(text)) return false;
  return (match[1] ?? '').replace(/0+$/, '').length <= places;
}
