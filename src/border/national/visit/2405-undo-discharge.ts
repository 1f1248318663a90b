import { reopenStay } from '../../../money/encounter/index.ts';
import type { TransactionNumber } from '../model.ts';
import { transaction } from '../transaction.ts';
import { holdRegistration } from './registration-of.ts';

/** 2405 出院撤销: the stay goes on; a settlement is cancelled first. */
export const undoDischarge = transaction({
  number: '2405' as TransactionNumber,
  effect: 'keeps',
  permission: 'care.write',
  async handle(call) {
    await reopenStay(call.sql, await holdRegistration(call.input.one('data'), call, true));
    return {};
  },
});
