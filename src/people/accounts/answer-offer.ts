import type { PersonId } from '../../kernel/ids.ts';
import { ZERO } from '../../kernel/money.ts';
import { Rejection } from '../../kernel/rejection.ts';
import type { Sql } from '../../platform/sql.ts';
import type { EnrolmentDeps } from '../enrolment/index.ts';
import { KEY_REUSED, NOT_WAITING, UNKNOWN_GRANT } from './errors.ts';
import type { GrantId, Quota } from './model.ts';
import { findQuotaEvent, insertQuotaEvent, type QuotaAct } from './store/quota-events.ts';
import { lockQuota, openQuota, shutQuota } from './store/quotas.ts';

/** Who says it for whom. The same key is the same word, for ever. */
export type QuotaHand = {
  readonly person: PersonId;
  readonly by: string;
  readonly key?: string;
};

/** The receiver says yes, or whoever acts for him; from now on it pays. */
export async function confirmQuota(
  deps: EnrolmentDeps,
  id: GrantId,
  hand: QuotaHand,
): Promise<Quota> {
  return deps.database.transaction(async (sql) => {
    const quota = await lockQuota(sql, id);
    if (!(await isSaid(sql, quota, 'confirmed', hand))) {
      if (ownQuota(quota, id, hand).state !== 'offered') throw new Rejection(NOT_WAITING, { id });
      const at = deps.clock.now().toISOString();
      await openQuota(sql, id, { by: hand.by, at });
      await keepSaid(sql, id, { ...hand, act: 'confirmed', at });
    }
    // As it was then: what was spent of it since is told by the account.
    const opened = ownOf(quota, id);
    return { ...opened, state: 'open', left: opened.amount, reason: '' };
  });
}

/** The receiver wants it no more, or never did. The giver's area hears of it and lets go of what is left. */
export async function refuseQuota(
  deps: EnrolmentDeps,
  id: GrantId,
  hand: QuotaHand,
): Promise<Quota> {
  return deps.database.transaction(async (sql) => {
    const quota = await lockQuota(sql, id);
    if (!(await isSaid(sql, quota, 'refused', hand))) {
      const { state } = ownQuota(quota, id, hand);
      const reason = state === 'offered' ? 'refused' : 'by-receiver';
      const at = deps.clock.now().toISOString();
      await shutQuota(sql, id, { reason, at });
      await keepSaid(sql, id, { ...hand, act: 'refused', at });
    }
    return { ...ownOf(quota, id), state: 'closed', left: ZERO, reason: '' };
  });
}

function ownQuota(quota: Quota | null, id: GrantId, { person }: QuotaHand): Quota {
  if (quota?.receiverId !== person || quota.state === 'closed') {
    throw new Rejection(UNKNOWN_GRANT, { id });
  }
  return quota;
}

function ownOf(quota: Quota | null, id: GrantId): Quota {
  if (!quota) throw new Rejection(UNKNOWN_GRANT, { id });
  return quota;
}

/** Whether the key said this of this quota before. The quota is held, so that of several at one moment one says it. */
async function isSaid(
  sql: Sql,
  quota: Quota | null,
  act: QuotaAct,
  { person, key }: QuotaHand,
): Promise<boolean> {
  const said = key === undefined ? null : await findQuotaEvent(sql, key);
  if (!said) return false;
  const same = said.act === act && said.quota === quota?.id && quota.receiverId === person;
  if (!same) throw new Rejection(KEY_REUSED, { key: key ?? '' });
  return true;
}

type Said = QuotaHand & { readonly act: QuotaAct; readonly at: string };

async function keepSaid(sql: Sql, quota: GrantId, { act, by, at, key }: Said): Promise<void> {
  // Null where the same key spoke of another quota at this moment.
  const kept = key === undefined || (await insertQuotaEvent(sql, { key, quota, act, by, at }));
  if (!kept) throw new Rejection(KEY_REUSED, { key });
}
