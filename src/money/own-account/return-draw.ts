import { assert } from '../../kernel/assert.ts';
import { negate } from '../../kernel/money.ts';
import { Rejection } from '../../kernel/rejection.ts';
import {
  findGrant,
  lockAccount,
  lockQuota,
  moveQuota,
  spendQuota,
} from '../../people/accounts/index.ts';
import type { Sql } from '../../platform/sql.ts';
import type { Account } from '../ledger/index.ts';
import type { Drawing } from './deps.ts';
import { noteUse } from './draw-premium.ts';
import { RETURNED_ALREADY, UNKNOWN_DRAW } from './errors.ts';
import type { Act } from './model.ts';
import { enter, findDone, recordAct } from './record-act.ts';
import { findAct, isReturned, moveBalance } from './store/acts.ts';

export type DrawReturn = {
  readonly key: string;
  /** The key of the draw that is taken back. */
  readonly draw: string;
  readonly by: string;
};

/** Mirrors a draw: to the quota that gave it while that stands, else to the account behind it. */
export async function returnDraw(sql: Sql, deps: Drawing, back: DrawReturn): Promise<Act> {
  const draw = await findAct(sql, back.draw);
  if (draw?.kind !== 'draw') throw new Rejection(UNKNOWN_DRAW, { key: back.draw });
  return draw.payer === 'wallet'
    ? returnWallet(sql, deps, draw, back)
    : returnAccount(sql, deps, draw, back);
}

async function doneBefore(sql: Sql, draw: Act, { key }: DrawReturn): Promise<Act | null> {
  const { amount, reference, usedFor } = draw;
  const done = await findDone(sql, key, { kind: 'return', amount, reference, usedFor });
  if (done) return done;
  if (await isReturned(sql, draw.id)) throw new Rejection(RETURNED_ALREADY, { key: draw.key });
  return null;
}

async function returnAccount(sql: Sql, deps: Drawing, draw: Act, back: DrawReturn): Promise<Act> {
  const account = await lockAccount(sql, draw.person);
  assert(account, 'an account that was drawn is there');
  const done = await doneBefore(sql, draw, back);
  if (done) return done;
  const grant = draw.grant ? await findGrant(sql, draw.grant) : null;
  const act = await recordAct(sql, deps, mirrorOf(draw, back, grant !== null));
  await enter(sql, act, account, draw.amount);
  if (grant) {
    const { amount } = draw;
    await moveQuota(sql, grant, { left: amount, balance: amount, held: amount });
  } else await moveBalance(sql, draw.person, draw.amount);
  return act;
}

async function returnWallet(sql: Sql, deps: Drawing, draw: Act, back: DrawReturn): Promise<Act> {
  assert(draw.grant, 'a wallet is a quota');
  const quota = await lockQuota(sql, draw.grant);
  assert(quota, 'a quota that was drawn is there');
  const done = await doneBefore(sql, draw, back);
  if (done) return done;
  const toQuota = quota.state === 'open';
  const act = await recordAct(sql, deps, mirrorOf(draw, back, toQuota));
  const less = negate(draw.amount);
  if (toQuota) await spendQuota(sql, quota.id, less);
  await noteUse(sql, deps, act, { ...quota, amount: less, toQuota });
  return act;
}

function mirrorOf(draw: Act, { key, by }: DrawReturn, toQuota: boolean) {
  const { id: _, onDay: _day, at: _at, debit, credit, ...rest } = draw;
  return {
    ...{ ...rest, key, by, toQuota, kind: 'return' as const, returns: draw.id },
    ...{ debit: credit as Account, credit: debit as Account },
  };
}
