import type { Day } from '../../kernel/days.ts';
import type { PersonId } from '../../kernel/ids.ts';
import type { Money } from '../../kernel/money.ts';
import type { Page } from '../../platform/http/paging.ts';
import type { Sql } from '../../platform/sql.ts';
import type { Paid, Task, TaskId, Warned, WarningId } from './model.ts';

type Looked = {
  readonly year: number;
  readonly least: Money;
  readonly on: Day;
  readonly after: string;
};

/** The next persons whose own payments of a year are over an amount, by the order of their ids. */
export async function nextPaid(sql: Sql, looked: Looked, count: number): Promise<Paid[]> {
  const rows = await sql<Omit<Paid, 'groups'> & { groups: string }>(
    'burden: next paid',
    `select s.person, s.paid, coalesce((select string_agg(distinct m.group_code, ' ') from group_membership m
         where m.person_id = s.person and m.starts_on <= $3 and (m.ends_on is null or m.ends_on > $3)), '') as groups
     from (select person_id as person, sum(cash + own_account + mutual_aid)::bigint as paid from settlement
           where benefit_year = $1 and person_id > $4 group by person_id
           having sum(cash + own_account + mutual_aid) > $2 order by person_id limit $5) s`,
    [looked.year, looked.least, looked.on, looked.after, count],
  );
  return rows
    .map((row) => ({ ...row, groups: row.groups.split(' ').filter((one) => one !== '') }))
    .sort((a, b) => (a.person < b.person ? -1 : 1));
}

export type NewWarning = Warned & { readonly id: string };

/** Once a person, year and level: what he pays after that changes the list and warns nobody again. */
export async function insertWarnings(
  sql: Sql,
  warned: readonly NewWarning[],
  { year, on, source }: { readonly year: number; readonly on: Day; readonly source: string },
): Promise<number> {
  if (warned.length === 0) return 0;
  const rows = await sql(
    'burden: insert warnings',
    `insert into burden_warning (id, person_id, benefit_year, level, threshold, own_paid, source, warned_on)
     select u.id, u.person, $6, u.level, u.threshold, u.paid, $7, $8
     from unnest($1::uuid[], $2::text[], $3::text[], $4::bigint[], $5::bigint[]) as u (id, person, level, threshold, paid)
     on conflict (person_id, benefit_year, level) do nothing returning id`,
    [
      warned.map(({ id }) => id),
      warned.map(({ person }) => person),
      warned.map(({ level }) => level),
      warned.map(({ threshold }) => threshold),
      warned.map(({ paid }) => paid),
      ...[year, source, on],
    ],
  );
  return rows.length;
}

export type ShownWarning = {
  readonly id: WarningId;
  readonly person: PersonId;
  readonly name: string;
  readonly county: string;
  readonly year: number;
  readonly level: string;
  readonly threshold: Money;
  readonly ownPaid: Money;
  /** As it stands now. */
  readonly paidNow: Money;
  readonly warnedOn: Day;
  readonly open: number;
  readonly tasks: number;
};

export type WarningSearch = Page & {
  readonly year: number;
  readonly level: string | null;
  readonly person: string | null;
  /** `waiting`: nothing follows from it yet. */
  readonly followed: 'waiting' | 'assigned' | 'done' | null;
};

const SEARCHED = `from burden_warning w join person p on p.id = w.person_id
  cross join lateral (select count(*)::int as tasks, count(*) filter (where state = 'assigned')::int as open
    from burden_task t where t.warning_id = w.id) t
  where w.benefit_year = $1 and ($2::text is null or w.level = $2) and ($3::text is null or w.person_id = $3)
    and ($4::text is null or $4 = case when t.tasks = 0 then 'waiting' when t.open > 0 then 'assigned' else 'done' end)`;

export async function listWarnings(sql: Sql, search: WarningSearch) {
  const asked = [search.year, search.level, search.person, search.followed];
  const rows = await sql<ShownWarning>(
    'burden: warnings',
    `select w.id, w.person_id as person, p.name, p.county, w.benefit_year as year, w.level, w.threshold,
       w.own_paid as "ownPaid", w.warned_on as "warnedOn", t.tasks, t.open,
       (select coalesce(sum(cash + own_account + mutual_aid), 0)::bigint from settlement s
        where s.person_id = w.person_id and s.benefit_year = w.benefit_year) as "paidNow"
     ${SEARCHED} order by w.own_paid desc, w.id limit $5 offset $6`,
    [...asked, search.limit, search.offset],
  );
  const [all] = await sql<{ total: number }>(
    'burden: count warnings',
    `select count(*)::int as total ${SEARCHED}`,
    asked,
  );
  return { rows, total: all?.total ?? 0 };
}

