import { addTotals, sameTotals, type Totals } from '../../money/benefit/index.ts';
import { readDocument, writeTotals } from '../../money/settlement/index.ts';
import type { Sql } from '../../platform/sql.ts';
import { type Check, findings } from './model.ts';
import { type StoredYear, streamByYear, streamYears, type YearRow } from './store.ts';

type Running = { readonly totals: Totals; readonly version: bigint };

/** Rebuilds every year from its records, in order, and compares with what is kept. */
export async function checkYears(sql: Sql): Promise<Check> {
  const years = findings('year-to-date');
  const stored = new YearCursor(sql);
  let name = '';
  let running: Running = { totals: {}, version: 0n };
  const close = async () => {
    if (name === '') return;
    years.count();
    const row = await stored.take(name);
    const problem = compare(row, running);
    if (problem) years.report(problem, `year ${name}`);
  };
  for await (const chunk of streamByYear(sql)) {
    for (const row of chunk) {
      if (nameOf(row) !== name) {
        await close();
        name = nameOf(row);
        running = { totals: {}, version: 0n };
      }
      const document = readDocument(row.document, row.id);
      if (row.yearVersion !== running.version + 1n) {
        years.report('a record is missing before this one', `settlement ${row.id}`);
      }
      if (!sameTotals(document.before, running.totals)) {
        years.report('it did not start from the totals before it', `settlement ${row.id}`);
      }
      running = { totals: addTotals(running.totals, document.added), version: row.yearVersion };
    }
  }
  await close();
  for (const row of await stored.rest()) {
    years.report('totals without any record', `year ${nameOfYear(row)}`);
  }
  return years.done();
}

function compare(row: StoredYear | undefined, running: Running): string | null {
  if (!row) return 'the totals are missing';
  if (row.version !== running.version) return 'the version differs from the number of records';
  const rebuilt = JSON.stringify(writeTotals(running.totals));
  return rebuilt === row.totals ? null : `the totals differ from the records: ${rebuilt}`;
}

function nameOf({ person, scheme, benefitYear }: YearRow): string {
  return `${person} ${scheme} ${benefitYear}`;
}

function nameOfYear({ person, scheme, year }: StoredYear): string {
  return `${person} ${scheme} ${year}`;
}

/** Walks the kept years beside the records; both come in the same order. */
class YearCursor {
  readonly #chunks: AsyncGenerator<StoredYear[]>;
  readonly #unclaimed: StoredYear[] = [];
  #waiting = new Map<string, StoredYear>();
  #ended = false;

  constructor(sql: Sql) {
    this.#chunks = streamYears(sql);
  }

  async take(name: string): Promise<StoredYear | undefined> {
    while (!this.#waiting.has(name) && !this.#ended) await this.#more();
    const row = this.#waiting.get(name);
    if (!row) return undefined;
    for (const [other, skipped] of this.#waiting) {
      if (other === name) break;
      this.#unclaimed.push(skipped);
      this.#waiting.delete(other);
    }
    this.#waiting.delete(name);
    return row;
  }

  async rest(): Promise<readonly StoredYear[]> {
    while (!this.#ended) await this.#more();
    return [...this.#unclaimed, ...this.#waiting.values()];
  }

  async #more(): Promise<void> {
    const { value, done } = await this.#chunks.next();
    if (done) this.#ended = true;
    else for (const row of value) this.#waiting.set(nameOfYear(row), row);
  }
}
