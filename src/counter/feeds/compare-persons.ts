import type { Day } from '../../kernel/days.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { fen, share } from '../../kernel/money.ts';
import { Rejection } from '../../kernel/rejection.ts';
import type { Sql } from '../../platform/sql.ts';
import { decideDifference, endDay } from './decide-difference.ts';
import { NO_FIGURES, ROW_REASONS } from './errors.ts';
import { AT_ONCE, type Doubt, type Feed, type FeedDeps, type KeptRow } from './model.ts';
import {
  type Absent,
  countActs,
  countHeld,
  findAbsent,
  findSourced,
  insertActs,
} from './store/acts.ts';
import { findLast, keepStep, readWhole } from './store/feeds.ts';
import { findBound, findMeant, findRowsOf, judgeUnknown, keepJudged } from './store/rows.ts';

/** After the last person of lines come those whom a full list no longer names. */
const ABSENT = '~absent ';
const ABSENT_AT_ONCE = 5_000;

/** Decides what the lines of the next two thousand would change. The caller holds the feed. */
export async function comparePersons(sql: Sql, deps: FeedDeps, feed: Feed): Promise<void> {
  if (feed.reached.startsWith(ABSENT)) return compareAbsent(sql, deps, feed);
  const until = await findBound(sql, feed.id, feed.reached, AT_ONCE);
  if (until === null) {
    await readWhole(sql);
    const { numberOfTwo, duplicate } = ROW_REASONS;
    await judgeUnknown(sql, feed.id, { ofTwo: numberOfTwo.code, double: duplicate.code });
    await keepStep(sql, feed.id, { ...feed, reached: ABSENT, done: feed.rows });
    return;
  }
  const rows = await findRowsOf(sql, feed.id, { after: feed.reached, until });
  await judgePersons(sql, deps, feed, rows);
  await keepStep(sql, feed.id, { ...feed, reached: until, done: feed.done + rows.length });
}

/** Plans what these lines change, and says of each what it is. */
export async function judgePersons(
  sql: Sql,
  { clock, ids }: Pick<FeedDeps, 'clock' | 'ids'>,
  { id, source, asOf, insist = false }: Feed & { readonly insist?: boolean },
  rows: readonly KeptRow[],
): Promise<void> {
  const ofPerson = new Map<PersonId, KeptRow[]>();
  for (const row of rows) ofPerson.set(row.person, [...(ofPerson.get(row.person) ?? []), row]);
  const memberships = await findSourced(sql, [...ofPerson.keys()]);
  const comparing = { source, asOf, today: clock.today(), insist };
  const parts = [...ofPerson].map(([person, own]) =>
    decideDifference(own, memberships.get(person) ?? [], comparing),
  );
  const acts = parts.flatMap((part) => part.acts).map((act) => ({ ...act, id: ids.next() }));
  await insertActs(sql, id, acts);
  await keepJudged(
    sql,
    id,
    parts.flatMap(({ judged }) => judged),
  );
}

async function compareAbsent(sql: Sql, deps: FeedDeps, feed: Feed): Promise<void> {
  await readWhole(sql);
  const { clock, ids } = deps;
  const { id, source } = feed;
  const today = clock.today();
  const on = endDay({ asOf: feed.asOf, today });
  const after = feed.reached.slice(ABSENT.length);
  const asked = { feed: id, source, on, after };
  const found = feed.kind === 'full' ? await findAbsent(sql, asked, ABSENT_AT_ONCE) : [];
  // Whole persons at a time: the last one's other identities may stand behind the limit.
  const last = found.at(-1)?.person;
  const partial = found.length === ABSENT_AT_ONCE && found[0]?.person !== last;
  const whole = partial ? found.filter(({ person }) => person !== last) : found;
  await planEndings(
    sql,
    feed,
    whole.map((one) => ({ ...one, endsOn: on, id: ids.next() })),
  );
  const reached = whole.at(-1)?.person;
  if (partial && reached !== undefined) {
    await keepStep(sql, id, { ...feed, reached: `${ABSENT}${reached}` });
    return;
  }
  const doubt = await doubtOf(sql, deps, feed);
  await keepStep(sql, id, {
    state: 'checked',
    reached: '',
    done: feed.rows,
    total: feed.rows,
    doubt,
  });
}

type Ending = Absent & { readonly id: string; readonly endsOn: Day };

/** Whom a line may mean in which nobody was found keeps what he has until somebody has looked at it. */
async function planEndings(sql: Sql, { id }: Feed, endings: readonly Ending[]): Promise<void> {
  const meant = await findMeant(sql, id, endings);
  await insertActs(
    sql,
    id,
    endings.map((one) => ({ ...one, act: 'end', line: null, held: meant.has(one.id) })),
  );
}

/** Why a second person has to look: it would end too much, or it is shorter than a whole list can be. */
async function doubtOf(
  sql: Sql,
  { figures, database, clock }: FeedDeps,
  feed: Feed,
): Promise<Doubt | null> {
  if (feed.kind !== 'full') return null;
  const today = clock.today();
  const found = figures.on(database.area, today)?.feeds;
  if (!found) throw new Rejection(NO_FIGURES, { day: today });
  const { endings, held } = await countActs(sql, feed.id);
  // What waits for a line may end as well, and then nobody asks a second person any more.
  const most = endings + held;
  const standing = await countHeld(sql, feed.source, today);
  if (most > 0 && fen(most) > share(fen(standing), found.endingsShare)) return 'endings';
  const { fullRows } = await findLast(sql, feed.source);
  if (feed.announced !== null || fullRows === null) return null;
  const dropped = fen(Math.max(0, fullRows - feed.rows));
  return dropped > share(fen(fullRows), found.dropShare) ? 'drop' : null;
}
