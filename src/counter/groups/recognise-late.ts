import type { RequestKey } from '../../kernel/ids.ts';
import { negate, sum, ZERO } from '../../kernel/money.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { FUND_LAYERS } from '../../money/benefit/index.ts';
import { type Part, takeFromParts } from '../../money/person-payment/index.ts';
import {
  type Amounts,
  NOTHING_TO_RECOMPUTE,
  type RecomputeRequest,
  type Settlements,
} from '../../money/settlement/index.ts';
import { type Membership, recordMembershipAs } from '../../people/groups/index.ts';
import type { Clock } from '../../platform/clock.ts';
import type { AreaDatabase } from '../../platform/sql.ts';
import { SCHEMES } from '../../rules/policy/index.ts';

export type RecogniseDeps = {
  readonly database: AreaDatabase;
  readonly clock: Clock;
  readonly settlements: Pick<Settlements, 'recompute'>;
};

export type Recognised = {
  /** Settlements that came out otherwise. */
  readonly corrected: number;
  /** Whose money the person is owed for what he paid too much: what the supplements booked to his account. */
  readonly parts: readonly Part[];
};

/**
 * Records an identity and computes anew what was settled since it holds. Everything goes by the case's id, so that a
 * repetition records nothing twice and gives the same answer.
 */
export async function recogniseLate(
  deps: RecogniseDeps,
  id: string,
  membership: Membership,
): Promise<Recognised> {
  await recordMembershipAs(deps, id, membership);
  const { personId, startsOn, groupCode } = membership;
  if (startsOn > deps.clock.today()) return { corrected: 0, parts: [] };
  const changes: Amounts[] = [];
  for (const scheme of SCHEMES) {
    const key = `case ${id} ${scheme}` as RequestKey;
    const wanted = { key, person: personId, scheme, from: startsOn, reason: groupCode };
    changes.push(...(await recompute(deps, wanted)));
  }
  return { corrected: changes.length, parts: partsOf(changes) };
}

/** What some of them get back is kept from what the others owe, as it is in the person's account of the ledger. */
function partsOf(changes: readonly Amounts[]): readonly Part[] {
  const all = ([...FUND_LAYERS, 'ownAccount', 'mutualAid'] as const).map((fund) => ({
    ...{ fund, borneBy: null },
    amount: sum(changes.map((amounts) => amounts[fund])),
  }));
  const owed = all.filter(({ amount }) => amount > ZERO);
  const back = negate(sum(all.flatMap(({ amount }) => (amount < ZERO ? amount : []))));
  return back < sum(owed.map(({ amount }) => amount)) ? takeFromParts(owed, back).left : [];
}

/** How the amounts of each settlement that came out otherwise change. */
async function recompute({ settlements }: RecogniseDeps, wanted: RecomputeRequest) {
  try {
    const { settlements: rows } = await settlements.recompute(wanted);
    return rows.map(({ row }) => row.amounts);
  } catch (error) {
    if (error instanceof Rejection && error.kind.code === NOTHING_TO_RECOMPUTE.code) return [];
    throw error;
  }
}
