import { fromShortId } from '../../src/kernel/short-id.ts';
import { fen } from './messages.ts';
import type { Entry } from './model.ts';

type Row = {
  readonly id: string;
  readonly total: string;
  readonly fund: string;
  readonly cash: string;
};

export type Comparison = {
  readonly hospital: number;
  readonly centre: number;
  readonly totalFen: number;
  readonly fundsFen: number;
  readonly cashFen: number;
  /** What one side has and the other lacks or has otherwise, in words. */
  readonly differences: readonly string[];
};

export type Place = { readonly port: number; readonly area: string; readonly provider: string };

const PAGE = 100;

/** Every record the centre has of the hospital's day, beside every entry of the hospital's books. */
export async function compareSides(
  place: Place,
  entries: readonly Entry[],
  before: ReadonlySet<string>,
): Promise<Comparison> {
  const today = (await centreRows(place)).filter(({ id }) => !before.has(id));
  const rows = new Map(today.map((row) => [row.id, row]));
  const differences: string[] = [];
  const sum = { totalFen: 0, fundsFen: 0, cashFen: 0 };
  for (const entry of entries) {
    const id = fromShortId(entry.settlement) ?? entry.settlement;
    const row = rows.get(id);
    rows.delete(id);
    sum.totalFen += entry.totalFen;
    sum.fundsFen += entry.fundsFen;
    sum.cashFen += entry.cashFen;
    if (!row) differences.push(`visit ${entry.visit}: ${entry.settlement} is not at the centre`);
    else differences.push(...unlike(entry, row));
  }
  for (const id of rows.keys()) differences.push(`${id} is at the centre only`);
  return { hospital: entries.length, centre: today.length, ...sum, differences };
}

function unlike(entry: Entry, row: Row): string[] {
  const pairs = [
    ['total', entry.totalFen, fen(row.total)],
    ['funds', entry.fundsFen, fen(row.fund)],
    ['cash', entry.cashFen, fen(row.cash)],
  ] as const;
  return pairs
    .filter(([, ours, theirs]) => ours !== theirs)
    .map(([what, ours, theirs]) => `visit ${entry.visit}: ${what} ${ours} here, ${theirs} there`);
}

/** What the centre had of this day before the hospital opened. */
export async function recordedBefore(place: Place): Promise<ReadonlySet<string>> {
  return new Set((await centreRows(place)).map(({ id }) => id));
}

async function centreRows(place: Place): Promise<Row[]> {
  const found: Row[] = [];
  for (let page = 1; ; page += 1) {
    const url =
      `http://127.0.0.1:${place.port}/api/areas/${place.area}/settlements` +
      `?provider=${place.provider}&page=${page}&size=${PAGE}`;
    const answer = (await (await fetch(url)).json()) as { rows: Row[] };
    found.push(...answer.rows);
    if (answer.rows.length < PAGE) return found;
  }
}
