import type { CaseEvent } from './model.ts';

/** Everybody who ever did something to a case. */
export function handsOf(events: readonly Pick<CaseEvent, 'actor'>[]): readonly string[] {
  return [...new Set(events.map(({ actor }) => actor))];
}
