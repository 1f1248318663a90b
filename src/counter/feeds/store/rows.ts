import type { PersonId } from '../../../kernel/ids.ts';
import type { Page } from '../../../platform/http/paging.ts';
import type { Sql } from '../../../platform/sql.ts';
import type { RowReason } from '../errors.ts';
import type { FeedId, Found, Judged, KeptRow, Match, ReadRow, Verdict } from '../model.ts';
import { plainName } from '../read-row.ts';

/** Keyed hashes of a name are of feeds alone: nobody else's names are found by them. */
const NAME_MARK = 'feed_row.name';

export type MatchedRow = ReadRow & Match & { readonly mark: string | null };

export async function insertRows(sql: Sql, id: FeedId, rows: readonly MatchedRow[]): Promise<void> {
  const { sealer } = sql;
  await sql(
    'feeds: insert rows',
    `insert into feed_row (feed_id, line, person_id, mark, name_mark, change, group_code, starts_on, ends_on, verdict, reason,
       household)
     select $1, u.* from unnest($2::int[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::date[],
       $9::date[], $10::text[], $11::text[], $12::text[]) as u`,
    [
      id,
      rows.map(({ line }) => line),
      rows.map(({ person }) => person),
      rows.map(({ mark }) => mark),
      rows.map((row) => {
        const marked = row.name !== '' && (row.verdict === 'enrol' || isNobody(row));
        return marked ? sealer.mark(row.name, NAME_MARK) : null;
      }),
      rows.map(({ change }) => change),
      rows.map(({ group }) => group),
      rows.map(({ startsOn }) => startsOn),
      rows.map(({ endsOn }) => endsOn),
      rows.map(({ verdict }) => verdict),
      rows.map(({ reason }) => reason),
      rows.map((row) => (isNobody(row) ? row.household : null)),
    ],
  );
}

/** Nobody was found whom it names, and nobody has looked at it. */
function isNobody({ person, verdict }: Match): boolean {
  return person === null && (verdict === 'doubtful' || verdict === 'refused');
}

/** Whose identity would end, by what a line may mean him. */
export type MayBeMeant = {
  readonly id: string;
  readonly group: string;
  readonly name: string;
  readonly household: string;
};