export async function findWarning(sql: Sql, id: string) {
  const [row] = await sql<{ id: WarningId; person: PersonId; level: string }>(
    'burden: warning',
    'select id, person_id as person, level from burden_warning where id = $1',
    [id],
  );
  return row ?? null;
}

const TASK = `t.id, t.warning_id as warning, t.measure, t.assigned_to as "assignedTo", t.assigned_by as "assignedBy",
  t.assigned_on as "assignedOn", t.due_on as "dueOn", t.state, t.done_on as "doneOn", t.done_by as "doneBy", t.note,
  t.months, t.paid_before as "paidBefore", t.paid_after as "paidAfter", t.measured_on as "measuredOn"`;

export async function insertTask(sql: Sql, task: Task, key: string): Promise<boolean> {
  const rows = await sql(
    'burden: insert task',
    `insert into burden_task (id, key, warning_id, measure, assigned_to, assigned_by, assigned_on, due_on, state, note)
     values ($1, $2, $3, $4, $5, $6, $7, $8, 'assigned', $9) on conflict (key) do nothing returning id`,
    [
      ...[task.id, key, task.warning, task.measure, task.assignedTo, task.assignedBy],
      ...[task.assignedOn, task.dueOn, task.note],
    ],
  );
  return rows.length > 0;
}

export async function findTaskByKey(sql: Sql, key: string): Promise<Task | null> {
  const [row] = await sql<Task>(
    'burden: task by key',
    `select ${TASK} from burden_task t where key = $1`,
    [key],
  );
  return row ?? null;
}

export async function lockTask(sql: Sql, id: string): Promise<Task | null> {
  const [row] = await sql<Task>(
    'burden: lock task',
    `select ${TASK} from burden_task t where id = $1 for update`,
    [id],
  );
  return row ?? null;
}

export type ShownTask = Task & { readonly person: PersonId; readonly name: string };

export async function listTasks(
  sql: Sql,
  {
    warning,
    assignedTo,
    state,
    limit,
    offset,
  }: Page & {
    readonly warning: string | null;
    readonly assignedTo: string | null;
    readonly state: Task['state'] | null;
  },
): Promise<ShownTask[]> {
  return sql<ShownTask>(
    'burden: tasks',
    `select ${TASK}, w.person_id as person, p.name
     from burden_task t join burden_warning w on w.id = t.warning_id join person p on p.id = w.person_id
     where ($1::uuid is null or t.warning_id = $1) and ($2::text is null or t.assigned_to = $2)
       and ($3::text is null or t.state = $3)
     order by t.due_on, t.id limit $4 offset $5`,
    [warning, assignedTo, state, limit, offset],
  );
}

export async function keepDone(
  sql: Sql,
  id: TaskId,
  { on, by, note }: { readonly on: Day; readonly by: string; readonly note: string },
): Promise<void> {
  await sql(
    'burden: keep done',
    `update burden_task set state = 'done', done_on = $2, done_by = $3, note = $4 where id = $1`,
    [id, on, by, note],
  );
}

/** Measures done by a day and not compared yet. */
export async function listToMeasure(sql: Sql, doneBy: Day, count: number) {
  return sql<{ id: TaskId; person: PersonId; doneOn: Day }>(
    'burden: to measure',
    `select t.id, w.person_id as person, t.done_on as "doneOn"
     from burden_task t join burden_warning w on w.id = t.warning_id
     where t.state = 'done' and t.done_on <= $1 order by t.done_on, t.id limit $2`,
    [doneBy, count],
  );
}

/** Own payments of the benefit days from the first until before the last, as they stand. */
export async function sumPaid(
  sql: Sql,
  person: PersonId,
  { from, until }: { readonly from: Day; readonly until: Day },
): Promise<Money> {
  const [row] = await sql<{ paid: Money }>(
    'burden: paid in a time',
    `select coalesce(sum(cash + own_account + mutual_aid), 0)::bigint as paid from settlement
     where person_id = $1 and benefit_day >= $2 and benefit_day < $3`,
    [person, from, until],
  );
  return row?.paid ?? (0n as Money);
}

export async function keepMeasured(
  sql: Sql,
  id: TaskId,
  measured: {
    readonly months: number;
    readonly before: Money;
    readonly after: Money;
    readonly on: Day;
  },
): Promise<void> {
  const { months, before, after, on } = measured;
  await sql(
    'burden: keep measured',
    `update burden_task set state = 'measured', months = $2, paid_before = $3, paid_after = $4, measured_on = $5
     where id = $1 and state = 'done'`,
    [id, months, before, after, on],
  );
}
