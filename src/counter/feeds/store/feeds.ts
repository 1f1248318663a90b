import type { Day } from '../../../kernel/days.ts';
import type { Page } from '../../../platform/http/paging.ts';
import { FEED_PART, sealedIn } from '../../../platform/sealing/columns.ts';
import type { Sql } from '../../../platform/sql.ts';
import type { Doubt, Feed, FeedId, FeedState } from '../model.ts';

const COLUMNS = `id, source, kind, as_of as "asOf", name, format, encoding, file_hash as "fileHash",
  body_hash as "bodyHash", announced, heading, rows, state, refusal, reached, done, total, doubt,
  brought_by as "broughtBy", brought_at as "broughtAt", confirmed_by as "confirmedBy", acted_by as "actedBy", version`;

type Kept = Omit<Feed, 'heading' | 'refusal'> & {
  readonly heading: string;
  readonly refusal: string | null;
};

export type NewFeed = Feed & { readonly key: string };

/** False: the same file, or the key, was there before. */
export async function insertFeed(sql: Sql, feed: NewFeed): Promise<boolean> {
  const added = await sql(
    'feeds: insert feed',
    `insert into feed (id, key, source, kind, as_of, name, format, encoding, file_hash, body_hash, announced, heading,
       rows, state, refusal, total, brought_by, brought_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
     on conflict do nothing returning id`,
    [
      ...[feed.id, feed.key, feed.source, feed.kind, feed.asOf, feed.name, feed.format],
      ...[
        feed.encoding,
        feed.fileHash,
        feed.bodyHash,
        feed.announced,
        JSON.stringify(feed.heading),
      ],
      ...[feed.rows, feed.state, feed.refusal && JSON.stringify(feed.refusal), feed.total],
      ...[feed.broughtBy, feed.broughtAt],
    ],
  );
  return added.length > 0;
}

export async function findFeed(sql: Sql, id: string): Promise<Feed | null> {
  const [row] = await sql<Kept>('feeds: feed', `select ${COLUMNS} from feed where id = $1`, [id]);
  return row ? feedFrom(row) : null;
}

export async function lockFeed(sql: Sql, id: string): Promise<Feed | null> {
  const [row] = await sql<Kept>(
    'feeds: lock feed',
    `select ${COLUMNS} from feed where id = $1 for update`,
    [id],
  );
  return row ? feedFrom(row) : null;
}

export async function findByKey(sql: Sql, key: string): Promise<Feed | null> {
  const [row] = await sql<Kept>(
    'feeds: feed by key',
    `select ${COLUMNS} from feed where key = $1 and state <> 'refused'`,
    [key],
  );
  return row ? feedFrom(row) : null;
}

type Same = Pick<Feed, 'source' | 'kind' | 'asOf' | 'bodyHash'>;

export async function findSame(sql: Sql, { source, kind, asOf, bodyHash }: Same) {
  const [row] = await sql<Kept>(
    'feeds: same file',
    `select ${COLUMNS} from feed
     where source = $1 and kind = $2 and as_of = $3 and body_hash = $4 and state <> 'refused'`,
    [source, kind, asOf, bodyHash],
  );
  return row ? feedFrom(row) : null;
}

export type Last = {
  readonly full: FeedId | null;
  readonly fullAsOf: Day | null;
  readonly fullRows: number | null;
  readonly going: FeedId | null;
};

/** What the source sent last that acted, and what of it is under way. */
export async function findLast(sql: Sql, source: string): Promise<Last> {
  const [row] = await sql<Last>(
    'feeds: last of a source',
    `select f.id as "full", f.as_of as "fullAsOf", f.rows as "fullRows",
       (select id from feed where source = $1 and state = 'acting' limit 1) as going
     from (values (1)) one left join lateral (
       select id, as_of, rows from feed where source = $1 and kind = 'full' and state in ('acted', 'recomputing')
       order by as_of desc, id desc limit 1) f on true`,
    [source],
  );
  return row ?? { full: null, fullAsOf: null, fullRows: null, going: null };
}

