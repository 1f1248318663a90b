import type { Day } from '../../../kernel/days.ts';
import type { PersonId } from '../../../kernel/ids.ts';
import type { Page } from '../../../platform/http/paging.ts';
import type { Sql } from '../../../platform/sql.ts';
import type { FeedId } from '../model.ts';
import type { KeptAct } from './acts.ts';

/** Lines of people whom nobody here insures: once a number and group, however often the list names them. */
export async function listUnknown(sql: Sql, id: FeedId, at: string): Promise<void> {
  await sql(
    'feeds: list unknown for enrolment',
    `insert into feed_enrolment (who, group_code, feed_id, line, mark, starts_on, listed_at)
     select distinct on (mark, group_code) mark, group_code, feed_id, line, mark, starts_on, $2
     from feed_row where feed_id = $1 and verdict = 'enrol' and change = 'add' and mark is not null
     order by mark, group_code, line
     on conflict do nothing`,
    [id, at],
  );
}

/** Of those who were added, whoever is not insured on the day. */
export async function listUncovered(
  sql: Sql,
  acts: readonly KeptAct[],
  { feed, on, at }: { readonly feed: FeedId; readonly on: Day; readonly at: string },
): Promise<void> {
  if (acts.length === 0) return;
  await sql(
    'feeds: list uncovered for enrolment',
    `insert into feed_enrolment (who, group_code, feed_id, line, person_id, starts_on, listed_at)
     select u.person, u.grp, $5, u.line, u.person, u.starts, $7
     from unnest($1::text[], $2::text[], $3::int[], $4::date[]) as u (person, grp, line, starts)
     where not exists (select from coverage c where c.person_id = u.person
       and c.withdrawn_at is null and c.starts_on <= $6 and (c.ends_on is null or c.ends_on > $6))
     on conflict do nothing`,
    [
      acts.map(({ person }) => person),
      acts.map(({ group }) => group),
      acts.map(({ line }) => line),
      acts.map(({ startsOn }) => startsOn),
      ...[feed, on, at],
    ],
  );
}

export type ToEnrol = {
  readonly feed: FeedId;
  readonly line: number;
  readonly person: PersonId | null;
  readonly name: string | null;
  readonly group: string;
  readonly source: string;
  readonly startsOn: Day;
  readonly listedAt: string;
};

/** Who is still not insured, by the dated records of the day: nothing is ever ticked off. */
export async function listToEnrol(sql: Sql, on: Day, { limit, offset }: Page): Promise<ToEnrol[]> {
  return sql<ToEnrol>(
    'feeds: to enrol',
    `select e.feed_id as feed, e.line, p.id as person, p.name, e.group_code as "group", f.source,
       e.starts_on as "startsOn", e.listed_at as "listedAt"
     from feed_enrolment e join feed f on f.id = e.feed_id
     left join person p on p.id = e.person_id or p.id_mark = e.mark
     where not exists (select from coverage c where c.person_id = p.id
       and c.withdrawn_at is null and c.starts_on <= $1 and (c.ends_on is null or c.ends_on > $1))
     order by e.listed_at, e.who, e.group_code limit $2 offset $3`,
    [on, limit, offset],
  );
}
