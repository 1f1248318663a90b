import type { Day } from '../../../kernel/days.ts';
import type { PersonId } from '../../../kernel/ids.ts';
import type { Money } from '../../../kernel/money.ts';
import type { Page } from '../../../platform/http/paging.ts';
import type { Sql } from '../../../platform/sql.ts';
import type { FeedId, PlannedAct, Sourced } from '../model.ts';
import type { MayBeMeant } from './rows.ts';

export type KeptAct = {
  readonly id: string;
  readonly line: number | null;
  readonly act: 'add' | 'end';
  readonly person: PersonId;
  readonly group: string;
  readonly startsOn: Day;
  readonly endsOn: Day | null;
  readonly membership: string | null;
};

const ACT = `id, line, act, person_id as person, group_code as "group", starts_on as "startsOn", ends_on as "endsOn",
  membership_id as membership`;

export async function insertActs(
  sql: Sql,
  id: FeedId,
  acts: readonly (PlannedAct & { readonly id: string; readonly held?: boolean })[],
): Promise<void> {
  if (acts.length === 0) return;
  await sql(
    'feeds: insert acts',
    `insert into feed_act (id, feed_id, line, act, person_id, group_code, starts_on, ends_on, membership_id, state, recompute)
     select u.id, $1, u.line, u.act, u.person, u.grp, u.starts, u.ends, u.membership,
       case when u.held then 'held' else 'planned' end, 'none'
     from unnest($2::uuid[], $3::int[], $4::text[], $5::text[], $6::text[], $7::date[], $8::date[], $9::uuid[], $10::boolean[])
       as u (id, line, act, person, grp, starts, ends, membership, held)`,
    [
      id,
      acts.map((act) => act.id),
      acts.map(({ line }) => line),
      acts.map(({ act }) => act),
      acts.map(({ person }) => person),
      acts.map(({ group }) => group),
      acts.map(({ startsOn }) => startsOn),
      acts.map(({ endsOn }) => endsOn),
      acts.map((act) => (act.act === 'end' ? act.membership : null)),
      acts.map(({ held = false }) => held),
    ],
  );
}

