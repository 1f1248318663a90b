import type { AreaCode, PersonId } from '../../kernel/ids.ts';
import { type Money, negate } from '../../kernel/money.ts';
import { holdsOn } from '../../kernel/period.ts';
import { Rejection } from '../../kernel/rejection.ts';
import {
  findGrant,
  type GrantId,
  insertUse,
  lockAccount,
  lockGrant,
  lockQuota,
  moveQuota,
  NO_ACCOUNT,
  spendOwn,
  spendQuota,
  takeFromQuota,
  UNKNOWN_GRANT,
  USE_NOT_ALLOWED,
  type WalletUse,
} from '../../people/accounts/index.ts';
import type { Sql } from '../../platform/sql.ts';
import type { AccountUse, PremiumUse, SharingFigures } from '../../rules/figures/index.ts';
import { accounts } from '../ledger/index.ts';
import type { Drawing } from './deps.ts';
import { NO_FIGURES, OUTSIDE_THE_USES } from './errors.ts';
import type { Act, PremiumDraw } from './model.ts';
import { enter, findDone, PLAIN, recordAct } from './record-act.ts';
import { moveBalance } from './store/acts.ts';

/** By what a premium is collected for. */
export const PREMIUM_ACCOUNT = {
  'premium-resident': accounts.contributions('resident'),
  'premium-ltc': accounts.contributions('ltc'),
  'premium-large-amount': accounts.contributions('large-amount'),
} as const satisfies Record<PremiumUse, unknown>;

/**
 * Takes a premium out of an own account or out of a quota, within the caller's transaction: the account or what is left of the quota,
 * the entry, and a journal that is whole by itself. The same key again is the same draw.
 */
export async function drawPremium(sql: Sql, deps: Drawing, draw: PremiumDraw): Promise<Act> {
  const { payer } = draw;
  if ('own' in payer) return drawOwn(sql, deps, draw, payer.own);
  if (await findGrant(sql, payer.grant)) return drawGrant(sql, deps, draw, payer.grant);
  return drawWallet(sql, deps, draw, payer.grant);
}

const asked = ({ amount, order, use }: PremiumDraw) =>
  ({ kind: 'draw', amount, reference: order, usedFor: use }) as const;

const made = ({ key, amount, order, use }: PremiumDraw, by: string) => ({
  ...{ ...PLAIN, key, kind: 'draw' as const, amount, reference: order, usedFor: use, by },
  credit: PREMIUM_ACCOUNT[use],
});

async function drawOwn(sql: Sql, deps: Drawing, draw: PremiumDraw, person: PersonId) {
  const account = await lockAccount(sql, person);
  const done = await findDone(sql, draw.key, asked(draw));
  if (done) return done;
  checkUse(sharingOf(deps).own.uses, draw.use);
  if (!account) throw new Rejection(NO_ACCOUNT, { id: person });
  spendOwn(account, draw.amount);
  const act = await recordAct(sql, deps, {
    ...made(draw, person),
    ...{ payer: 'own', person, debit: accounts.ownAccount(person) },
  });
  await enter(sql, act, account, negate(draw.amount));
  await moveBalance(sql, person, negate(draw.amount));
  return act;
}

async function drawGrant(sql: Sql, deps: Drawing, draw: PremiumDraw, id: GrantId) {
  const { grant, account } = await lockGrant(sql, id);
  const done = await findDone(sql, draw.key, asked(draw));
  if (done) return done;
  const { giverId, receiverId, quotaLeft: left } = grant;
  // One whose last day was yesterday stands until the night's job has released it.
  if (receiverId !== draw.insured || !holdsOn(grant, deps.clock.today())) {
    throw new Rejection(UNKNOWN_GRANT, { id });
  }
  checkUse(sharingOf(deps).family.uses, draw.use);
  takeFromQuota({ account, left }, draw.amount);
  const act = await recordAct(sql, deps, {
    ...{ ...made(draw, receiverId), payer: 'mutual-aid', person: giverId, grant: id },
    debit: accounts.ownAccount(giverId),
  });
  const less = negate(draw.amount);
  await enter(sql, act, account, less);
  await moveQuota(sql, grant, { left: less, balance: less, held: less });
  return act;
}

/** Of another area's quota nothing but what is left of it is spent here; that area owes the amount. */
async function drawWallet(sql: Sql, deps: Drawing, draw: PremiumDraw, id: GrantId) {
  const quota = await lockQuota(sql, id);
  const done = await findDone(sql, draw.key, asked(draw));
  if (done) return done;
  if (quota?.state !== 'open' || quota.receiverId !== draw.insured) {
    throw new Rejection(UNKNOWN_GRANT, { id });
  }
  checkWalletUse(sharingOf(deps), draw.use);
  const { left } = quota;
  takeFromQuota({ account: { balance: left, held: left }, left }, draw.amount);
  const act = await recordAct(sql, deps, {
    ...{ ...made(draw, quota.receiverId), payer: 'wallet', person: quota.receiverId, grant: id },
    debit: accounts.clearing(quota.giverArea),
  });
  await spendQuota(sql, id, draw.amount);
  await noteUse(sql, deps, act, { ...quota, amount: draw.amount, toQuota: true });
  return act;
}

type Used = {
  readonly id: GrantId;
  readonly giverArea: AreaCode;
  readonly amount: Money;
  readonly toQuota: boolean;
};

/** What the giver's area is to book. */
export async function noteUse(sql: Sql, { ids }: Drawing, act: Act, used: Used): Promise<void> {
  const { id: grant, giverArea, amount, toQuota } = used;
  await insertUse(sql, {
    ...{ id: ids.next(), grant, giverArea, amount, toQuota, person: act.person, act: act.id },
    ...{ kind: act.usedFor as WalletUse, usedOn: act.onDay, at: act.at },
  });
}

function checkUse(uses: readonly AccountUse[], use: AccountUse): void {
  if (!uses.includes(use)) throw new Rejection(USE_NOT_ALLOWED, { use });
}

export function checkWalletUse({ wallet }: SharingFigures, use: AccountUse): void {
  if (!wallet.uses.includes(use)) throw new Rejection(OUTSIDE_THE_USES, { use });
}

export function sharingOf({ figures, database, clock }: Omit<Drawing, 'ids'>): SharingFigures {
  const found = figures.on(database.area, clock.today())?.sharing;
  if (!found) throw new Rejection(NO_FIGURES, { area: database.area });
  return found;
}
