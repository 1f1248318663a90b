import type { AreaCode } from '../kernel/ids.ts';
import { mayActFor } from '../people/credential/index.ts';
import type { Clock } from '../platform/clock.ts';
import type { Guardians } from '../platform/http/acting-for.ts';
import type { AreaDatabase } from '../platform/sql.ts';

/** Who may act for a child, as counters recorded it in the area of both. */
export function guardiansOf(
  of: (area: AreaCode) => { readonly database: AreaDatabase },
  clock: Clock,
): Guardians {
  return (area, pair) => mayActFor(of(area).database.sql, pair, clock);
}
