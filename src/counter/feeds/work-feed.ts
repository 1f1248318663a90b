import type { Sql } from '../../platform/sql.ts';
import { actOnPersons, recomputeLate } from './act-on-persons.ts';
import { enqueueFeed } from './bring-feed.ts';
import { checkLines } from './check-lines.ts';
import { comparePersons } from './compare-persons.ts';
import type { Feed, FeedDeps, FeedState } from './model.ts';
import { findFeed, listGoing, lockFeed } from './store/feeds.ts';

type Work = (sql: Sql, deps: FeedDeps, feed: Feed) => Promise<void>;

const WORK: Readonly<Partial<Record<FeedState, Work>>> = {
  checking: checkLines,
  comparing: comparePersons,
  acting: actOnPersons,
};

/** So many steps for one job, so that a long list does not hold up a short one. */
const STEPS = 50;

/**
 * Does the next steps of a feed, each in a transaction of its own with how far it is: a process that is killed leaves no half
 * step, and the next one goes on behind it.
 */
export async function workFeed(deps: FeedDeps, id: string, steps = STEPS): Promise<void> {
  for (let step = 0; step < steps; step += 1) if (!(await stepOf(deps, id))) return;
  const feed = await findFeed(deps.database.sql, id);
  if (feed) await enqueueFeed(deps.database.sql, deps, feed.id);
}

/** False: nothing is left to do by itself. */
async function stepOf(deps: FeedDeps, id: string): Promise<boolean> {
  const { database } = deps;
  const found = await findFeed(database.sql, id);
  if (found?.state === 'recomputing') {
    await recomputeLate(deps, found);
    return true;
  }
  if (!found || !WORK[found.state]) return false;
  await database.transaction(async (sql) => {
    // Another process may have done this step meanwhile.
    const feed = await lockFeed(sql, id);
    if (feed) await WORK[feed.state]?.(sql, deps, feed);
  });
  return true;
}

/** What waits although no job is there for it. */
export async function resumeFeeds(deps: FeedDeps): Promise<void> {
  const { sql } = deps.database;
  for (const id of await listGoing(sql)) await enqueueFeed(sql, deps, id);
}
