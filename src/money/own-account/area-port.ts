import type { AreaCode } from '../../kernel/ids.ts';
import type { ClosedQuota, GrantId, Offer, Quota, ToldUse } from '../../people/accounts/index.ts';
import type { Clearing } from './model.ts';

/**
 * Another area, as far as quotas go. Every call may come again and then says the same, so that a lost answer costs a
 * repetition and nothing else. What cannot be reached is an `Outage`.
 */
export type RemoteArea = {
  readonly offer: (offer: Offer) => Promise<void>;
  readonly close: (id: GrantId, reason: string) => Promise<ClosedQuota | null>;
  readonly states: (ids: readonly GrantId[]) => Promise<ReadonlyMap<GrantId, Quota['state']>>;
  /** Uses that were not acknowledged yet, the oldest first. */
  readonly waitingUses: (giverArea: AreaCode) => Promise<readonly ToldUse[]>;
  readonly acknowledge: (uses: readonly string[]) => Promise<void>;
  /** What it says we owe it for a month; null: it has not written it yet, or there is nothing. */
  readonly clearing: (month: string, giverArea: AreaCode) => Promise<Clearing | null>;
};

/** How other areas are reached: here by their databases, over a network by another adapter. */
export type AreaPort = {
  readonly of: (area: AreaCode) => RemoteArea;
  /** Areas that may be named as a relative's, for forms. */
  readonly others: () => readonly { code: AreaCode; nameZh: string; nameEn: string }[];
};
