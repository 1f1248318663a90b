import { toShortId } from '../../../kernel/short-id.ts';
import type { TransactionNumber } from '../model.ts';
import { transaction } from '../transaction.ts';
import { insertSignIn } from './store.ts';

/** 9001 签到: the operator's number for the messages of the day. */
export const signIn = transaction({
  number: '9001' as TransactionNumber,
  effect: 'keeps',
  permission: 'care.read',
  async handle({ input, signedIn, sql, world, now }) {
    const row = input.one('signIn');
    const number = toShortId(world.ids.next());
    await insertSignIn(sql, {
      number,
      provider: signedIn.provider.id,
      operator: row.textOr('opter_no') ?? signedIn.operator.id,
      mac: row.text('mac'),
      ip: row.text('ip'),
      signedInAt: world.clock.now().toISOString(),
    });
    return { signinoutb: { sign_time: now, sign_no: number } };
  },
});
