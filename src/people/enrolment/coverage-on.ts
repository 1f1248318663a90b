import type { Day } from '../../kernel/days.ts';
import { holdsOn } from '../../kernel/period.ts';
import type { Coverage, Standing } from './model.ts';

const RANK: Record<Standing, number> = { covered: 0, waiting: 1, arrears: 2 };

/**
 * The one coverage that counts on a day. A paid-up period counts before one that is waiting or in
 * arrears; between two of the same standing employee insurance prevails, since a person covered twice
 * has one benefit only.
 */
export function coverageOn(coverages: readonly Coverage[] | undefined, on: Day): Coverage | null {
  let best: Coverage | null = null;
  for (const coverage of coverages ?? []) {
    if (holdsOn(coverage, on) && (best === null || precedes(coverage, best))) best = coverage;
  }
  return best;
}

function precedes(a: Coverage, b: Coverage): boolean {
  if (a.standing !== b.standing) return RANK[a.standing] < RANK[b.standing];
  return a.scheme === 'employee' && b.scheme === 'resident';
}
