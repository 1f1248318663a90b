import { isIdNumber } from '../../people/enrolment/index.ts';
import { SEALED_COLUMNS } from '../../platform/sealing/columns.ts';
import { ID_NUMBERS } from '../../platform/sealing/personal-numbers.ts';
import { rowsOf } from '../../platform/sealing/renew.ts';
import type { Sql } from '../../platform/sql.ts';
import { type Check, type Findings, findings } from './model.ts';
import { estimateRows, findTextColumns, findTextsWithNumbers } from './store.ts';

/** Rows of a table in which the proof looks for numbers that somebody forgot to seal. */
const LOOKED_AT = 20_000;
const AT_ONCE = 5_000;
const EVERY_ROW = 2;

/**
 * Every sealed value opens where it stands and bears its mark; nothing that has to be sealed stands in plain. With a
 * sample, about so many rows of each table are opened.
 */
export async function checkSealed(sql: Sql, sample: number | null): Promise<Check> {
  const found = findings('sealed-values');
  for (const column of SEALED_COLUMNS) {
    const rows = sample === null ? 0 : await estimateRows(sql, column.table);
    const share = sample === null || rows <= sample ? EVERY_ROW : sample / rows;
    const batch = column.guard ? column.batch : AT_ONCE;
    const looked = {
      name: 'proof',
      where: `(${column.filled}) and random() < $1`,
      values: [share],
    };
    for await (const batchOfRows of rowsOf(sql, column, looked, batch)) {
      for (const { row, now } of batchOfRows) {
        found.count();
        const wrong = tell(() => column.wrong(sql.sealer, row, now));
        if (wrong) found.report(wrong, `${column.table} ${row}`);
      }
    }
  }
  return found.done();
}

function tell(look: () => string | null): string | null {
  try {
    return look();
  } catch (error) {
    return (error as Error).message;
  }
}

/** No text of any table holds an identity number: all rows of small tables, a sample of large ones. */
export async function checkPlainNumbers(sql: Sql): Promise<Check> {
  const found = findings('plain-numbers');
  const columns = await findTextColumns(sql);
  for (const { table, names } of columns) {
    const rows = await estimateRows(sql, table);
    const share = rows <= LOOKED_AT ? 100 : (100 * LOOKED_AT) / rows;
    found.count(Math.min(rows, LOOKED_AT));
    for (const name of names) {
      for (const { text, at } of await findTextsWithNumbers(sql, { table, name, share })) {
        reportNumbers(found, text, `${table}.${name} at ${at}`);
      }
    }
  }
  return found.done();
}

function reportNumbers(found: Findings, text: string, where: string): void {
  const numbers = text.match(ID_NUMBERS) ?? [];
  if (numbers.some((number) => isIdNumber(number.toUpperCase()))) {
    found.report('an identity number stands in plain', where);
  }
}
