import type { SettlementId } from '../../kernel/ids.ts';
import { type Money, negate, yuan } from '../../kernel/money.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { fromShortId } from '../../kernel/short-id.ts';
import { openZip, ZipError, type ZipLimits } from '../../platform/open-zip.ts';
import { EncodingError, textLines } from '../../platform/text-lines.ts';
import {
  BAD_CELL,
  DUPLICATE_LINE,
  NOT_ONE_FILE,
  TOO_LARGE,
  TOO_MANY_LINES,
  UNREADABLE_ZIP,
  WRONG_COLUMNS,
  WRONG_ENCODING,
} from './errors.ts';
import type { StatedLine } from './model.ts';

/** A month of the largest hospitals. More is compared in parts of the month. */
export const LINES_MAX = 200_000;
const BLANK_MAX = 1_000;
const LIMITS: ZipLimits = { bytesMax: 64 * 1_048_576, ratioMax: 100 };

/** Columns of the file in their order, as people call them. */
export const COLUMNS = [
  '结算ID',
  '就诊ID',
  '人员编号',
  '医疗费总额',
  '基金支付总额',
  '个人账户支出',
  '退费结算标志',
] as const;

/** Every line of a provider's file, or the first thing that is wrong with it. Memory holds the lines, never the text. */
export async function readLines(zip: Uint8Array): Promise<StatedLine[]> {
  const read: StatedLine[] = [];
  const seen = new Map<string, number>();
  let number = 0;
  try {
    for await (const text of textLines(openZip(zip, LIMITS))) {
      number += 1;
      // Empty lines are passed over, but not without end.
      if (number > LINES_MAX + BLANK_MAX) throw tooMany();
      if (text.trim() === '' || (number === 1 && isHeading(text))) continue;
      if (read.length === LINES_MAX) throw tooMany();
      const line = lineOf(text, number);
      const key = `${line.stated} ${line.total < 0n}`;
      const first = seen.get(key);
      if (first !== undefined) {
        throw new Rejection(DUPLICATE_LINE, { line: String(number), first: String(first) });
      }
      seen.set(key, number);
      read.push(line);
    }
  } catch (error) {
    throw refusalOf(error);
  }
  return read;
}

function tooMany(): Rejection {
  return new Rejection(TOO_MANY_LINES, { limit: String(LINES_MAX) });
}

function refusalOf(error: unknown): unknown {
  if (error instanceof EncodingError) {
    return new Rejection(WRONG_ENCODING, { line: String(error.line) });
  }
  if (!(error instanceof ZipError)) return error;
  if (error.problem === 'not-one-file') return new Rejection(NOT_ONE_FILE);
  if (error.problem === 'too-large') {
    return new Rejection(TOO_LARGE, { limit: '64 MB', ratio: String(LIMITS.ratioMax) });
  }
  return new Rejection(UNREADABLE_ZIP, ZIP_PROBLEMS[error.problem]);
}

const ZIP_PROBLEMS = {
  'not-zip': { problemZh: '不是 ZIP', problemEn: 'it is no ZIP' },
  truncated: { problemZh: '文件不完整', problemEn: 'a part is missing' },
  damaged: { problemZh: '内容已损坏', problemEn: 'it is damaged' },
  encrypted: { problemZh: '有密码', problemEn: 'it has a password' },
} as const;

/** Some systems write the names of the columns first. */
function isHeading(text: string): boolean {
  const [first = ''] = text.split('\t');
  return first.trim() === COLUMNS[0] || /^[a-z]+_[a-z_]+$/i.test(first.trim());
}

const TEXT_MAX = 30;
const AMOUNT = /^(-?)(\d{1,14}(?:\.\d{1,2})?)$/;

function lineOf(text: string, line: number): StatedLine {
  const cells = text.split('\t').map((cell) => cell.trim());
  while (cells.length > COLUMNS.length && cells.at(-1) === '') cells.pop();
  if (cells.length !== COLUMNS.length) {
    const facts = { line: String(line), columns: String(cells.length) };
    throw new Rejection(WRONG_COLUMNS, { ...facts, expected: String(COLUMNS.length) });
  }
  const at = (column: number) => ({ line, column, text: cells[column] ?? '' });
  const stated = textAt(at(0));
  return {
    line,
    stated,
    id: fromShortId(stated) as SettlementId | null,
    registration: textAt(at(1)),
    person: textAt(at(2)),
    total: amountAt(at(3)),
    funds: amountAt(at(4)),
    accounts: amountAt(at(5)),
    refund: flagAt(at(6)),
  };
}

type Cell = { readonly line: number; readonly column: number; readonly text: string };

function textAt(cell: Cell): string {
  if (cell.text === '') throw refuse(cell, '不能为空', 'must not be empty');
  if (cell.text.length > TEXT_MAX) {
    throw refuse(cell, `最长 ${TEXT_MAX} 个字符`, `has at most ${TEXT_MAX} characters`);
  }
  return cell.text;
}

function amountAt(cell: Cell): Money {
  const [, sign, digits] = AMOUNT.exec(cell.text) ?? [];
  if (digits === undefined) {
    throw refuse(cell, '应为金额，最多两位小数', 'must be an amount with at most two decimals');
  }
  return sign === '-' ? negate(yuan(digits)) : yuan(digits);
}

function flagAt(cell: Cell): boolean {
  if (cell.text !== '0' && cell.text !== '1') throw refuse(cell, '应为 0 或 1', 'must be 0 or 1');
  return cell.text === '1';
}

function refuse({ line, column, text }: Cell, ruleZh: string, ruleEn: string): Rejection {
  return new Rejection(BAD_CELL, {
    line: String(line),
    column: `${column + 1}（${COLUMNS[column]}）`,
    value: text.slice(0, 40),
    ruleZh,
    ruleEn,
  });
}
