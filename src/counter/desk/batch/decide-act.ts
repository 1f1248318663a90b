import { Rejection } from '../../../kernel/rejection.ts';
import { BATCH_CHANGED, NOT_YOUR_BATCH, NOTHING_READY, STILL_TRYING } from '../errors.ts';
import type { Batch, BatchAct, BatchState, Counts } from './model.ts';

export type AskedAct = {
  readonly act: BatchAct;
  readonly version: number;
  /** With those that somebody should look at first. */
  readonly doubtful: boolean;
};

type Given = {
  readonly batch: Batch;
  readonly counts: Counts;
  /** Account of whoever asks, and whether he may take matters in. */
  readonly by: string;
  readonly takes: boolean;
};

const ASKED_STATE = { run: 'running', stop: 'stopped', again: 'trying' } as const;

/**
 * The state that the batch has to be in; null: it is so already. Only who brought it submits in his own name; anybody of the
 * office stops it.
 */
export function decideAct(
  { batch, counts, by }: Omit<Given, 'takes'>,
  asked: AskedAct,
): BatchState | null {
  const { act, version } = asked;
  if (act !== 'stop' && batch.broughtBy !== by) {
    throw new Rejection(NOT_YOUR_BATCH, { account: batch.broughtBy });
  }
  const wanted = ASKED_STATE[act];
  if (batch.state === wanted && (act !== 'run' || batch.doubtful || !asked.doubtful)) return null;
  if (batch.version !== version) throw new Rejection(BATCH_CHANGED);
  if (act === 'stop') return batch.state === 'running' || batch.state === 'trying' ? wanted : null;
  if (act === 'again') {
    if (batch.state === 'running') throw new Rejection(BATCH_CHANGED);
    return wanted;
  }
  if (batch.state === 'trying' || counts.waiting > 0) throw new Rejection(STILL_TRYING);
  const left = counts.ready + counts.failed + (asked.doubtful ? counts.doubtful : 0);
  if (left === 0) throw new Rejection(NOTHING_READY);
  return wanted;
}

/** What this reader may ask for now. */
export function actsNow({ batch, counts, by, takes }: Given): BatchAct[] {
  if (!takes) return [];
  const own = batch.broughtBy === by;
  const { state } = batch;
  const going = state === 'running' || state === 'trying';
  const left = counts.ready + counts.failed + counts.doubtful;
  const acts: BatchAct[] = [];
  if (own && !going && counts.waiting === 0 && left > 0) acts.push('run');
  if (going) acts.push('stop');
  if (own && !going && left + counts.refused + counts.waiting > 0) acts.push('again');
  return acts;
}
