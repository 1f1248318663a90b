import type { RequestKey } from '../../kernel/ids.ts';
import { type Money, negate, sum, ZERO } from '../../kernel/money.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { FUND_LAYERS } from '../../money/benefit/index.ts';
import { type Part, partsOwed } from '../../money/person-payment/index.ts';
import {
  type Amounts,
  NOTHING_TO_RECOMPUTE,
  type RecomputeRequest,
  type SettlementRow,
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
  /** What the person is spared by all of them; also for claims on paper. */
  readonly due: Money;
  /** What the supplements of bills that hospitals settled booked to the person's account: he paid too much. */
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
  if (startsOn > deps.clock.today()) return { corrected: 0, due: ZERO, parts: [] };
  const changed: SettlementRow[] = [];
  for (const scheme of SCHEMES) {
    const key = `case ${id} ${scheme}` as RequestKey;
    const wanted = { key, person: personId, scheme, from: startsOn, reason: groupCode };
    changed.push(...(await recompute(deps, wanted)));
  }
  // What is owed for a claim on paper goes to the account of that claim.
  const direct = changed.filter(({ document }) => document.payee !== 'person');
  return {
    corrected: changed.length,
    due: negate(sum(changed.map(({ amounts }) => amounts.cash))),
    parts: partsOf(direct.map(({ amounts }) => amounts)),
  };
}

function partsOf(changes: readonly Amounts[]): readonly Part[] {
  return partsOwed(
    ([...FUND_LAYERS, 'ownAccount', 'mutualAid'] as const).map((fund) => ({
      fund,
      amount: sum(changes.map((amounts) => amounts[fund])),
    })),
  );
}

/** Each settlement that came out otherwise. */
async function recompute({ settlements }: RecogniseDeps, wanted: RecomputeRequest) {
  try {
    const { settlements: rows } = await settlements.recompute(wanted);
    return rows.map(({ row }) => row);
  } catch (error) {
    if (error instanceof Rejection && error.kind.code === NOTHING_TO_RECOMPUTE.code) return [];
    throw error;
  }
}
