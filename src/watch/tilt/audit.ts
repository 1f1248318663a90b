import { type Day, isDay } from '../../kernel/days.ts';
import type { PersonId, RequestKey } from '../../kernel/ids.ts';
import { type Money, plus, sum, ZERO } from '../../kernel/money.ts';
import { Outage, Rejection } from '../../kernel/rejection.ts';
import { tryRecompute } from '../../money/settlement/index.ts';
import { enqueue } from '../../platform/jobs/enqueue.ts';
import type { Sql } from '../../platform/sql.ts';
import { SCHEMES } from '../../rules/policy/index.ts';
import { KEY_USED, NO_FINDING, NOT_A_PERIOD, STILL_RUNNING, UNKNOWN_RUN } from './errors.ts';
import { findMissed, sparedOf } from './find-missed.ts';
import { type Finding, type Run, type RunId, type TiltDeps, WORK_TILT } from './model.ts';
import {
  findRemedies,
  findRun,
  findRunByKey,
  findStarts,
  insertFindings,
  insertRun,
  keepReached,
  keepRemedy,
  listRunning,
  lockRun,
  nextPersons,
} from './store.ts';

const PERSONS = 50;
const STEPS = 20;

export type AuditAsked = {
  readonly key: string;
  readonly from: string;
  /** First day no longer looked at. */
  readonly until: string;
  readonly by: string;
};

/** Begins to look at everything that was settled in a time. The same request again is the same run. */
export async function startAudit(deps: TiltDeps, asked: AuditAsked): Promise<RunId> {
  const { database, clock, ids } = deps;
  const { from, until, by } = asked;
  if (!isDay(from) || !isDay(until) || until <= from)
    throw new Rejection(NOT_A_PERIOD, { from, until });
  const run: Run = {
    ...{ id: ids.next() as RunId, from, until, state: 'running', reached: '', persons: 0 },
    ...{ askedBy: by, askedAt: clock.now().toISOString(), finishedAt: null },
  };
  const key = `${by} ${asked.key}`;
  return database.transaction(async (sql) => {
    if (!(await insertRun(sql, run, key))) {
      const known = await findRunByKey(sql, key);
      if (known?.from === from && known.until === until) return known.id;
      throw new Rejection(KEY_USED);
    }
    await enqueueRun(sql, deps, run.id);
    return run.id;
  });
}

async function enqueueRun(sql: Sql, { database: { area } }: TiltDeps, run: RunId): Promise<void> {
  const key = `${WORK_TILT} ${area} ${run}`;
  const added = await enqueue(sql, WORK_TILT, { area, run }, { key, tries: 1_000 });
  if (!added) throw new Outage('this database has no queue of jobs');
}

/** The next persons of a run, fifty in one transaction with how far it is. */
export async function workAudit(deps: TiltDeps, id: string, steps = STEPS): Promise<void> {
  for (let step = 0; step < steps; step += 1) if (!(await stepOf(deps, id))) return;
  await enqueueRun(deps.database.sql, deps, id as RunId);
}

/** False: nothing is left to look at. */
async function stepOf(deps: TiltDeps, id: string): Promise<boolean> {
  const { database, clock, ids } = deps;
  return database.transaction(async (sql) => {
    const run = await lockRun(sql, id);
    if (run?.state !== 'running') return false;
    const persons = await nextPersons(sql, run, PERSONS);
    for (const person of persons) {
      const found = await lookAt(deps, run, person);
      await insertFindings(
        sql,
        run.id,
        found.map((one) => ({ ...one, id: ids.next() })),
      );
    }
    const finishedAt = persons.length < PERSONS ? clock.now().toISOString() : null;
    const last = persons.at(-1) ?? run.reached;
    await keepReached(sql, run.id, { persons: persons.length, last, finishedAt });
    return finishedAt === null;
  });
}

/** What a person's settlements would come to by today's records; what follows beyond the time is his as well. */
async function lookAt(deps: TiltDeps, { from, until }: Run, person: PersonId): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const scheme of SCHEMES) {
    const asked = { person, scheme, from, reason: 'tilt' };
    found.push(...findMissed(await tryRecompute(deps, asked)));
  }
  return found.some((one) => one.kind === 'missed' && one.benefitDay < until)
    ? found.filter((one) => one.benefitDay < until || one.kind === 'follows')
    : [];
}

export async function resumeAudits(deps: TiltDeps): Promise<void> {
  const { sql } = deps.database;
  for (const id of await listRunning(sql)) await enqueueRun(sql, deps, id);
}

export type Remedied = { readonly corrected: number; readonly due: Money };

/** From a finding: what it says is computed anew and posted, once a run, person and scheme. */
export async function remedy(
  deps: TiltDeps,
  asked: { readonly run: string; readonly person: PersonId; readonly by: string },
): Promise<Remedied> {
  const { database, clock } = deps;
  const run = await findRun(database.sql, asked.run);
  if (!run) throw new Rejection(UNKNOWN_RUN, { run: asked.run });
  if (run.state !== 'done') throw new Rejection(STILL_RUNNING);
  const starts = await findStarts(database.sql, run.id, asked.person);
  if (starts.length === 0) throw new Rejection(NO_FINDING, { person: asked.person });
  for (const { scheme, from } of starts) {
    const key = `tilt ${run.id} ${asked.person} ${scheme}`;
    const rows = await recompute(deps, { key, person: asked.person, scheme, from });
    const due = sum(rows);
    const done = { run: run.id, person: asked.person, scheme, key, corrected: rows.length, due };
    await keepRemedy(database.sql, { ...done, by: asked.by, at: clock.now().toISOString() });
  }
  const kept = await findRemedies(database.sql, run.id, asked.person);
  return kept.reduce<Remedied>(
    (all, one) => ({ corrected: all.corrected + one.corrected, due: plus(all.due, one.due) }),
    { corrected: 0, due: ZERO },
  );
}

type Start = {
  readonly key: string;
  readonly person: PersonId;
  readonly scheme: (typeof SCHEMES)[number];
  readonly from: Day;
};

async function recompute({ settlements }: TiltDeps, start: Start): Promise<Money[]> {
  const { settlements: rows } = await settlements.recompute({
    ...start,
    key: start.key as RequestKey,
    reason: 'tilt',
  });
  return rows.map(({ row }) => sparedOf(row.amounts));
}
