import { readFileSync } from 'node:fs';

/** A table of `national/`: columns by TAB, a line of column names first; `-` stands for nothing. */
export function readTable<Column extends string>(
  file: string,
  columns: readonly Column[],
): Readonly<Record<Column, string>>[] {
  const [head = '', ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n');
  if (head !== columns.join('\t')) {
    throw new Error(`${file} must begin with the columns ${columns.join(', ')}.`);
  }
  return lines.map((line, index) => {
    const cells = line.split('\t');
    if (cells.length !== columns.length) {
      throw new Error(`${file}:${index + 2} has ${cells.length} columns, not ${columns.length}.`);
    }
    return Object.fromEntries(
      columns.map((column, place) => [column, cells[place] ?? '']),
    ) as Record<Column, string>;
  });
}
