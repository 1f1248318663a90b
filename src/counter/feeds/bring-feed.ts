import { createHash } from 'node:crypto';
import { type Day, isDay } from '../../kernel/days.ts';
import { Outage, Rejection } from '../../kernel/rejection.ts';
import { enqueue } from '../../platform/jobs/enqueue.ts';
import type { Sql } from '../../platform/sql.ts';
import type { FeedFigures } from '../../rules/figures/index.ts';
import { type Announced, checkComplete } from './check-complete.ts';
import {
  AS_OF_IN_FUTURE,
  KEY_USED,
  NO_FIGURES,
  NOT_A_DAY,
  OLDER_THAN_LAST,
  UNKNOWN_SOURCE,
} from './errors.ts';
import { CHUNK, type Feed, type FeedDeps, type FeedId, type FeedKind, WORK_FEED } from './model.ts';
import { readColumns } from './read-columns.ts';
import { readTable, type Table, tableOf } from './read-table.ts';
import {
  findByKey,
  findLast,
  findSame,
  insertFeed,
  insertParts,
  type NewFeed,
} from './store/feeds.ts';

export type Brought = {
  readonly key: string;
  readonly by: string;
  readonly source: string;
  readonly kind: FeedKind;
  readonly asOf: string;
  readonly name: string;
  readonly announced: Announced;
  readonly content: Buffer | readonly Readonly<Record<string, unknown>>[];
};

/** So many parts in one statement. */
const PARTS = 20;

/**
 * Keeps a list as it came, sealed, and begins to check it. The same file of the same day is the same feed, under whatever
 * key; a file that is refused as a whole leaves a line that says so.
 */
export async function bringFeed(deps: FeedDeps, brought: Brought): Promise<FeedId> {
  const { sql } = deps.database;
  const { asOf } = await checkSender(deps, brought);
  const raw = Buffer.isBuffer(brought.content)
    ? brought.content
    : Buffer.from(JSON.stringify(brought.content));
  const hash = createHash('sha256').update(raw).digest('hex');
  const bare = bareFeed(deps, brought, { asOf, hash });
  const known = (await findByKey(sql, bare.key)) ?? (await findSame(sql, bare));
  if (known) return sameFeed(known, bare);
  let table: Table | null = null;
  try {
    table = await tableIn(brought);
    readColumns(table.heading, brought.kind);
    const whole = checkComplete(table, brought.announced, hash);
    return await keepFeed(deps, filled(bare, table, whole), whole.lines);
  } catch (error) {
    if (error instanceof Rejection) await keepRefused(sql, bare, { table, error });
    throw error;
  }
}

async function tableIn({ content }: Brought): Promise<Table> {
  return Buffer.isBuffer(content) ? readTable(content) : { ...tableOf(content), encoding: 'utf-8' };
}

/** Who sends, of which day, and whether something newer was acted on already. */
async function checkSender({ database, clock, figures }: FeedDeps, brought: Brought) {
  const today = clock.today();
  const { asOf, source, kind } = brought;
  if (!isDay(asOf)) throw new Rejection(NOT_A_DAY, { value: asOf });
  if (asOf > today) throw new Rejection(AS_OF_IN_FUTURE, { asOf, today });
  const found = figures.on(database.area, today)?.feeds;
  if (!found) throw new Rejection(NO_FIGURES, { day: today });
  sourceOf(found, source);
  const { fullAsOf } = await findLast(database.sql, source);
  if (kind === 'full' && fullAsOf !== null && asOf < fullAsOf) {
    throw new Rejection(OLDER_THAN_LAST, { asOf, last: fullAsOf });
  }
  return { asOf };
}

export function sourceOf({ sources }: FeedFigures, code: string) {
  const found = sources.find((one) => one.code === code);
  if (!found) throw new Rejection(UNKNOWN_SOURCE, { source: code });
  return found;
}

function bareFeed(
  { clock, ids }: FeedDeps,
  brought: Brought,
  { asOf, hash }: { readonly asOf: Day; readonly hash: string },
): NewFeed {
  const { source, kind, name, announced, by } = brought;
  return {
    ...{ id: ids.next() as FeedId, key: `${by} ${brought.key}`, source, kind, asOf, name },
    ...{ format: 'csv', encoding: '', fileHash: hash, bodyHash: bodyHashOf(hash, announced) },
    ...{ announced: announced.rows, heading: [], rows: 0, state: 'refused', refusal: null },
    ...{ reached: '', done: 0, total: 0, doubt: null, broughtBy: by, version: 1 },
    ...{ broughtAt: clock.now().toISOString(), confirmedBy: null, actedBy: null },
  };
}

/** What the sender said of the file belongs to it: with the right count it is another sending. */
function bodyHashOf(hash: string, { rows, checksum }: Announced): string {
  return createHash('sha256')
    .update(`${hash} ${rows ?? ''} ${checksum ?? ''}`)
    .digest('hex');
}

function sameFeed(known: Feed, { source, kind, asOf, bodyHash }: Feed): FeedId {
  const same = known.source === source && known.kind === kind && known.asOf === asOf;
  if (same && known.bodyHash === bodyHash) return known.id;
  throw new Rejection(KEY_USED);
}

function filled(
  bare: NewFeed,
  table: Table,
  { lines, announced }: ReturnType<typeof checkComplete>,
): NewFeed {
  const { format, encoding, heading } = table;
  const parts = Math.ceil(lines.length / CHUNK);
  return {
    ...bare,
    format,
    encoding,
    heading,
    announced,
    rows: lines.length,
    state: 'checking',
    total: parts,
  };
}

async function keepFeed(
  deps: FeedDeps,
  feed: NewFeed,
  lines: readonly (readonly string[])[],
): Promise<FeedId> {
  return deps.database.transaction(async (sql) => {
    if (!(await insertFeed(sql, feed))) {
      // Of two at one moment one is the feed of both.
      const known = (await findByKey(sql, feed.key)) ?? (await findSame(sql, feed));
      if (!known) throw new Outage('the feed of this file is just being taken in');
      return sameFeed(known, feed);
    }
    for (let first = 0; first < feed.total; first += PARTS) {
      const numbers = Array.from(
        { length: Math.min(PARTS, feed.total - first) },
        (_, at) => first + at,
      );
      await insertParts(
        sql,
        feed.id,
        numbers.map((part) => ({
          part,
          // The heading is line 1.
          firstLine: part * CHUNK + 2,
          lines: lines.slice(part * CHUNK, (part + 1) * CHUNK),
        })),
      );
    }
    await enqueueFeed(sql, deps, feed.id);
    return feed.id;
  });
}

type Refused = { readonly table: Table | null; readonly error: Rejection };

async function keepRefused(sql: Sql, bare: NewFeed, { table, error }: Refused): Promise<void> {
  const { format = 'csv', encoding = '', heading = [] } = table ?? {};
  const refusal = { code: error.kind.code, facts: error.facts };
  await insertFeed(sql, {
    ...bare,
    format,
    encoding,
    heading,
    refusal,
    rows: table?.lines.length ?? 0,
  });
}

/** Without the queue nothing would ever be done with it, and nobody would be told. */
export async function enqueueFeed(
  sql: Sql,
  { database: { area } }: Pick<FeedDeps, 'database'>,
  feed: FeedId,
): Promise<void> {
  const key = `${WORK_FEED} ${area} ${feed}`;
  const added = await enqueue(sql, WORK_FEED, { area, feed }, { key, tries: TRIES });
  if (!added) throw new Outage('this database has no queue of jobs');
}

/** A server that was killed in the middle counts as a try, and a long list sees many servers. */
const TRIES = 1_000;
