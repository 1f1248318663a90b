import { randomInt } from 'node:crypto';
import { type Clock, momentOf } from '../../../platform/clock.ts';
import { nationalCatalogue } from '../catalogue/load.ts';
import { Ended } from './ended.ts';
import type { Outcome, Result, Script, Target } from './model.ts';
import { type Found, prepare } from './prepare.ts';
import { again } from './scripts/again.ts';
import { badFields } from './scripts/bad-fields.ts';
import { catalogue } from './scripts/catalogue.ts';
import { diseaseVisit } from './scripts/disease-visit.ts';
import { door } from './scripts/door.ts';
import { gateway } from './scripts/gateway.ts';
import { inpatient } from './scripts/inpatient.ts';
import { midStay } from './scripts/mid-stay.ts';
import { outpatient } from './scripts/outpatient.ts';
import { purchase } from './scripts/purchase.ts';
import { reconcile } from './scripts/reconcile.ts';
import { refunds } from './scripts/refunds.ts';
import { reversal } from './scripts/reversal.ts';
import { settlementList } from './scripts/settlement-list.ts';
import { startTalk } from './talk.ts';

export const SCRIPTS: readonly Script[] = [
  ...[door, gateway, catalogue],
  ...[outpatient, diseaseVisit, refunds, inpatient, midStay, purchase],
  ...[again, reversal, badFields, settlementList, reconcile],
];

type Options = {
  readonly target: Target;
  readonly clock: Clock;
  /** Only these; absent: all that concern such a provider. */
  readonly only?: readonly string[];
  readonly onResult?: (result: Result) => void;
};

/** Runs every script, one after the other; what one leaves open another does not need. */
export async function runScripts(options: Options): Promise<Result[]> {
  const { target, only, onResult } = options;
  const messageId = messageIds(target.provider, options.clock);
  const known: Found = { item: target.item };
  const results: Result[] = [];
  for (const script of SCRIPTS) {
    if (script.of !== 'both' && script.of !== target.kind) continue;
    if (only && !only.includes(script.name)) continue;
    const result = await runScript(script, { ...options, messageId, known });
    results.push(result);
    onResult?.(result);
  }
  return results;
}

type Running = Pick<Options, 'target' | 'clock'> & {
  readonly messageId: () => string;
  readonly known: Found;
};

async function runScript({ name, title, run }: Script, running: Running): Promise<Result> {
  const { talk, steps, cleanUp } = startTalk({ ...running, catalogue: nationalCatalogue() });
  let ended: Ended | null = null;
  try {
    await run(talk, () => prepare(talk, running.known));
  } catch (error) {
    if (!(error instanceof Ended)) throw error;
    ended = error;
  }
  const faulty = steps.some(({ findings }) => findings.length > 0);
  const outcome: Outcome = faulty ? 'failed' : (ended?.outcome ?? 'passed');
  const leftOpen = await cleanUp();
  return { script: name, title, outcome, steps, ended: ended?.said ?? null, leftOpen };
}

/** 机构编号, time, four digits; begins anywhere, so that two runs in one second differ. */
function messageIds(provider: string, clock: Clock): () => string {
  let sequence = randomInt(SEQUENCES);
  return () => {
    sequence = (sequence + 1) % SEQUENCES;
    const time = momentOf(clock.now()).replace(/\D/g, '');
    return `${provider.slice(0, 12)}${time}${String(sequence).padStart(4, '0')}`;
  };
}

const SEQUENCES = 10_000;
