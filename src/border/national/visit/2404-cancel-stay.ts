import { cancelRegistration } from '../../../money/encounter/index.ts';
import type { TransactionNumber } from '../model.ts';
import { transaction } from '../transaction.ts';
import { holdRegistration } from './registration-of.ts';

/** 2404 入院撤销: only while nothing is charged. */
export const cancelStay = transaction({
  number: '2404' as TransactionNumber,
  effect: 'keeps',
  permission: 'care.write',
  async handle(call) {
    await cancelRegistration(call.sql, await holdRegistration(call.input.one('data'), call, true));
    return {};
  },
});
