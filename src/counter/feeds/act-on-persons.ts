import type { PersonId } from '../../kernel/ids.ts';
import { overlap } from '../../kernel/period.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { lockPersons } from '../../people/enrolment/index.ts';
import type { Sql } from '../../platform/sql.ts';
import { goesOn } from './decide-difference.ts';
import { CHUNK, type Feed, type FeedDeps, type Sourced } from './model.ts';
import {
  endMemberships,
  findSettledSince,
  findSourced,
  insertMemberships,
  type KeptAct,
  keepActed,
  keepRecognised,
  nextPlanned,
  nextToRecompute,
} from './store/acts.ts';
import { listUncovered, listUnknown } from './store/enrolment.ts';
import { keepStep } from './store/feeds.ts';

/**
 * Does the next thousand of what was planned, all or nothing. What somebody else recorded since the preview is not recorded
 * again and not ended: such an act is overtaken. The caller holds the feed.
 */
export async function actOnPersons(sql: Sql, { clock }: FeedDeps, feed: Feed): Promise<void> {
  const { id } = feed;
  const at = clock.now().toISOString();
  const today = clock.today();
  const acts = await nextPlanned(sql, id, CHUNK);
  const persons = [...new Set(acts.map(({ person }) => person))].sort();
  await lockPersons(sql, persons);
  const memberships = await findSourced(sql, persons);

  const { add, end, overtaken } = sortActs(acts, memberships);

  await insertMemberships(sql, add, feed.asOf);
  await endMemberships(sql, end);
  await listUncovered(sql, add, { feed: id, on: today, at });
  const begun = add.filter(({ startsOn }) => startsOn <= today);
  const late = begun.length > 0 ? await findSettledSince(sql, begun) : new Set<string>();
  await keepActed(sql, [
    ...[...add, ...end].map((one) => ({
      id: one.id,
      state: 'done' as const,
      late: late.has(one.id),
    })),
    ...overtaken.map((one) => ({ id: one.id, state: 'overtaken' as const, late: false })),
  ]);
  const done = feed.done + acts.length;
  if (acts.length === CHUNK) {
    await keepStep(sql, id, { ...feed, done });
    return;
  }
  await listUnknown(sql, id, at);
  await keepStep(sql, id, { state: 'recomputing', reached: '', done, total: feed.total });
}

type Sorted = Readonly<Record<'add' | 'end' | 'overtaken', readonly KeptAct[]>>;

export function sortActs(
  acts: readonly KeptAct[],
  memberships: ReadonlyMap<PersonId, readonly Sourced[]>,
): Sorted {
  const stands = ({ act, person, group, startsOn, endsOn, membership }: KeptAct) => {
    const own = memberships.get(person) ?? [];
    if (act === 'add') {
      return !own.some((one) => one.groupCode === group && overlap(one, { startsOn, endsOn }));
    }
    return own.some((one) => one.id === membership && endsOn !== null && goesOn(one, endsOn));
  };
  return {
    add: acts.filter((one) => one.act === 'add' && stands(one)),
    end: acts.filter((one) => one.act === 'end' && stands(one)),
    overtaken: acts.filter((one) => !stands(one)),
  };
}

const RECOMPUTED_AT_ONCE = 50;
const SIDE_BY_SIDE = 4;

/** Computes anew what was settled since an identity holds. By the act's id, so that a repetition pays nothing twice. */
export async function recomputeLate(deps: FeedDeps, feed: Feed): Promise<void> {
  const { sql } = deps.database;
  const acts = await nextToRecompute(sql, feed.id, RECOMPUTED_AT_ONCE);
  const waiting = [...acts];
  const work = async () => {
    for (let act = waiting.shift(); act; act = waiting.shift()) {
      await keepRecognised(sql, act.id, await recognised(deps, feed, act));
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, work));
  if (acts.length === RECOMPUTED_AT_ONCE) return;
  await keepStep(sql, feed.id, {
    state: 'acted',
    reached: '',
    done: feed.total,
    total: feed.total,
  });
}

/** What is refused for one person is noted with him and keeps nobody else from his money. */
async function recognised({ recogniseSince }: FeedDeps, { asOf }: Feed, act: KeptAct) {
  const { id, person, group, startsOn, endsOn } = act;
  const membership = { personId: person, groupCode: group, startsOn, endsOn, decidedOn: asOf };
  try {
    return await recogniseSince(id, membership);
  } catch (error) {
    if (error instanceof Rejection) return { failure: error.kind.code };
    throw error;
  }
}
