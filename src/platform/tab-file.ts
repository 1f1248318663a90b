import { zipSync } from 'fflate';

/** A fixed day, so that the same rows make the same bytes. */
const MADE = '2000-01-01T00:00:00';
const LEVEL = 6;

/**
 * A ZIP with one text: a row a line, cells by TAB, UTF-8. A cell cannot hold what separates cells or lines, so such
 * characters become spaces.
 */
export function writeTabFile(name: string, rows: readonly (readonly string[])[]): Uint8Array {
  const lines = rows.map((cells) => `${cells.map(cellOf).join('\t')}\n`);
  const text = new TextEncoder().encode(lines.join(''));
  return zipSync({ [name]: [text, { mtime: MADE, level: LEVEL }] });
}

function cellOf(text: string): string {
  return text.replace(/[\t\r\n]+/g, ' ');
}
