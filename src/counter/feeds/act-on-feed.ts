import type { PersonId } from '../../kernel/ids.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { findPersons, UNKNOWN_PERSON } from '../../people/enrolment/index.ts';
import { enqueueFeed } from './bring-feed.ts';
import { judgePersons } from './compare-persons.ts';
import {
  ANOTHER_GOING,
  CHANGED_MEANWHILE,
  NOT_DOUBTFUL,
  PERSON_NEEDED,
  SAME_PERSON,
  SECOND_PERSON_NEEDED,
  UNKNOWN_FEED,
  UNKNOWN_ROW,
  WRONG_STATE,
} from './errors.ts';
import type { Feed, FeedDeps, FeedState, KeptRow } from './model.ts';
import { countActs, findHeld, letGo, overtakeEndings } from './store/acts.ts';
import { findLast, keepConfirmed, keepRunner, keepStep, lockFeed } from './store/feeds.ts';
import { findMeant, findRow, isReviewed, keepReview } from './store/rows.ts';

export const FEED_ACTS = ['confirm', 'run'] as const;
export type FeedAct = (typeof FEED_ACTS)[number];

export type Asked = {
  readonly id: string;
  readonly act: FeedAct;
  readonly version: number;
  readonly by: string;
};

/** Which state it has to be in, and in which it is afterwards when the same is asked again. */
const AFTER: Readonly<Record<FeedAct, readonly FeedState[]>> = {
  confirm: ['acting', 'recomputing', 'acted'],
  run: ['acting', 'recomputing', 'acted'],
};

/** Confirms a list that looks wrong, or begins to act on what its preview showed. Asked twice it is the same. */
export async function actOnFeed(deps: FeedDeps, { id, act, version, by }: Asked): Promise<void> {
  await deps.database.transaction(async (sql) => {
    const feed = await lockFeed(sql, id);
    if (!feed) throw new Rejection(UNKNOWN_FEED, { feed: id });
    if (AFTER[act].includes(feed.state)) return;
    if (feed.state !== 'checked') throw new Rejection(WRONG_STATE, { state: feed.state });
    if (act === 'confirm') {
      if (feed.confirmedBy === by) return;
      if (feed.broughtBy === by) throw new Rejection(SAME_PERSON);
      await keepConfirmed(sql, feed.id, by);
      return;
    }
    if (feed.version !== version) throw new Rejection(CHANGED_MEANWHILE);
    if (feed.doubt !== null && feed.confirmedBy === null) {
      throw new Rejection(SECOND_PERSON_NEEDED, { doubt: feed.doubt });
    }
    const { going } = await findLast(sql, feed.source);
    if (going) throw new Rejection(ANOTHER_GOING, { source: feed.source });
    await beginActing(deps, sql, feed, by);
  });
}

type In = Parameters<typeof enqueueFeed>[0];

async function beginActing(deps: FeedDeps, sql: In, feed: Feed, by: string): Promise<void> {
  const { additions, endings, done, overtaken } = await countActs(sql, feed.id);
  await keepRunner(sql, feed.id, { by, on: deps.clock.today() });
  await keepStep(sql, feed.id, {
    ...{ state: 'acting', reached: '', done: done + overtaken, total: additions + endings },
  });
  await enqueueFeed(sql, deps, feed.id);
}

export type Reviewed = {
  readonly key: string;
  readonly feed: string;
  readonly line: number;
  readonly take: boolean;
  /** Absent: the one whom the line is thought to be. */
  readonly person: PersonId | null;
  readonly note: string;
  readonly by: string;
};

/**
 * Somebody looked at a doubtful line: it is of this person, or it is left. What is taken is compared like every other line, and
 * endings that waited for the line alone wait no more; of a feed that acted already it is done at once.
 */
export async function reviewRow(deps: FeedDeps, reviewed: Reviewed): Promise<void> {
  const { line, note, by } = reviewed;
  await deps.database.transaction(async (sql) => {
    const feed = await lockFeed(sql, reviewed.feed);
    if (!feed) throw new Rejection(UNKNOWN_FEED, { feed: reviewed.feed });
    if (await isReviewed(sql, reviewed.key)) return;
    if (feed.state !== 'checked' && feed.state !== 'acted') {
      throw new Rejection(WRONG_STATE, { state: feed.state });
    }
    const row = await findRow(sql, feed.id, line);
    if (!row) throw new Rejection(UNKNOWN_ROW, { line: String(line) });
    if (row.verdict !== 'doubtful' && row.verdict !== 'conflict') {
      throw new Rejection(NOT_DOUBTFUL, { line: String(line) });
    }
    const person = reviewed.take ? (reviewed.person ?? row.person) : null;
    if (reviewed.take && person === null) throw new Rejection(PERSON_NEEDED);
    if (person !== null && !(await findPersons(sql, [person])).has(person)) {
      throw new Rejection(UNKNOWN_PERSON, { id: person });
    }
    const at = deps.clock.now().toISOString();
    const said = { key: reviewed.key, line, person, note, by, at };
    await keepReview(sql, { id: deps.ids.next(), feed: feed.id, ...said });
    if (person !== null) {
      await overtakeEndings(sql, feed.id, { person, group: row.group });
      const taken = { ...row, person, verdict: 'matched', reason: null } as KeptRow;
      await judgePersons(sql, deps, { ...feed, insist: true }, [taken]);
    }
    const released = row.person === null ? await releaseHeld(sql, feed) : 0;
    const acts = person !== null || released > 0;
    if (acts && feed.state === 'acted') await beginActing(deps, sql, feed, by);
  });
}

/** Endings for which no other line waits. A newer list that acted knows better who is still in a group. */
async function releaseHeld(sql: In, feed: Feed): Promise<number> {
  const held = await findHeld(sql, feed.id);
  const meant = await findMeant(sql, feed.id, held);
  const free = held.map(({ id }) => id).filter((id) => !meant.has(id));
  const { full, fullAsOf } = await findLast(sql, feed.source);
  const newer =
    full !== null && fullAsOf !== null && `${fullAsOf} ${full}` > `${feed.asOf} ${feed.id}`;
  await letGo(sql, free, newer ? 'overtaken' : 'planned');
  return newer ? 0 : free.length;
}
