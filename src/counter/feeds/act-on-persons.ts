import type { PersonId } from '../../kernel/ids.ts';
import { sum, ZERO } from '../../kernel/money.ts';
import { overlap } from '../../kernel/period.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { accounts } from '../../money/ledger/index.ts';
import { type Part, recordPayment } from '../../money/person-payment/index.ts';
import { lockPersons } from '../../people/enrolment/index.ts';
import type { Sql } from '../../platform/sql.ts';
import { goesOn } from './decide-difference.ts';
import { enqueueInclusion } from './include-members.ts';
import { AT_ONCE, type Feed, type FeedDeps, type Sourced } from './model.ts';
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
 * Does the next two thousand of what was planned, all or nothing. What somebody else recorded since the preview is not recorded
 * again and not ended: such an act is overtaken. The caller holds the feed.
 */
export async function actOnPersons(sql: Sql, deps: FeedDeps, feed: Feed): Promise<void> {
  const { id } = feed;
  const { clock } = deps;
  const at = clock.now().toISOString();
  const today = clock.today();
  const acts = await nextPlanned(sql, id, { after: feed.reached, count: AT_ONCE });
  const persons = [...new Set(acts.map(({ person }) => person))].sort();
  await lockPersons(sql, persons);
  const memberships = await findSourced(sql, persons);

  const { add, end, overtaken } = sortActs(acts, memberships);

  await insertMemberships(sql, add, feed.asOf);
  await endMemberships(sql, end);
  await listUncovered(sql, add, { feed: id, on: today, at });
  const begun = add.filter(({ startsOn }) => startsOn <= today);
  const late = begun.length > 0 ? await findSettledSince(sql, begun) : new Set<string>();
  const inTime = [...add, ...end].filter((one) => !late.has(one.id));
  const lateOnes = add.filter((one) => late.has(one.id));
  await keepActed(sql, { acts: inTime, state: 'done', recompute: 'none', today });
  await keepActed(sql, { acts: lateOnes, state: 'done', recompute: 'waiting', today });
  await keepActed(sql, { acts: overtaken, state: 'overtaken', recompute: 'none', today });
  const done = feed.done + acts.length;
  const last = acts.at(-1);
  if (last && acts.length === AT_ONCE) {
    await keepStep(sql, id, { ...feed, reached: last.id, done });
    return;
  }
  await listUnknown(sql, id, at);
  await enqueueInclusion(sql, deps);
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
      await recogniseOne(deps, feed, act);
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
async function recogniseOne(deps: FeedDeps, feed: Feed, act: KeptAct): Promise<void> {
  const { id, person, group, startsOn, endsOn } = act;
  const membership = { personId: person, groupCode: group, startsOn, endsOn, decidedOn: feed.asOf };
  try {
    const { corrected, due, parts } = await deps.recogniseSince(id, membership);
    await deps.database.transaction(async (sql) => {
      // Of what he is spared, claims on paper are paid by their own account.
      const booked = sum(parts.map(({ amount }) => amount));
      if (booked > ZERO) await payWhereKnown(sql, deps, { feed, act, parts });
      await keepRecognised(sql, id, { corrected, due });
    });
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    await keepRecognised(deps.database.sql, id, { failure: error.kind.code });
  }
}

type Owed = { readonly feed: Feed; readonly act: KeptAct; readonly parts: readonly Part[] };

/** To the account that the person told; of whoever told none it waits in the ledger (`due:<person>`). */
async function payWhereKnown(sql: Sql, deps: FeedDeps, { feed, act, parts }: Owed): Promise<void> {
  const { id, person } = act;
  const account = await deps.accountOf(sql, person);
  if (!account) return;
  const about = { key: `feed ${id}`, kind: 'supplement', case: null, person, account };
  const actor = feed.actedBy ?? feed.broughtBy;
  await recordPayment(sql, deps, { ...about, owedBy: accounts.due(person), parts, actor });
}
