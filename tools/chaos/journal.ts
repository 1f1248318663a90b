import { createHash } from 'node:crypto';
import { yuan } from '../../src/kernel/money.ts';
import { type Call, type Reply, Violation } from './call.ts';

/** What a client holds as acknowledged; the product must never say otherwise again. */
export type Acknowledged = {
  readonly round: number;
  readonly call: Call;
  readonly transaction: 'settle' | 'reverse';
  readonly provider: string;
  readonly key: string;
  readonly records: readonly AcknowledgedRecord[];
  /** Of the whole answer but `replayed`, to compare later answers with. */
  readonly digest: string;
};

export type AcknowledgedRecord = { readonly id: string; readonly figures: string };

type View = { readonly id: string; readonly amounts: Readonly<Record<string, string>> };
type Recorded = { readonly replayed: boolean; readonly settlements: readonly View[] };

/** In the order of the columns of `settlement`. */
const FIGURES = [
  'total',
  'pool',
  'largeAmount',
  'seriousDisease',
  'medicalAid',
  'ownAccount',
  'mutualAid',
  'cash',
  'hospitalResult',
] as const;

export function recordedIn({ body }: Reply): Recorded {
  return body as Recorded;
}

export function recordsOf(reply: Reply): AcknowledgedRecord[] {
  return recordedIn(reply).settlements.map(({ id, amounts }) => ({
    id,
    figures: FIGURES.map((name) => fenOf(amounts[name] ?? '')).join(' '),
  }));
}

export function digestOf(reply: Reply): string {
  const text = JSON.stringify(recordedIn(reply).settlements);
  return createHash('sha256').update(text).digest('base64');
}

/** A later answer to the same call must be the stored one, word for word. */
export function checkReplay(acknowledged: Acknowledged, reply: Reply): void {
  const { key, call, digest } = acknowledged;
  const where = `key ${key} (${call.path})`;
  if (reply.status !== 200) {
    throw new Violation(`${where}: answered before, now ${reply.status} ${text(reply)}`);
  }
  if (!recordedIn(reply).replayed) throw new Violation(`${where}: done again`);
  if (digestOf(reply) !== digest) {
    throw new Violation(`${where}: another answer than before: ${text(reply)}`);
  }
}

export function text({ body }: Reply): string {
  return JSON.stringify(body).slice(0, 600);
}

function fenOf(amount: string): bigint {
  return amount.startsWith('-') ? -yuan(amount.slice(1)) : yuan(amount);
}
