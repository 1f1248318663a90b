import type { Day } from '../../kernel/days.ts';
import type { Page } from '../../platform/http/paging.ts';
import type { Sql } from '../../platform/sql.ts';
import type { MatterCode } from '../matters/index.ts';
import type { Office, OfficePath } from '../offices/index.ts';
import { DUE_SHOWN, type DueCase, type Scope, type SeenEvent } from './model.ts';

/** An office and what is below it, as a range of paths, which an index finds: '0' follows '/'. */
const within = (column: string) =>
  `(${column} = $1 or (${column} ~>=~ ($1 || '/') and ${column} ~<~ ($1 || '0')))`;
const LATE = 'count(*) filter (where step_due_on < $2)::int as late';
const SOON = 'count(*) filter (where step_due_on >= $2 and amber_on <= $2)::int as soon';
/** How many days ahead a supervisor looks: over a long holiday as well. */
const DUE_AHEAD = 14;
/** What somebody has to do something about; the index of the queues holds it. */
const GOING = `state in ('submitted', 'open', 'approved', 'paying')`;

export type Counted = {
  readonly by: 'office' | 'person' | 'home';
  readonly what: string;
  readonly open: number;
  readonly late: number;
  readonly soon: number;
  readonly unassigned: number;
};

/** Load of offices and people and the heat of places, in one pass over an index that holds all of it. */
export function findLoads(sql: Sql, { within: office, today }: Scope): Promise<Counted[]> {
  return sql<Counted>(
    'desk: loads',
    `select case grouping(office, assignee, home) when 3 then 'office' when 5 then 'person'
         else 'home' end as by,
       coalesce(office, assignee, home) as what, count(*)::int as open, ${LATE}, ${SOON},
       count(*) filter (where assignee is null)::int as unassigned
     from matter_case where ${GOING} and ${within('office')}
     group by grouping sets ((office), (assignee), (home))
     having grouping(assignee) = 1 or assignee is not null`,
    [office, today],
  );
}

/** Confidential cases are counted and never listed here. */
export async function findDue(sql: Sql, { within: office, today }: Scope) {
  // Of a prefecture or county the first are met at once on the way by day, below it they are few: two plans.
  const level = office.split('/').length;
  return sql<DueCase>(
    `desk: due ${level}`,
    `select id, number, matter, state, office, assignee, step_due_on as "stepDueOn",
       due_on as "dueOn", coalesce(amber_on <= $2, false) as soon, version
     from matter_case where ${GOING} and step_due_on <= $2::date + ${DUE_AHEAD} and not confidential and ${within('office')}
     order by step_due_on, id limit ${DUE_SHOWN}`,
    [office, today],
  );
}

/** Days in the time of the area; the first that is not looked at is the second. */
export type Days = { readonly from: Day; readonly until: Day };

export type EndedOfDay = {
  readonly day: Day;
  readonly office: OfficePath;
  readonly matter: MatterCode;
  readonly ended: number;
  /** How many were decided, and how many ended, by their day. */
  readonly decidedInTime: number;
  readonly endedInTime: number;
};

/**
 * Of the whole area, day by day. What was taken back by the applicant or not accepted has no deadline that anybody
 * could miss.
 */
export function findEnded(sql: Sql, { from, until }: Days): Promise<EndedOfDay[]> {
  return sql<EndedOfDay>(
    'desk: ended of days',
    `select ended_at::date as day, office, matter, count(*)::int as ended,
       count(*) filter (where decided_at::date <= due_on)::int as "decidedInTime",
       count(*) filter (where ended_at::date <= due_on)::int as "endedInTime"
     from matter_case
     where ended_at >= $1::date and ended_at < $2::date and state in ('done', 'refused')
     group by 1, 2, 3`,
    [from, until],
  );
}

export type StepsOfDay = {
  readonly day: Day;
  readonly office: OfficePath;
  readonly account: string;
  readonly steps: number;
  readonly onTime: number;
};

/** From the trace: a step's day is what stood before the act that finished it. */
export function findFinishedSteps(sql: Sql, { from, until }: Days): Promise<StepsOfDay[]> {
  return sql<StepsOfDay>(
    'desk: steps of days',
    `select e.at::date as day, e.office, e.actor as account, count(*)::int as steps,
       count(*) filter (where e.at::date <= before.step_due_on)::int as "onTime"
     from case_event e
     join case_event before on before.case_id = e.case_id and before.seq = e.seq - 1
     where e.at >= $1::date and e.at < $2::date and e.act in ('forward', 'approve', 'refuse')
       and e.actor <> 'system' and before.step_due_on is not null and e.office is not null
     group by 1, 2, 3`,
    [from, until],
  );
}

/** Days on which something ended that was opened again, or given back by the bank, since a moment: their results changed. */
export async function findReopenedDays(sql: Sql, since: string): Promise<readonly Day[]> {
  const rows = await sql<{ day: Day }>(
    'desk: reopened days',
    `select distinct e.at::date as day
     from case_event r join case_event e on e.case_id = r.case_id and e.seq < r.seq
     where r.at >= $1 and r.act in ('reopen', 'payment-returned')
       and e.state in ('done', 'refused')`,
    [since],
  );
  return rows.map(({ day }) => day);
}

/** An office, what is below it, and what is above it: whatever a place of a case may be named by. */
export async function findOfficeNames(sql: Sql, office: Scope['within']) {
  return sql<Pick<Office, 'path' | 'level' | 'name' | 'nameEn'>>(
    'desk: names of offices',
    `select path, level, name, name_en as "nameEn" from office
     where path = $1 or path like $1 || '/%' or $1 like path || '/%' order by path`,
    [office],
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
  const { within: office, actor, act, from, until } = filter;
  return sql<SeenEvent>(
    `desk: events${actor === null ? '' : ' of an actor'}`,
    `select e.case_id as "caseId", e.seq, c.number, c.matter, e.act, e.actor, e.role, e.office, e.at, e.state
     from case_event e join matter_case c on c.id = e.case_id
     where e.at >= $4::date and e.at < $5::date and ($2::text is null or e.actor = $2)
       and ($3::text is null or e.act = $3) and not c.confidential
       and (${within('c.office')} or ${within('c.accepted_at')})
     order by e.at desc, e.case_id, e.seq desc limit $6 offset $7`,
    [office, actor, act, from, until, page.limit, page.offset],
  );
}