export async function listFeeds(sql: Sql, { limit, offset }: Page) {
  const rows = await sql<Kept & { all: bigint }>(
    'feeds: list',
    `select ${COLUMNS}, count(*) over () as all from feed order by id desc limit $1 offset $2`,
    [limit, offset],
  );
  return {
    feeds: rows.map(({ all: _, ...row }) => feedFrom(row)),
    total: Number(rows[0]?.all ?? 0),
  };
}

/** What nobody finished: after a start, and where a job was lost. */
export async function listGoing(sql: Sql): Promise<readonly FeedId[]> {
  const rows = await sql<{ id: FeedId }>(
    'feeds: going',
    `select id from feed where state in ('checking', 'comparing', 'acting', 'recomputing') order by id`,
  );
  return rows.map(({ id }) => id);
}

export type Step = {
  readonly state: FeedState;
  readonly reached: string;
  readonly done: number;
  readonly total: number;
  readonly doubt?: Doubt | null;
};

/** How far it is, in the transaction of what was done. */
export async function keepStep(sql: Sql, id: FeedId, step: Step): Promise<void> {
  await sql(
    'feeds: keep step',
    `update feed set state = $2, reached = $3, done = $4, total = $5, doubt = coalesce($6, doubt),
       version = version + case when state = $2 then 0 else 1 end where id = $1`,
    [id, step.state, step.reached, step.done, step.total, step.doubt ?? null],
  );
}

export async function keepConfirmed(sql: Sql, id: FeedId, by: string): Promise<void> {
  await sql(
    'feeds: keep confirmed',
    'update feed set confirmed_by = $2, version = version + 1 where id = $1',
    [id, by],
  );
}

export async function keepRunner(
  sql: Sql,
  id: FeedId,
  { by, on }: { readonly by: string; readonly on: Day },
): Promise<void> {
  await sql('feeds: keep runner', 'update feed set acted_by = $2, acted_on = $3 where id = $1', [
    id,
    by,
    on,
  ]);
}

export type Part = {
  readonly part: number;
  readonly firstLine: number;
  readonly lines: readonly (readonly string[])[];
};

const partContext = (id: FeedId, part: number) => sealedIn(FEED_PART, id, String(part));

export async function insertParts(sql: Sql, id: FeedId, parts: readonly Part[]): Promise<void> {
  await sql(
    'feeds: insert parts',
    `insert into feed_part (feed_id, part, first_line, rows, content)
     select $1, u.* from unnest($2::int[], $3::int[], $4::int[], $5::text[]) as u`,
    [
      id,
      parts.map(({ part }) => part),
      parts.map(({ firstLine }) => firstLine),
      parts.map(({ lines }) => lines.length),
      parts.map(({ part, lines }) => sql.sealer.seal(JSON.stringify(lines), partContext(id, part))),
    ],
  );
}

export async function findParts(
  sql: Sql,
  id: FeedId,
  numbers: readonly number[],
): Promise<readonly Part[]> {
  const rows = await sql<Omit<Part, 'lines'> & { content: string }>(
    'feeds: parts',
    `select part, first_line as "firstLine", content from feed_part
     where feed_id = $1 and part = any($2) order by part`,
    [id, numbers],
  );
  return rows.map(({ content, ...row }) => ({
    ...row,
    lines: JSON.parse(sql.sealer.open(content, partContext(id, row.part))) as string[][],
  }));
}

function feedFrom({ heading, refusal, ...row }: Kept): Feed {
  return {
    ...row,
    heading: JSON.parse(heading) as string[],
    refusal: refusal === null ? null : (JSON.parse(refusal) as Feed['refusal']),
  };
}

/**
 * Until the transaction ends, rows are read by their keys, and each statement is planned for the tables as they are now: a
 * plan that was made while the first list was empty would read all of it for every thousand lines.
 */
export async function readByKey(sql: Sql): Promise<void> {
  await sql(
    'feeds: read by key',
    `select set_config('plan_cache_mode', 'force_custom_plan', true), set_config('enable_seqscan', 'off', true),
       set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true)`,
  );
}

/** For what looks at a whole list at once. */
export async function readWhole(sql: Sql): Promise<void> {
  await sql(
    'feeds: read whole',
    `select set_config('enable_seqscan', 'on', true), set_config('enable_hashjoin', 'on', true),
       set_config('enable_mergejoin', 'on', true)`,
  );
}
