import type { SettlementId } from '../../kernel/ids.ts';
import { ZERO } from '../../kernel/money.ts';
import type { PolicySet } from '../../rules/policy/index.ts';
import {
  addTotals,
  type BenefitInput,
  computeBenefit,
  negateTotals,
  sameTotals,
  type Totals,
} from '../benefit/index.ts';
import {
  amountsOf,
  drawnBy,
  isNothing,
  joinDrawn,
  negateDrawn,
  subtractAmounts,
} from './amounts.ts';
import type { Effective } from './effective.ts';
import type { SettlementRecord, YearState } from './model.ts';

export type Replay = {
  readonly live: readonly Effective[];
  /** Whether a settlement is computed again; once one is, all later ones are. */
  readonly affected: (effective: Effective) => boolean;
  /** Today's facts in the place of those that were known then. */
  readonly renew: (effective: Effective) => BenefitInput;
  readonly policyOf: (effective: Effective) => PolicySet;
  readonly reason: string;
  readonly nextId: () => SettlementId;
};

/**
 * Computes a year again in its own order and returns what must be posted: one supplement for each
 * settlement whose result differs. The settlements themselves stay as they are.
 */
export function replayYear(
  replay: Replay,
  state: YearState,
): { readonly supplements: readonly SettlementRecord[]; readonly state: YearState } {
  const supplements: SettlementRecord[] = [];
  let running: Totals = {};
  let current = state;
  let started = false;
  for (const effective of replay.live) {
    started ||= replay.affected(effective);
    if (!started) {
      running = addTotals(running, effective.added);
      continue;
    }
    const supplement = supplementFor(effective, running, current, replay);
    if (supplement) {
      supplements.push(supplement);
      current = {
        ...current,
        totals: addTotals(current.totals, supplement.document.added),
        version: supplement.yearVersion,
      };
    }
    running = addTotals(running, effective.added);
    if (supplement) running = addTotals(running, supplement.document.added);
  }
  return { supplements, state: current };
}

function supplementFor(
  effective: Effective,
  running: Totals,
  state: YearState,
  replay: Replay,
): SettlementRecord | null {
  const { original } = effective;
  const input = {
    ...replay.renew(effective),
    before: running,
    // A correction takes no more from an own account than was taken, and may give back.
    ownAccount: purseOf(effective, true)[0] ?? null,
    mutualAid: purseOf(effective, false),
  };
  const benefit = computeBenefit(input, replay.policyOf(effective));
  const amounts = subtractAmounts(amountsOf(benefit), effective.amounts);
  const added = addTotals(benefit.added, negateTotals(effective.added));
  if (isNothing(amounts) && sameTotals(added, {})) return null;
  const id = replay.nextId();
  return {
    ...original,
    id,
    kind: 'supplement',
    originalId: original.id,
    yearVersion: state.version + 1n,
    amounts,
    document: {
      ...original.document,
      siblings: [id],
      reason: replay.reason,
      computed: { input, benefit },
      added,
      before: state.totals,
      drawn: joinDrawn(drawnBy(benefit, original.person), negateDrawn(effective.drawn)),
    },
  };
}

function purseOf({ drawn, original }: Effective, own: boolean) {
  return drawn
    .filter(({ owner, amount }) => (owner === original.person) === own && amount > ZERO)
    .map(({ owner, amount }) => ({ owner, available: amount }));
}
