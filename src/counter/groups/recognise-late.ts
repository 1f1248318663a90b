import type { Day } from '../../kernel/days.ts';
import type { PersonId, RequestKey } from '../../kernel/ids.ts';
import { type Money, minus, sum, ZERO } from '../../kernel/money.ts';
import { Rejection } from '../../kernel/rejection.ts';
import type { Settlements } from '../../money/settlement/index.ts';
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
  /** What the funds owe the person for what he paid too much; never negative for an identity that is gained. */
  readonly due: Money;
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
  if (startsOn > deps.clock.today()) return { corrected: 0, due: ZERO };
  let recognised: Recognised = { corrected: 0, due: ZERO };
  for (const scheme of SCHEMES) {
    const rows = await recompute(deps, {
      key: `case ${id} ${scheme}` as RequestKey,
      person: personId,
      scheme,
      from: startsOn,
      reason: groupCode,
    });
    recognised = {
      corrected: recognised.corrected + rows.length,
      due: minus(recognised.due, sum(rows)),
    };
  }
  return recognised;
}

type Wanted = {
  readonly key: RequestKey;
  readonly person: PersonId;
  readonly scheme: (typeof SCHEMES)[number];
  readonly from: Day;
  readonly reason: string;
};

/** The change of the cash part of each settlement that came out otherwise. */
async function recompute({ settlements }: RecogniseDeps, wanted: Wanted): Promise<Money[]> {
  try {
    const { settlements: rows } = await settlements.recompute(wanted);
    return rows.map(({ row }) => row.amounts.cash);
  } catch (error) {
    const code = error instanceof Rejection ? error.kind.code : '';
    if (code === 'settlement.nothing_to_recompute') return [];
    throw error;
  }
}
