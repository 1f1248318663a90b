import type { Day } from '../../kernel/days.ts';
import type { Page } from '../../platform/http/paging.ts';
import type { Sql } from '../../platform/sql.ts';
import type { MatterCode } from '../matters/index.ts';
import type { Office } from '../offices/index.ts';
import {
  DUE_SHOWN,
  type DueCase,
  type Heat,
  type MatterOnTime,
  type OfficeLoad,
  type OfficeOnTime,
  type PersonLoad,
  type PersonOnTime,
  type Scope,
  type SeenEvent,
} from './model.ts';

/** An office and what is below it; with the index on the path, a range. */
const WITHIN = `(office = $1 or starts_with(office, $1 || '/'))`;
const LATE = 'count(*) filter (where step_due_on < $2)::int as late';
const SOON = 'count(*) filter (where step_due_on >= $2 and amber_on <= $2)::int as soon';
/** How many days ahead a supervisor looks: over a long holiday as well. */
const DUE_AHEAD = 14;
/** What somebody has to do something about; the index of the queues holds it. */
const GOING = `state in ('submitted', 'open', 'approved', 'paying')`;

export async function findOfficeLoads(sql: Sql, { within, today }: Scope) {
  return sql<OfficeLoad>(
    'desk: load of offices',
    `select office, count(*)::int as open, ${LATE}, ${SOON},
       count(*) filter (where assignee is null)::int as unassigned
     from matter_case where ${GOING} and ${WITHIN}
     group by office order by office`,
    [within, today],
  );
}

export async function findPersonLoads(sql: Sql, { within, today }: Scope) {
  return sql<PersonLoad>(
    'desk: load of people',
    `select assignee as account, count(*)::int as open, ${LATE}, ${SOON}
     from matter_case where assignee is not null and ${GOING} and ${WITHIN}
     group by assignee order by open desc, assignee limit 500`,
    [within, today],
  );
}

export async function findHeat(sql: Sql, { within, today }: Scope) {
  return sql<Heat>(
    'desk: heat',
    `select home, count(*)::int as open, ${LATE}
     from matter_case where ${GOING} and ${WITHIN}
     group by home order by home`,
    [within, today],
  );
}

/** Confidential cases are counted and never listed here. */
export async function findDue(sql: Sql, { within, today }: Scope) {
  return sql<DueCase>(
    'desk: due',
    `select id, number, matter, state, office, assignee, step_due_on as "stepDueOn",
       due_on as "dueOn", coalesce(amber_on <= $2, false) as soon, version
     from matter_case where ${GOING} and step_due_on <= $2::date + ${DUE_AHEAD} and not confidential and ${WITHIN}
     order by step_due_on, id limit ${DUE_SHOWN}`,
    [within, today],
  );
}

export type Ended = {
  readonly within: Scope['within'];
  readonly from: Day;
  /** The first day that is not looked at. */
  readonly until: Day;
  /** Matters whose deadline asks for the payment and not only for the decision. */
  readonly untilPaid: readonly MatterCode[];
};

/** What was taken back by the applicant or not accepted has no deadline that anybody could miss. */
const ENDED = `ended_at >= $2::date and ended_at < $3::date and state in ('done', 'refused') and ${WITHIN}`;
const ON_TIME = `count(*) filter (where
  (case when matter = any($4) then ended_at else decided_at end)::date <= due_on)::int as "onTime"`;

export async function findMatterResults(sql: Sql, ended: Ended) {
  return sql<MatterOnTime>(
    'desk: results of matters',
    `select matter, count(*)::int as ended, ${ON_TIME} from matter_case where ${ENDED}
     group by matter order by matter`,
    valuesOf(ended),
  );
}

export async function findOfficeResults(sql: Sql, ended: Ended) {
  return sql<OfficeOnTime>(
    'desk: results of offices',
    `select office, count(*)::int as ended, ${ON_TIME} from matter_case where ${ENDED}
     group by office order by office`,
    valuesOf(ended),
  );
}

/** From the trace: a step's day is what stood before the act that finished it. */
export async function findPersonResults(sql: Sql, { within, from, until }: Ended) {
  return sql<PersonOnTime>(
    'desk: results of people',
    `select e.actor as account, count(*)::int as steps,
       count(*) filter (where e.at::date <= before.step_due_on)::int as "onTime"
     from case_event e
     join case_event before on before.case_id = e.case_id and before.seq = e.seq - 1
     where e.at >= $2::date and e.at < $3::date and e.act in ('forward', 'approve', 'refuse')
       and e.actor <> 'system' and before.step_due_on is not null
       and (e.office = $1 or e.office like $1 || '/%')
     group by e.actor order by steps desc, e.actor limit 500`,
    [within, from, until],
  );
}

function valuesOf({ within, from, until, untilPaid }: Ended): unknown[] {
  return [within, from, until, untilPaid];
}

/** An office, what is below it, and what is above it: whatever a place of a case may be named by. */
export async function findOfficeNames(sql: Sql, within: Scope['within']) {
  return sql<Pick<Office, 'path' | 'level' | 'name' | 'nameEn'>>(
    'desk: names of offices',
    `select path, level, name, name_en as "nameEn" from office
     where path = $1 or path like $1 || '/%' or $1 like path || '/%' order by path`,
    [within],
  );
}

export type EventFilter = {
  readonly within: Scope['within'];
  readonly actor: string | null;
  readonly act: string | null;
  readonly from: Day;
  /** The first day that is not looked at. */
  readonly until: Day;
};

/** Steps of all cases, newest first. Of confidential ones only those who work on them read more than that it was one. */
export async function findEvents(sql: Sql, filter: EventFilter, page: Page): Promise<SeenEvent[]> {
  const { within, actor, act, from, until } = filter;
  return sql<SeenEvent>(
    'desk: events',
    `select e.case_id as "caseId", e.seq, c.number, c.matter, e.act, e.actor, e.role, e.office, e.at, e.state
     from case_event e join matter_case c on c.id = e.case_id
     where e.at >= $4::date and e.at < $5::date and ($2::text is null or e.actor = $2)
       and ($3::text is null or e.act = $3) and not c.confidential
       and (c.office = $1 or c.office like $1 || '/%' or c.accepted_at = $1 or c.accepted_at like $1 || '/%')
     order by e.at desc, e.case_id, e.seq desc limit $6 offset $7`,
    [within, actor, act, from, until, page.limit, page.offset],
  );
}
