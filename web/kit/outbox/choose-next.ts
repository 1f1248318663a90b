import { type Intent, isFinished } from './model.ts';

/** Answered ones are shown this long, if nobody looks at them sooner. */
const SHOWN_FOR = 15 * 60_000;

/**
 * The oldest that may be sent now. What is about the same subject waits for everything older about it,
 * also for a refusal that nobody has read: charges do not follow a registration that failed.
 */
export function chooseNext(intents: readonly Intent[], now: number): Intent | null {
  const blocked = new Set<string>();
  for (const intent of inOrder(intents)) {
    const { state, subject, nextAt } = intent;
    const ready = (state === 'waiting' || state === 'unknown') && nextAt <= now;
    if (ready && !blocked.has(subject)) return intent;
    if (state !== 'done') blocked.add(subject);
  }
  return null;
}

/** When there may be something to send; null: nothing waits for a moment. */
export function nextMoment(intents: readonly Intent[]): number | null {
  const moments = intents
    .filter(({ state }) => state === 'waiting' || state === 'unknown')
    .map(({ nextAt }) => nextAt);
  return moments.length === 0 ? null : Math.min(...moments);
}

export function isStale(intent: Intent, now: number): boolean {
  return isFinished(intent) && intent.endedAt !== null && now - intent.endedAt > SHOWN_FOR;
}

export function inOrder(intents: readonly Intent[]): Intent[] {
  return [...intents].sort((a, b) => a.madeAt - b.madeAt || (a.id < b.id ? -1 : 1));
}
