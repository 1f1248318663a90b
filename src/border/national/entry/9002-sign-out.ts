import { Rejection } from '../../../kernel/rejection.ts';
import { NOT_SIGNED_IN, SIGN_IN_ENDED } from '../errors.ts';
import type { TransactionNumber } from '../model.ts';
import { transaction } from '../transaction.ts';
import { endSignIn, findSignIn } from './store.ts';

/** 9002 签退: ends a sign-in of the same provider. The time stands at the root of the answer. */
export const signOut = transaction({
  number: '9002' as TransactionNumber,
  effect: 'keeps',
  permission: 'care.read',
  async handle({ input, signedIn, sql, world, now }) {
    const number = input.one('signOut').text('sign_no');
    const found = await findSignIn(sql, number);
    if (found?.provider !== signedIn.provider.id) {
      throw new Rejection(NOT_SIGNED_IN, { operator: signedIn.operator.id });
    }
    const ended = await endSignIn(sql, number, world.clock.now().toISOString());
    if (!ended) throw new Rejection(SIGN_IN_ENDED, { sign: number });
    return { sign_time: now };
  },
});
