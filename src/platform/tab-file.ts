import { zip, zipSync } from 'fflate';

/** A fixed day, so that the same rows make the same bytes. */
const MADE = '2000-01-01T00:00:00';
const LEVEL = 6;

/**
 * A ZIP with one text: a row a line, cells by TAB, UTF-8. A cell cannot hold what separates cells or lines, so such
 * characters become spaces.
 */
export function writeTabFile(name: string, rows: readonly (readonly string[])[]): Uint8Array {
  return zipSync({ [name]: [textOf(rows), { mtime: MADE, level: LEVEL }] });
}

/** The same in a thread of its own, for a text so long that packing it would keep everybody else waiting. */
export function packTabFile(
  name: string,
  rows: readonly (readonly string[])[],
): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const files = { [name]: [textOf(rows), { mtime: MADE, level: LEVEL }] } as const;
    zip(files as never, (error, bytes) => (error ? reject(error) : resolve(bytes)));
  });
}

function textOf(rows: readonly (readonly string[])[]): Uint8Array {
  const lines = rows.map((cells) => `${cells.map(cellOf).join('\t')}\n`);
  return new TextEncoder().encode(lines.join(''));
}

function cellOf(text: string): string {
  return text.replace(/[\t\r\n]+/g, ' ');
}
