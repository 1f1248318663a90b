import { Rejection } from '../../kernel/rejection.ts';
import { CHECKSUM_DIFFERS, CUT_OFF, EMPTY } from './errors.ts';
import type { Table } from './read-table.ts';

/** What the sender says the file holds. */
export type Announced = { readonly rows: number | null; readonly checksum: string | null };

const TRAILER = /^(合计|总计|总数|共计|#?trailer|total)$/i;

/**
 * The lines without a trailer and without empty lines at the end. A file that was cut off in the middle looks whole in every
 * line but perhaps the last; so a count or a checksum is believed before anything else, and the last line has to be one.
 */
export function checkComplete(
  table: Table,
  said: Announced,
  hash: string,
): { readonly lines: readonly (readonly string[])[]; readonly announced: number | null } {
  if (said.checksum !== null && said.checksum.toLowerCase() !== hash) {
    throw new Rejection(CHECKSUM_DIFFERS, {
      expected: said.checksum.slice(0, 16),
      found: hash.slice(0, 16),
    });
  }
  const whole = withoutEmptyEnd(table.lines);
  const counted = countOf(whole.at(-1));
  const lines = counted === null ? whole : withoutEmptyEnd(whole.slice(0, -1));
  const found = lines.filter((cells) => cells.some((cell) => cell !== '')).length;
  for (const expected of [said.rows, counted]) {
    if (expected !== null && expected !== found) {
      throw new Rejection(CUT_OFF, { expected: String(expected), found: String(found) });
    }
  }
  if (found === 0) throw new Rejection(EMPTY);
  const announced = said.rows ?? counted ?? (said.checksum === null ? null : found);
  const last = lines.at(-1) as readonly string[];
  if (announced === null && table.format === 'csv' && last.length < table.heading.length) {
    throw new Rejection(CUT_OFF, { expected: '—', found: String(found) });
  }
  return { lines, announced };
}

function countOf(cells: readonly string[] | undefined): number | null {
  const [first = '', second = ''] = cells ?? [];
  return TRAILER.test(first.trim()) && /^\d{1,9}$/.test(second.trim()) ? Number(second) : null;
}

function withoutEmptyEnd(lines: readonly (readonly string[])[]) {
  let end = lines.length;
  while (end > 0 && (lines[end - 1] ?? []).every((cell) => cell === '')) end -= 1;
  return lines.slice(0, end);
}
