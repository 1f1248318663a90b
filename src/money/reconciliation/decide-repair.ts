import type { Finding, RepairAction } from './model.ts';

/** A difference with what became of it since the run. */
export type Standing = {
  readonly finding: Finding;
  /** Of our record; null: we have none, or only the one that a refund line speaks of. */
  readonly kind: 'settlement' | 'reversal' | null;
  /** Our settlement, or the one a refund line speaks of, is not reversed. */
  readonly live: boolean;
  /** The provider's line gives money back. */
  readonly refund: boolean;
  /** It came as a message of the provider's own system, which lost the answer; else from one of our desks. */
  readonly byMessage: boolean;
  /** The settlement that our reversal takes back is as unknown to the provider as the reversal. */
  readonly bothUnknown: boolean;
  readonly repaired: boolean;
};

/**
 * The one thing to do about a difference; null: nothing is left to do. What a system sent and does not know was never
 * collected, so it is taken back here; what one of our desks did has happened, so the system takes it over. Where
 * amounts differ, ours were paid. What we never had is sent again.
 */
export function decideRepair(at: Standing): RepairAction | null {
  if (at.repaired) return null;
  if (at.finding === 'different') return 'take-over';
  if (at.finding === 'only-provider') return at.refund && at.live ? 'reverse' : 'send-again';
  if (at.kind === 'reversal') return at.bothUnknown ? null : 'take-over';
  if (!at.live) return null;
  return at.byMessage ? 'reverse' : 'take-over';
}
