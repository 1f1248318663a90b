import { assert } from '../../../kernel/assert.ts';
import { day } from '../../../kernel/days.ts';
import type { PersonId } from '../../../kernel/ids.ts';
import { type Money, share, ZERO } from '../../../kernel/money.ts';
import { Rejection } from '../../../kernel/rejection.ts';
import {
  decideIncentive,
  findCoverage,
  findYearsElsewhere,
  insuredYears,
  type PastYear,
} from '../../../people/enrolment/index.ts';
import type { Sql } from '../../../platform/sql.ts';
import type { IncentiveFigures } from '../../../rules/figures/index.ts';
import type { PolicyShelf, PolicySnapshot } from '../../../rules/policy/index.ts';
import type { PremiumDeps } from '../deps.ts';
import { NO_FIGURES } from '../errors.ts';
import {
  type Claims,
  findClaims,
  findUnrecorded,
  type IncentiveRow,
  insertIncentives,
  keepRun,
  lockRun,
  type Run,
} from './store.ts';

export type IncentiveDeps = Pick<PremiumDeps, 'database' | 'clock' | 'figures'> & {
  readonly shelf: PolicyShelf;
};

const AT_ONCE = 2_000;

/**
 * Records what raises the cap of each resident in a year. Goes on where it was killed; run again it only looks at who
 * came since, and never changes what was recorded.
 */
export async function runIncentives(deps: IncentiveDeps, year: number): Promise<Run> {
  const rule = deps.figures.on(deps.database.area, day(`${year}-12-31`))?.incentives;
  if (!rule) throw new Rejection(NO_FIGURES, { day: `${year}-12-31` });
  const policies = await deps.shelf.snapshot(deps.database.sql);
  for (;;) {
    const run = await deps.database.transaction((sql) =>
      runPart(sql, deps, { year, rule, policies }),
    );
    if (run.finishedAt !== null) return run;
  }
}

type Work = {
  readonly year: number;
  readonly rule: IncentiveFigures;
  readonly policies: PolicySnapshot;
};

async function runPart(sql: Sql, deps: IncentiveDeps, work: Work): Promise<Run> {
  const { year } = work;
  const before = await lockRun(sql, year);
  const at = deps.clock.now().toISOString();
  // A run that was finished begins again from the first id; who has a record is passed over.
  const reached = before.finishedAt === null ? before.reached : '';
  const bounds = { year, from: day(`${year}-01-01`), until: day(`${year + 1}-01-01`) };
  const persons = await findUnrecorded(sql, bounds, { reached, limit: AT_ONCE });
  const rows = await decideAll(sql, persons, work);
  if (rows.length > 0) await insertIncentives(sql, rows, at);
  const raised = rows.filter(({ total }) => total > ZERO).length;
  const after: Run = {
    ...{ year, reached: persons.at(-1) ?? reached },
    lookedAt: before.lookedAt + BigInt(persons.length),
    made: before.made + BigInt(raised),
    finishedAt: persons.length < AT_ONCE ? at : null,
  };
  await keepRun(sql, after);
  return after;
}

async function decideAll(
  sql: Sql,
  persons: readonly PersonId[],
  { year, rule, policies }: Work,
): Promise<IncentiveRow[]> {
  if (persons.length === 0) return [];
  const coverage = await findCoverage(sql, persons);
  const elsewhere = await findYearsElsewhere(sql, persons);
  const claims = await findClaims(sql, persons, { from: rule.countsFrom, until: year });
  const claimsOf = new Map<PersonId, Claims[]>();
  for (const claim of claims) {
    claimsOf.set(claim.person, [...(claimsOf.get(claim.person) ?? []), claim]);
  }
  const caps = new Map<number, Money>();
  const capOf = (of: number): Money => {
    const known = caps.get(of) ?? baseCapOf(policies, of);
    caps.set(of, known);
    return known;
  };
  return persons.map((person) => {
    const insured = insuredYears(coverage.get(person) ?? [], elsewhere.get(person) ?? [], year);
    const past = pastOf(claimsOf.get(person) ?? [], { insured, capOf, rule, year });
    const baseCap = capOf(year);
    const decided = decideIncentive(rule, { year, past, baseCap });
    return { ...decided, person, most: share(baseCap, rule.mostShare, 'down') };
  });
}

type History = {
  readonly insured: ReadonlySet<number>;
  readonly capOf: (year: number) => Money;
  readonly rule: IncentiveFigures;
  readonly year: number;
};

function pastOf(claims: readonly Claims[], { insured, capOf, rule, year }: History): PastYear[] {
  const years = Array.from({ length: year - rule.countsFrom }, (_, i) => rule.countsFrom + i);
  return years.map((at) => {
    const claim = claims.find((one) => one.year === at);
    const cap = capOf(at);
    const used = cap > ZERO && (claim?.serious ?? ZERO) > cap;
    return { year: at, insured: insured.has(at), claimed: claim?.claimed ?? false, used };
  });
}

/** The cap without incentives; nothing where the area has no serious-disease insurance, or one without a cap. */
function baseCapOf(policies: PolicySnapshot, year: number): Money {
  const set = policies.setOn('resident', day(`${year}-01-01`));
  assert(year > 0, 'a benefit year is a year');
  return set?.seriousDisease?.cap.amount ?? ZERO;
}
