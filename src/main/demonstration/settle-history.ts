import { assert } from '../../kernel/assert.ts';
import type { Day } from '../../kernel/days.ts';
import type { RequestKey } from '../../kernel/ids.ts';
import { Rejection } from '../../kernel/rejection.ts';
import type { Answer, Settlements, SettleRequest } from '../../money/settlement/index.ts';
import { groupBy } from './group-by.ts';
import type { DemoEncounter, PlannedSettlement } from './model.ts';

/** The settlement engine, as far as the demonstration uses it. */
export type Engine = Pick<Settlements, 'settleMany' | 'reverse'>;

export type Settled = {
  readonly settled: number;
  readonly reversed: number;
  /** The first refusals, for a message; a sound demonstration has none. */
  readonly refused: readonly Rejection[];
};

export type SettleOptions = {
  readonly engine: Engine;
  /** Called before the settlements of a day. */
  readonly moveTo: (on: Day) => void;
  readonly onProgress: (done: number, total: number) => void;
};

/** What is to be settled of an encounter; null when it stays open. */
export function settlementOf(one: DemoEncounter): PlannedSettlement | null {
  const { encounter, fate, useOwnAccount, useMutualAid } = one;
  if (fate === 'open') return null;
  return {
    encounter: encounter.id,
    person: encounter.personId,
    provider: encounter.providerId,
    day: encounter.endedOn ?? encounter.startedOn,
    total: encounter.billTotal,
    fate,
    useOwnAccount,
    useMutualAid,
  };
}

/**
 * Day by day, as it would have happened. Keys are made of the encounters, so that a run that was
 * interrupted can be repeated: what is settled already answers with its record.
 */
export async function settleHistory(
  planned: readonly PlannedSettlement[],
  options: SettleOptions,
): Promise<Settled> {
  const { engine, moveTo, onProgress } = options;
  const refused: Rejection[] = [];
  let [done, reversed] = [0, 0];
  for (const [on, plans] of byDay(planned)) {
    moveTo(on);
    const outcomes = await engine.settleMany(plans.map((plan) => requestOf(plan, '')));
    const wrong = plans.flatMap((plan, i) => {
      const outcome = outcomes[i];
      return plan.fate === 'settled' || !outcome || outcome instanceof Rejection
        ? []
        : [{ plan, answer: outcome }];
    });
    for (const { plan, answer } of wrong) await takeBack(engine, plan, answer);
    const again = wrong.filter(({ plan }) => plan.fate === 'settled-again');
    const second = await engine.settleMany(again.map(({ plan }) => requestOf(plan, '-2')));
    refused.push(...refusalsOf([...outcomes, ...second]));
    reversed += wrong.length;
    done += plans.length;
    onProgress(done, planned.length);
  }
  return { settled: done - refused.length, reversed, refused };
}

async function takeBack(engine: Engine, plan: PlannedSettlement, answer: Answer): Promise<void> {
  const settlement = answer.settlements[0]?.row.id;
  assert(settlement, 'an answer holds a settlement');
  const { encounter, provider, person } = plan;
  const key = `demo-${encounter}-reversal` as RequestKey;
  const reason = '演示：费用录入有误，退费重结';
  await engine.reverse({ key, provider, person, settlement, reason });
}

function requestOf(plan: PlannedSettlement, suffix: string): SettleRequest {
  return {
    key: `demo-${plan.encounter}${suffix}` as RequestKey,
    provider: plan.provider,
    person: plan.person,
    encounter: plan.encounter,
    claimedTotal: plan.total,
    useOwnAccount: plan.useOwnAccount,
    useMutualAid: plan.useMutualAid,
  };
}

function refusalsOf(outcomes: readonly unknown[]): Rejection[] {
  return outcomes.filter((outcome) => outcome instanceof Rejection);
}

function byDay(planned: readonly PlannedSettlement[]): [Day, PlannedSettlement[]][] {
  return [...groupBy(planned, ({ day }) => [day])].sort(([a], [b]) => (a < b ? -1 : 1));
}