/** Of these, whom lines of the group may mean in which nobody was found: by the name, or by the household. */
export async function findMeant(
  sql: Sql,
  feed: FeedId,
  asked: readonly MayBeMeant[],
): Promise<ReadonlySet<string>> {
  if (asked.length === 0) return new Set();
  const { sealer } = sql;
  const named = asked.flatMap(({ id, group, name }) =>
    sealer.marks(plainName(name), NAME_MARK).map((mark) => ({ id, group, mark })),
  );
  const rows = await sql<{ id: string }>(
    'feeds: who may be meant',
    `with nobody as (select group_code, name_mark, household from feed_row
       where feed_id = $1 and person_id is null and verdict in ('doubtful', 'refused'))
     select u.id from unnest($2::uuid[], $3::text[], $4::text[]) as u (id, grp, mark)
     join nobody n on n.name_mark = u.mark and (n.group_code is null or n.group_code = u.grp)
     union
     select u.id from unnest($5::uuid[], $6::text[], $7::text[]) as u (id, grp, household)
     join nobody n on n.household = u.household and (n.group_code is null or n.group_code = u.grp)`,
    [
      feed,
      named.map(({ id }) => id),
      named.map(({ group }) => group),
      named.map(({ mark }) => mark),
      asked.map(({ id }) => id),
      asked.map(({ group }) => group),
      asked.map(({ household }) => household),
    ],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Who bears these numbers, by their marks: of the keys in use and of those of before. */
export async function findByMarks(
  sql: Sql,
  marks: readonly string[],
): Promise<ReadonlyMap<string, Found>> {
  if (marks.length === 0) return new Map();
  const rows = await sql<Found & { mark: string }>(
    'feeds: persons by numbers',
    'select id, name, id_mark as mark from person where id_mark = any($1)',
    [marks],
  );
  return new Map(rows.map((row) => [row.mark, row]));
}

export type Household = { readonly name: string; readonly household: string };

/** Who bears a name in a household. */
export async function findInHouseholds(
  sql: Sql,
  asked: readonly Household[],
): Promise<ReadonlyMap<string, readonly Found[]>> {
  if (asked.length === 0) return new Map();
  const rows = await sql<Found & { household: string }>(
    'feeds: of households',
    `select distinct p.id, p.name, p.household from unnest($1::text[], $2::text[]) as u (name, household)
     join person p on p.household = u.household and p.name = u.name order by p.id`,
    [asked.map(({ name }) => name), asked.map(({ household }) => household)],
  );
  const found = new Map<string, Found[]>();
  for (const { id, name, household } of rows) {
    const list = found.get(`${household} ${name}`) ?? [];
    found.set(`${household} ${name}`, [...list, { id, name }]);
  }
  return found;
}

/** The last person of the next so many of whom lines speak; null: nobody is left. */
export async function findBound(sql: Sql, id: FeedId, after: string, count: number) {
  const [row] = await sql<{ last: string | null }>(
    'feeds: bound of persons',
    `select max(person_id) as last from (select person_id from feed_row
       where feed_id = $1 and person_id > $2 order by person_id limit $3) next`,
    [id, after, count],
  );
  return row?.last ?? null;
}

export async function findRowsOf(
  sql: Sql,
  id: FeedId,
  { after, until }: { readonly after: string; readonly until: string },
): Promise<KeptRow[]> {
  return sql<KeptRow>(
    'feeds: rows of persons',
    `select line, person_id as person, change, group_code as "group", starts_on as "startsOn", ends_on as "endsOn",
       verdict, reason
     from feed_row where feed_id = $1 and person_id > $2 and person_id <= $3 order by person_id, line`,
    [id, after, until],
  );
}

/** Few things are said of many lines, so each is one statement that finds its lines by their keys. */
export async function keepJudged(sql: Sql, id: FeedId, judged: readonly Judged[]): Promise<void> {
  const alike = new Map<string, Judged[]>();
  for (const one of judged) {
    const name = `${one.verdict} ${one.reason}`;
    const list = alike.get(name);
    if (list) list.push(one);
    else alike.set(name, [one]);
  }
  for (const same of alike.values()) {
    const [{ verdict, reason }] = same as [Judged];
    await sql(
      'feeds: keep judged',
      'update feed_row set verdict = $3, reason = $4 where feed_id = $1 and line = any($2::int[])',
      [id, same.map(({ line }) => line), verdict, reason],
    );
  }
}

/** Numbers that nobody here has, under two names or twice. */
export async function judgeUnknown(
  sql: Sql,
  id: FeedId,
  { ofTwo, double }: { readonly ofTwo: RowReason; readonly double: RowReason },
): Promise<void> {
  await sql(
    'feeds: unknown number of two',
    `update feed_row r set verdict = 'doubtful', reason = $2 from (
       select mark from feed_row where feed_id = $1 and verdict = 'enrol' group by mark
       having count(distinct name_mark) > 1) two
     where r.feed_id = $1 and r.verdict = 'enrol' and r.mark = two.mark`,
    [id, ofTwo],
  );
  await sql(
    'feeds: unknown double',
    `update feed_row r set verdict = 'same', reason = $2 from (
       select line, row_number() over (partition by mark, group_code, change, starts_on, ends_on order by line) as place
       from feed_row where feed_id = $1 and verdict = 'enrol') again
     where r.feed_id = $1 and r.line = again.line and again.place > 1`,
    [id, double],
  );
}

export type LookedRow = {
  readonly line: number;
  readonly person: PersonId | null;
  readonly change: 'add' | 'end';
  readonly group: string | null;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly verdict: Verdict;
  readonly reason: string | null;
};

const LOOKED = `line, person_id as person, change, group_code as "group", starts_on as "startsOn",
  ends_on as "endsOn", verdict, reason`;

export async function listRows(
  sql: Sql,
  id: FeedId,
  { verdicts, limit, offset }: Page & { readonly verdicts: readonly Verdict[] },
): Promise<LookedRow[]> {
  return sql<LookedRow>(
    'feeds: rows',
    `select ${LOOKED} from feed_row where feed_id = $1 and verdict = any($2) order by line limit $3 offset $4`,
    [id, verdicts, limit, offset],
  );
}

export async function findRow(sql: Sql, id: FeedId, line: number): Promise<LookedRow | null> {
  const [row] = await sql<LookedRow>(
    'feeds: row',
    `select ${LOOKED} from feed_row where feed_id = $1 and line = $2`,
    [id, line],
  );
  return row ?? null;
}

/** What somebody said of a line, and the line as it stands then. */
export async function keepReview(
  sql: Sql,
  review: {
    readonly id: string;
    readonly key: string;
    readonly feed: FeedId;
    readonly line: number;
    readonly person: PersonId | null;
    readonly note: string;
    readonly by: string;
    readonly at: string;
  },
): Promise<void> {
  const { id, key, feed, line, person, note, by, at } = review;
  await sql(
    'feeds: insert review',
    `insert into feed_review (id, key, feed_id, line, outcome, person_id, note, reviewed_by, reviewed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [id, key, feed, line, person === null ? 'leave' : 'take', person, note, by, at],
  );
  await sql(
    'feeds: row reviewed',
    `update feed_row set person_id = coalesce($3, person_id), verdict = case when $3::text is null then 'left' else 'matched' end
     where feed_id = $1 and line = $2`,
    [feed, line, person],
  );
  await sql('feeds: reviewed', 'update feed set version = version + 1 where id = $1', [feed]);
}

export async function isReviewed(sql: Sql, key: string): Promise<boolean> {
  const rows = await sql('feeds: is reviewed', 'select from feed_review where key = $1', [key]);
  return rows.length > 0;
}

export type VerdictCounts = Readonly<Partial<Record<Verdict, number>>>;

export async function countRows(sql: Sql, id: FeedId): Promise<VerdictCounts> {
  const rows = await sql<{ verdict: Verdict; rows: number }>(
    'feeds: counts of rows',
    'select verdict, count(*)::int as rows from feed_row where feed_id = $1 group by verdict',
    [id],
  );
  return Object.fromEntries(rows.map(({ verdict, rows: count }) => [verdict, count]));
}
