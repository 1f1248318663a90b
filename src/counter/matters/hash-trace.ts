import { createHash } from 'node:crypto';
import { canonicalText } from './document/document-text.ts';
import type { CaseEvent } from './model.ts';

/** What comes before the first line of a trace. */
export const FIRST_LINK = '0'.repeat(64);

export type Line = Omit<CaseEvent, 'hash'>;

/** Each line holds the hash of the one before it, so that none can be changed or taken out unseen. */
export function hashOfLine(before: string, line: Line): string {
  const {
    case: id,
    seq,
    act,
    actor,
    role,
    office,
    at,
    state,
    step,
    dueOn,
    stepDueOn,
    facts,
  } = line;
  const text = canonicalText([
    ...[before, id, seq, act, actor, role, office, at],
    ...[state, step, dueOn, stepDueOn, facts],
  ]);
  return createHash('sha256').update(text).digest('hex');
}

/** The first line that does not follow from the one before it; null: the trace is whole. */
export function brokenLine(events: readonly CaseEvent[]): number | null {
  let before = FIRST_LINK;
  for (const [index, event] of events.entries()) {
    if (event.seq !== index + 1 || event.hash !== hashOfLine(before, event)) return index + 1;
    before = event.hash;
  }
  return null;
}
