import { Rejection } from '../../kernel/rejection.ts';
import type { Page } from '../../platform/http/paging.ts';
import type { Sql } from '../../platform/sql.ts';
import { UNKNOWN_FEED } from './errors.ts';
import { CHUNK, type Feed, type FeedDeps, type FeedId, type Verdict } from './model.ts';
import { countActs } from './store/acts.ts';
import { listToEnrol } from './store/enrolment.ts';
import { findFeed, findParts } from './store/feeds.ts';
import { sumHelps } from './store/inclusion.ts';
import { countRows, listRows } from './store/rows.ts';
import {
  columnsOf,
  detailView,
  enrolView,
  type FeedRowView,
  feedView,
  rowView,
  type Said,
  saidIn,
  type Word,
} from './view.ts';

export type FeedWorld = FeedDeps & { readonly word: Word };

export async function getFeed(sql: Sql, id: string): Promise<Feed> {
  const feed = await findFeed(sql, id);
  if (!feed) throw new Rejection(UNKNOWN_FEED, { feed: id });
  return feed;
}

export function figuresOf({ figures, database, clock }: FeedDeps) {
  return figures.on(database.area, clock.today())?.feeds ?? null;
}

export async function readDetail(world: FeedWorld, id: string) {
  const { sql } = world.database;
  const feed = await getFeed(sql, id);
  const view = feedView(feed, figuresOf(world), world.word);
  return detailView(
    ...([view, await countRows(sql, feed.id)] as const),
    ...([await countActs(sql, feed.id), await sumHelps(sql, feed.id)] as const),
  );
}

export async function readRows(
  world: FeedWorld,
  id: string,
  asked: Page & { readonly verdicts: readonly Verdict[] },
): Promise<{ rows: FeedRowView[]; total: number }> {
  const { sql } = world.database;
  const feed = await getFeed(sql, id);
  const rows = await listRows(sql, feed.id, asked);
  const said = await saidBy(
    sql,
    rows.map(({ line }) => ({ feed, line })),
  );
  const counts = await countRows(sql, feed.id);
  const total = asked.verdicts.reduce((sum, verdict) => sum + (counts[verdict] ?? 0), 0);
  return {
    rows: rows.map((row) => rowView(row, said(feed.id, row.line), world.word)),
    total,
  };
}

export async function readToEnrol(world: FeedWorld, page: Page) {
  const { sql } = world.database;
  const rows = await listToEnrol(sql, world.clock.today(), page);
  const feeds = new Map<string, Feed>();
  for (const { feed } of rows) {
    if (!feeds.has(feed)) feeds.set(feed, await getFeed(sql, feed));
  }
  const said = await saidBy(
    sql,
    rows.map(({ feed, line }) => ({ feed: feeds.get(feed) as Feed, line })),
  );
  return rows.map((row) => enrolView(row, said(row.feed, row.line)));
}

type Line = { readonly feed: Feed; readonly line: number };

/** The line of the heading is 1. */
const partOf = (line: number) => Math.floor((line - 2) / CHUNK);

/** What stood in these lines: of each feed only the parts that hold them are opened. */
async function saidBy(
  sql: Sql,
  lines: readonly Line[],
): Promise<(feed: FeedId, line: number) => Said> {
  const found = new Map<string, Said>();
  const feeds = new Map(lines.map(({ feed }) => [feed.id, feed]));
  for (const feed of feeds.values()) {
    const own = lines.filter((one) => one.feed.id === feed.id);
    const parts = await findParts(sql, feed.id, [...new Set(own.map(({ line }) => partOf(line)))]);
    const columns = columnsOf(feed);
    for (const { firstLine, lines: cells, part } of parts) {
      for (const { line } of own) {
        if (partOf(line) !== part) continue;
        found.set(`${feed.id} ${line}`, saidIn(cells[line - firstLine], columns));
      }
    }
  }
  return (feed, line) => found.get(`${feed} ${line}`) ?? { name: '', idNumber: '' };
}
