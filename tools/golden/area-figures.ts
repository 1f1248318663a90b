import { assert } from '../../src/kernel/assert.ts';
import { day } from '../../src/kernel/days.ts';
import type { AreaCode } from '../../src/kernel/ids.ts';
import { type Figures, loadFigures } from '../../src/rules/figures/index.ts';

/** The figures by which the worked cases are counted, with the sections that a kind needs. */
export function areaFigures<Section extends keyof Figures>(
  section: Section,
): NonNullable<Figures[Section]> {
  const found = loadFigures('matters/figures').on('532900' as AreaCode, day('2025-12-31'));
  const read = found?.[section];
  assert(read, `the area has figures of ${section}`);
  return read;
}