/** Of all times, each with the source whose feed recorded it. */
export async function findSourced(
  sql: Sql,
  persons: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, readonly Sourced[]>> {
  const rows = await sql<Sourced>(
    'feeds: memberships with source',
    `select m.id, m.person_id as "personId", m.group_code as "groupCode", m.starts_on as "startsOn",
       m.ends_on as "endsOn", m.decided_on as "decidedOn", f.source
     from group_membership m left join feed_act a on a.id = m.id left join feed f on f.id = a.feed_id
     where m.person_id = any($1) order by m.person_id, m.starts_on, m.id`,
    [persons],
  );
  const found = new Map<PersonId, Sourced[]>();
  for (const row of rows) {
    const list = found.get(row.personId);
    if (list) list.push(row);
    else found.set(row.personId, [row]);
  }
  return found;
}

export type Absent = Omit<KeptAct, 'line' | 'act' | 'id'> & {
  readonly membership: string;
  readonly name: string;
  readonly household: string;
};

/** What the source recorded, goes on after the day, and no line of the list names or may mean. */
export async function findAbsent(
  sql: Sql,
  { feed, source, on, after }: { feed: FeedId; source: string; on: Day; after: string },
  count: number,
): Promise<Absent[]> {
  return sql<Absent>(
    'feeds: absent',
    `select m.id as membership, m.person_id as person, m.group_code as "group", m.starts_on as "startsOn",
       m.ends_on as "endsOn", p.name, p.household
     from feed_act a join feed f on f.id = a.feed_id and f.source = $2
     join group_membership m on m.id = a.id join person p on p.id = m.person_id
     where a.act = 'add' and a.state = 'done' and m.person_id > $4
       and m.starts_on < $3 and (m.ends_on is null or m.ends_on > $3)
       and not exists (select from feed_row r where r.feed_id = $1 and r.person_id = m.person_id
         and (r.group_code = m.group_code or r.group_code is null))
     order by m.person_id, m.id limit $5`,
    [feed, source, on, after, count],
  );
}

/** How many memberships of the source hold on a day. */
export async function countHeld(sql: Sql, source: string, on: Day): Promise<number> {
  const [row] = await sql<{ held: number }>(
    'feeds: held by source',
    `select count(*)::int as held from feed f join feed_act a on a.feed_id = f.id and a.act = 'add' and a.state = 'done'
     join group_membership m on m.id = a.id
     where f.source = $1 and m.starts_on <= $2 and (m.ends_on is null or m.ends_on > $2)`,
    [source, on],
  );
  return row?.held ?? 0;
}

const FIRST = '00000000-0000-0000-0000-000000000000';

/** Behind what was done, which is not read once more; ids are in the order of planning. */
export async function nextPlanned(
  sql: Sql,
  id: FeedId,
  { after, count }: { readonly after: string; readonly count: number },
): Promise<KeptAct[]> {
  return sql<KeptAct>(
    'feeds: next planned',
    `select ${ACT} from feed_act where feed_id = $1 and id > $2 and state = 'planned' order by id limit $3`,
    [id, after === '' ? FIRST : after, count],
  );
}

export type Acted = {
  readonly acts: readonly KeptAct[];
  readonly state: 'done' | 'overtaken';
  readonly recompute: 'none' | 'waiting';
  readonly today: Day;
};

/** What was done is looked at once more for premiums, from the day on which the identity begins or has ended. */
export async function keepActed(sql: Sql, { acts, state, recompute, today }: Acted): Promise<void> {
  if (acts.length === 0) return;
  await sql(
    'feeds: keep acted',
    `update feed_act set state = $2, recompute = $3, premium_on = case when $2 = 'done'
       then greatest(case act when 'add' then starts_on else ends_on end, $4::date) end
     where id = any($1::uuid[])`,
    [acts.map(({ id }) => id), state, recompute, today],
  );
}

export async function insertMemberships(
  sql: Sql,
  acts: readonly KeptAct[],
  decidedOn: Day,
): Promise<void> {
  if (acts.length === 0) return;
  await sql(
    'feeds: insert memberships',
    `insert into group_membership (id, person_id, group_code, starts_on, ends_on, decided_on)
     select u.*, $6::date from unnest($1::uuid[], $2::text[], $3::text[], $4::date[], $5::date[]) as u`,
    [
      acts.map(({ id }) => id),
      acts.map(({ person }) => person),
      acts.map(({ group }) => group),
      acts.map(({ startsOn }) => startsOn),
      acts.map(({ endsOn }) => endsOn),
      decidedOn,
    ],
  );
}

export async function endMemberships(sql: Sql, acts: readonly KeptAct[]): Promise<void> {
  if (acts.length === 0) return;
  await sql(
    'feeds: end memberships',
    `update group_membership m set ends_on = u.ends
     from unnest($1::uuid[], $2::date[]) as u (id, ends) where m.id = u.id`,
    [acts.map(({ membership }) => membership), acts.map(({ endsOn }) => endsOn)],
  );
}

/** Of these, who was settled for since the day. */
export async function findSettledSince(
  sql: Sql,
  acts: readonly KeptAct[],
): Promise<ReadonlySet<string>> {
  const rows = await sql<{ id: string }>(
    'feeds: settled since',
    `select u.id from unnest($1::uuid[], $2::text[], $3::date[]) as u (id, person, since)
     where exists (select from settlement s where s.person_id = u.person and s.benefit_day >= u.since)`,
    [
      acts.map(({ id }) => id),
      acts.map(({ person }) => person),
      acts.map(({ startsOn }) => startsOn),
    ],
  );
  return new Set(rows.map(({ id }) => id));
}

export async function nextToRecompute(sql: Sql, id: FeedId, count: number): Promise<KeptAct[]> {
  return sql<KeptAct>(
    'feeds: next to recompute',
    `select ${ACT} from feed_act where feed_id = $1 and recompute = 'waiting' order by id limit $2`,
    [id, count],
  );
}

export type Told = { readonly corrected: number; readonly due: Money };

export async function keepRecognised(
  sql: Sql,
  act: string,
  told: Told | { readonly failure: string },
): Promise<void> {
  const failed = 'failure' in told;
  await sql(
    'feeds: keep recognised',
    `update feed_act set recompute = $2, corrected = $3, due = $4, failure = $5 where id = $1`,
    [
      act,
      failed ? 'failed' : 'done',
      failed ? null : told.corrected,
      failed ? null : told.due,
      failed ? told.failure : null,
    ],
  );
}

export type ActCounts = {
  readonly additions: number;
  readonly endings: number;
  /** Endings that wait for somebody to look at a line that may mean the person. */
  readonly held: number;
  readonly done: number;
  readonly overtaken: number;
  readonly corrected: number;
  readonly failed: number;
  readonly due: Money;
  /** Of so many it was not yet looked at what follows for their premiums. */
  readonly including: number;
};

export async function countActs(sql: Sql, id: FeedId): Promise<ActCounts> {
  const [row] = await sql<ActCounts>(
    'feeds: counts of acts',
    `select count(*) filter (where act = 'add')::int as additions,
       count(*) filter (where act = 'end' and state <> 'held')::int as endings,
       count(*) filter (where state = 'held')::int as held,
       count(*) filter (where state = 'done')::int as done, count(*) filter (where state = 'overtaken')::int as overtaken,
       coalesce(sum(corrected), 0)::int as corrected, count(*) filter (where recompute = 'failed')::int as failed,
       coalesce(sum(due), 0)::bigint as due, count(premium_on)::int as including
     from feed_act where feed_id = $1`,
    [id],
  );
  return row as ActCounts;
}

export type ShownAct = KeptAct & {
  readonly name: string;
  readonly state: string;
  readonly recompute: string;
  readonly due: Money | null;
};

export async function listActs(
  sql: Sql,
  id: FeedId,
  { act, limit, offset }: Page & { readonly act: 'add' | 'end' },
): Promise<ShownAct[]> {
  return sql<ShownAct>(
    'feeds: acts',
    `select a.id, a.line, a.act, a.person_id as person, a.group_code as "group", a.starts_on as "startsOn",
       a.ends_on as "endsOn", a.membership_id as membership, p.name, a.state, a.recompute, a.due
     from feed_act a join person p on p.id = a.person_id
     where a.feed_id = $1 and a.act = $2 order by a.id limit $3 offset $4`,
    [id, act, limit, offset],
  );
}

/** Endings of a feed that wait for somebody to look at a line. */
export async function findHeld(sql: Sql, id: FeedId): Promise<MayBeMeant[]> {
  return sql<MayBeMeant>(
    'feeds: held endings',
    `select a.id, a.group_code as "group", p.name, p.household from feed_act a join person p on p.id = a.person_id
     where a.feed_id = $1 and a.state = 'held' order by a.id`,
    [id],
  );
}

export async function letGo(
  sql: Sql,
  ids: readonly string[],
  state: 'planned' | 'overtaken',
): Promise<void> {
  if (ids.length === 0) return;
  await sql(
    'feeds: let held endings go',
    `update feed_act set state = $2 where id = any($1::uuid[]) and state = 'held'`,
    [ids, state],
  );
}

/** Of somebody whom a line was said to mean nothing of its group ends because the list does not name him. */
export async function overtakeEndings(
  sql: Sql,
  id: FeedId,
  { person, group }: { readonly person: PersonId; readonly group: string | null },
): Promise<void> {
  await sql(
    'feeds: overtake endings',
    `update feed_act set state = 'overtaken' where feed_id = $1 and person_id = $2 and group_code = $3
       and act = 'end' and line is null and state in ('planned', 'held')`,
    [id, person, group],
  );
}
