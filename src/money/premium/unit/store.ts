import type { Day } from '../../../kernel/days.ts';
import type { PersonId } from '../../../kernel/ids.ts';
import type { Money } from '../../../kernel/money.ts';
import type { Sql } from '../../../platform/sql.ts';
import type { Contribution } from './compute-contribution.ts';
import type { Joined, Member, MonthEvent, Unit, UnitId, UnitMonth } from './model.ts';

export async function insertUnit(
  sql: Sql,
  unit: Unit,
  made: { readonly by: string; readonly at: string },
): Promise<void> {
  await sql(
    'premium: insert unit',
    'insert into unit (id, key, name, county, made_by, made_at) values ($1, $2, $3, $4, $5, $6)',
    [unit.id, unit.key, unit.name, unit.county, made.by, made.at],
  );
}

const UNIT = 'id, key, name, county';

export async function findUnit(sql: Sql, id: UnitId): Promise<Unit | null> {
  const rows = await sql<Unit>('premium: unit', `select ${UNIT} from unit where id = $1`, [id]);
  return rows[0] ?? null;
}

export async function findUnitByKey(sql: Sql, key: string): Promise<Unit | null> {
  const rows = await sql<Unit>('premium: unit by key', `select ${UNIT} from unit where key = $1`, [
    key,
  ]);
  return rows[0] ?? null;
}

