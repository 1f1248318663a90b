import type { Intent, IntentEvent } from './model.ts';

const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 30_000;

/**
 * What an event makes of an intent; null: it is no longer kept. An event that does not fit changes
 * nothing: a late answer of another window, a second press. What is answered stays answered.
 */
export function advanceIntent(intent: Intent, event: IntentEvent): Intent | null {
  switch (event.is) {
    case 'sent':
      if (intent.state !== 'waiting' && intent.state !== 'unknown') return intent;
      return { ...intent, state: 'sending', attempts: intent.attempts + 1 };
    case 'answered':
      if (isOver(intent)) return intent;
      return ended(intent, event.at, { state: 'done', result: kept(intent, event.answer) });
    case 'refused':
      if (isOver(intent)) return intent;
      if (intent.uncertain && intent.doneBefore.includes(event.refusal.code)) {
        return ended(intent, event.at, { state: 'done', result: {} });
      }
      return ended(intent, event.at, { state: 'refused', refusal: event.refusal });
    case 'silence':
      if (intent.state !== 'sending') return intent;
      return lost(intent, event.at + pauseAfter(intent.attempts));
    case 'unsent':
      if (intent.state !== 'sending') return intent;
      return resting(intent, event.at + pauseAfter(intent.attempts));
    case 'stranger':
      return intent.state === 'sending' ? { ...intent, state: 'held' } : intent;
    case 'resumed':
      return waits(intent) ? resting(intent, event.at) : intent;
    case 'reopened':
      if (intent.state === 'sending') return lost(intent, event.at);
      return waits(intent) ? resting(intent, event.at) : intent;
    case 'withdrawn':
      return intent.state === 'waiting' && !intent.uncertain ? null : intent;
    case 'dismissed':
      return isOver(intent) ? null : intent;
  }
}

/** Longer after each attempt: a server that comes back is not met by everybody at once. */
export function pauseAfter(attempts: number): number {
  return Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** Math.min(attempts - 1, 10));
}

function isOver({ state }: Intent): boolean {
  return state === 'done' || state === 'refused';
}

function waits({ state }: Intent): boolean {
  return state === 'waiting' || state === 'unknown' || state === 'held';
}

function resting(intent: Intent, nextAt: number): Intent {
  return { ...intent, state: intent.uncertain ? 'unknown' : 'waiting', nextAt };
}

function lost(intent: Intent, nextAt: number): Intent {
  return { ...intent, state: 'unknown', uncertain: true, nextAt };
}

function ended(
  intent: Intent,
  at: number,
  end: Pick<Intent, 'state'> & Partial<Pick<Intent, 'result' | 'refusal'>>,
): Intent {
  return { ...intent, ...end, body: null, endedAt: at };
}

function kept({ keeps }: Intent, answer: unknown): Record<string, string> {
  const entries = Object.entries(keeps).flatMap(([name, places]) => {
    const found = places.map((place) => valueAt(answer, place)).find((value) => value !== null);
    return found == null ? [] : [[name, found] as const];
  });
  return Object.fromEntries(entries);
}

function valueAt(answer: unknown, place: string): string | null {
  let value = answer;
  for (const step of place.split('.')) {
    if (typeof value !== 'object' || value === null) return null;
    value = (value as Readonly<Record<string, unknown>>)[step];
  }
  return typeof value === 'string' ? value : null;
}
