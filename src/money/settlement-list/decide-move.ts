import { Rejection } from '../../kernel/rejection.ts';
import type { Checks } from './checks.ts';
import { HAS_FINDINGS, IS_CLOSED, MAY_NOT_BECOME, REASON_MISSING } from './errors.ts';
import type { Finding, ListState } from './model.ts';

export type Mover = 'provider' | 'agency';

/**
 * Which state may follow which, and who may do it. A provider takes back what the agency has not judged yet; the
 * agency may return even what it approved, because that is how a mistake is put right.
 */
export const MOVES = {
  draft: { submitted: 'provider' },
  submitted: { draft: 'provider', approved: 'agency', returned: 'agency' },
  approved: { returned: 'agency' },
  returned: { draft: 'provider', submitted: 'provider' },
} as const satisfies Record<ListState, Partial<Record<ListState, Mover>>>;

type Before = { readonly state: ListState; readonly findings: readonly Finding[] };
type Move = { readonly to: ListState; readonly by: Mover; readonly note: string };

export function decideMove(
  { state, findings }: Before,
  { to, by, note }: Move,
  checks: Checks,
): void {
  const allowed: Partial<Record<ListState, Mover>> = MOVES[state];
  if (allowed[to] !== by) throw new Rejection(MAY_NOT_BECOME, { from: state, to });
  if (to === 'returned' && note.trim() === '') throw new Rejection(REASON_MISSING);
  if (to === 'submitted') checkComplete(findings, checks);
}

export function checkComplete(findings: readonly Finding[], { checks }: Checks): void {
  const stopping = findings.filter(({ level }) => level === 'return');
  const [first] = stopping;
  if (!first) return;
  const named = checks.find(({ id }) => id === first.check);
  throw new Rejection(HAS_FINDINGS, {
    count: String(stopping.length),
    check: named?.zh ?? first.check,
    checkEn: named?.en ?? first.check,
    value: first.value,
  });
}

/** A new version is for a list that nobody is judging: one that was returned becomes a draft by it. */
export function checkOpen(state: ListState | null): void {
  if (state === 'submitted' || state === 'approved') throw new Rejection(IS_CLOSED, { state });
}