export async function searchUnits(
  sql: Sql,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<{ readonly rows: Unit[]; readonly total: number }> {
  const [rows, counted] = await Promise.all([
    sql<Unit>('premium: units', `select ${UNIT} from unit order by id limit $1 offset $2`, [
      ...[limit, offset],
    ]),
    sql<{ total: bigint }>('premium: count units', 'select count(*) as total from unit'),
  ]);
  return { rows, total: Number(counted[0]?.total ?? 0n) };
}

/** Writers of a unit's months queue here. */
export async function lockUnit(sql: Sql, id: UnitId): Promise<void> {
  await sql(
    'premium: lock unit',
    `select pg_advisory_xact_lock(hashtextextended(current_schema() || ' unit ' || $1, 0))`,
    [id],
  );
}

const MEMBER = `id, key, unit_id as unit, person_id as person, wage, retired, starts_on as "startsOn",
  ends_on as "endsOn"`;

export async function insertMember(
  sql: Sql,
  member: Joined,
  made: { readonly by: string; readonly at: string },
): Promise<void> {
  const { id, key, unit, person, wage, retired, startsOn, endsOn, twice } = member;
  await sql(
    'premium: insert member',
    `insert into unit_member (id, key, unit_id, person_id, wage, retired, starts_on, ends_on, twice, made_by, made_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [id, key, unit, person, wage, retired, startsOn, endsOn, twice, made.by, made.at],
  );
}

export async function findMemberships(sql: Sql, person: PersonId): Promise<Member[]> {
  return sql<Member>(
    'premium: memberships of units',
    `select ${MEMBER} from unit_member where person_id = $1 order by starts_on`,
    [person],
  );
}

/** What a request with this key was answered; `twice` is null of what was recorded before it was kept. */
export async function findMemberByKey(
  sql: Sql,
  key: string,
): Promise<(Member & { readonly twice: boolean | null }) | null> {
  const rows = await sql<Member & { twice: boolean | null }>(
    'premium: member by key',
    `select ${MEMBER}, twice from unit_member where key = $1`,
    [key],
  );
  return rows[0] ?? null;
}

/** Who belongs to the unit on a day. */
export async function findMembersOn(sql: Sql, unit: UnitId, on: Day): Promise<Member[]> {
  return sql<Member>(
    'premium: members on a day',
    `select ${MEMBER} from unit_member
     where unit_id = $1 and starts_on <= $2 and (ends_on is null or ends_on > $2) order by person_id`,
    [unit, on],
  );
}

export async function endMembership(sql: Sql, id: string, endsOn: Day): Promise<void> {
  await sql('premium: end membership', 'update unit_member set ends_on = $2 where id = $1', [
    ...[id, endsOn],
  ]);
}

export type MemberShare = Contribution & { readonly person: PersonId; readonly wage: Money };

export async function insertMonth(
  sql: Sql,
  month: Omit<UnitMonth, 'state' | 'seq' | 'movedOn'>,
  shares: readonly MemberShare[],
): Promise<void> {
  await sql(
    'premium: insert month',
    `insert into unit_month (unit_id, month, members, unit_share, person_share, due_until)
     values ($1, $2, $3, $4, $5, $6)`,
    [month.unit, month.month, month.members, month.unitShare, month.personShare, month.dueUntil],
  );
  await sql(
    'premium: insert shares',
    `insert into unit_month_member (unit_id, month, person_id, wage, unit_share, person_share)
     select $1, $2, * from unnest($3::text[], $4::bigint[], $5::bigint[], $6::bigint[])`,
    [
      ...[month.unit, month.month, shares.map(({ person }) => person)],
      ...[shares.map(({ wage }) => wage), shares.map(({ unitShare }) => unitShare)],
      shares.map(({ personShare }) => personShare),
    ],
  );
}

const MONTH = `m.unit_id as unit, m.month, m.members, m.unit_share as "unitShare",
  m.person_share as "personShare", m.due_until as "dueUntil", e.kind as state, e.seq, e.on_day as "movedOn"
  from unit_month m cross join lateral (select * from unit_month_event e
    where (e.unit_id, e.month) = (m.unit_id, m.month) order by seq desc limit 1) e`;

export async function findMonths(sql: Sql, unit: UnitId): Promise<UnitMonth[]> {
  return sql<UnitMonth>(
    'premium: months of a unit',
    `select ${MONTH} where m.unit_id = $1 order by m.month desc`,
    [unit],
  );
}

/** Units with a month that nobody has paid and whose last day has passed. */
export async function findOverdueUnits(sql: Sql, today: Day): Promise<UnitId[]> {
  const rows = await sql<{ unit: UnitId }>(
    'premium: overdue units',
    `select distinct m.unit_id as unit from unit_month m
     where m.due_until < $1 and not exists (select from unit_month_event e
       where (e.unit_id, e.month) = (m.unit_id, m.month) and e.kind in ('arrears', 'paid')) order by 1`,
    [today],
  );
  return rows.map(({ unit }) => unit);
}

export async function insertMonthEvent(sql: Sql, event: MonthEvent): Promise<void> {
  const { unit, month, seq, kind, key, channel, reference, journal, onDay, actor, at } = event;
  await sql(
    'premium: insert month event',
    `insert into unit_month_event
       (unit_id, month, seq, kind, key, channel, reference, journal_id, on_day, actor, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [unit, month, seq, kind, key, channel, reference, journal, onDay, actor, at],
  );
}

export async function findMonthByKey(
  sql: Sql,
  key: string,
): Promise<{ readonly unit: UnitId; readonly month: Day } | null> {
  const rows = await sql<{ unit: UnitId; month: Day }>(
    'premium: month by key',
    'select unit_id as unit, month from unit_month_event where key = $1',
    [key],
  );
  return rows[0] ?? null;
}

/** Persons of a month whose shares were counted. */
export async function findMonthPersons(sql: Sql, unit: UnitId, month: Day): Promise<PersonId[]> {
  const rows = await sql<{ person: PersonId }>(
    'premium: persons of a month',
    'select person_id as person from unit_month_member where unit_id = $1 and month = $2 order by 1',
    [unit, month],
  );
  return rows.map(({ person }) => person);
}

/** Everybody who is covered as an employee without an end, and of those whose arrears have none. */
export async function findOpenStanding(
  sql: Sql,
  persons: readonly PersonId[],
  standing: 'covered' | 'arrears',
): Promise<{ readonly person: PersonId; readonly startsOn: Day; readonly retired: boolean }[]> {
  return sql(
    'premium: open standing',
    `select person_id as person, starts_on as "startsOn", retired from coverage
     where person_id = any($1) and scheme = 'employee' and standing = $2 and ends_on is null
       and withdrawn_at is null`,
    [persons, standing],
  );
}

/** Ends a standing of persons on a day, the first without it; one that had not begun never counts. */
export async function endStanding(
  sql: Sql,
  persons: readonly PersonId[],
  standing: 'covered' | 'arrears',
  on: Day,
): Promise<void> {
  await sql(
    'premium: end standing',
    `update coverage set ends_on = case when starts_on < $3 then $3::date end,
       withdrawn_at = case when starts_on >= $3 then now() end
     where person_id = any($1) and scheme = 'employee' and standing = $2 and ends_on is null
       and withdrawn_at is null`,
    [persons, standing, on],
  );
}
