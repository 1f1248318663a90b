import { join } from 'node:path';
import { NATIONAL } from '../catalogue/load.ts';
import { readTable } from '../catalogue/read-table.ts';

let loaded: ReadonlyMap<string, readonly string[]> | undefined;

/** For each column of a number's file the word of ours that fills it, or `-` for one that stays empty. */
export function downloadColumns(number: string): readonly string[] {
  loaded ??= readColumns(join(NATIONAL, 'downloads.tsv'));
  return loaded.get(number) ?? [];
}

function readColumns(file: string): Map<string, string[]> {
  const columns = new Map<string, string[]>();
  for (const row of readTable(file, ['number', 'column', 'zh', 'from'])) {
    const own = columns.get(row.number) ?? [];
    columns.set(row.number, own);
    own.push(row.from);
    if (Number(row.column) !== own.length) {
      throw new Error(`${file}: column ${row.column} of ${row.number} is not in its place.`);
    }
  }
  return columns;
}
