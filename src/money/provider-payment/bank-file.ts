import { formatYuan } from '../../kernel/money.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { type BankAnswer, OUTCOMES } from './bank.ts';
import type { KeyedAnswer } from './book-answers.ts';
import { UNREADABLE_ANSWER } from './errors.ts';
import type { Order, OrderId } from './model.ts';

export const FILE_FORMATS = ['tab', 'csv'] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

const COLUMNS = ['key', 'holder', 'bank', 'account', 'amount', 'currency'] as const;
const END = '\r\n';

/** One line an order, and a last one with how many there are and their sum, as banks ask for. */
export function writeBankFile(
  orders: readonly Pick<Order, 'id' | 'account' | 'amount'>[],
  format: FileFormat,
): string {
  const total = orders.reduce((sum, { amount }) => sum + amount, 0n) as Order['amount'];
  const rows = [
    COLUMNS,
    ...orders.map(({ id, account, amount }) => [
      id,
      account.holder,
      account.bank,
      account.number,
      formatYuan(amount),
      'CNY',
    ]),
    ['total', `${orders.length}`, '', '', formatYuan(total), 'CNY'],
  ];
  return rows.map((row) => writeLine(row, format) + END).join('');
}

function writeLine(cells: readonly string[], format: FileFormat): string {
  if (format === 'tab') return cells.join('\t');
  return cells
    .map((cell) => (/[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join(',');
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const MOST_LINES = 10_000;

/**
 * The bank's answers: key, outcome, the bank's number, reason, set apart by TAB or comma; an empty line
 * says nothing. Refused whole, naming the line, when one line cannot be read.
 */
export function readBankAnswers(text: string): readonly KeyedAnswer[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const answers = lines.flatMap((line, i): KeyedAnswer[] => {
    if (line.trim() === '' || (i === 0 && line.startsWith('key'))) return [];
    const [key = '', outcome = '', reference = '', reason = ''] = line
      .split(line.includes('\t') ? '\t' : ',')
      .map((cell) => cell.trim());
    if (!UUID.test(key) || !isOutcome(outcome) || reference.length > 64 || reason.length > 200) {
      throw new Rejection(UNREADABLE_ANSWER, { line: `${i + 1}` });
    }
    return [{ key: key as OrderId, outcome, reference, reason }];
  });
  if (answers.length === 0 || answers.length > MOST_LINES) {
    throw new Rejection(UNREADABLE_ANSWER, { line: `${answers.length}` });
  }
  return answers;
}

function isOutcome(text: string): text is BankAnswer['outcome'] {
  return (OUTCOMES as readonly string[]).includes(text);
}
