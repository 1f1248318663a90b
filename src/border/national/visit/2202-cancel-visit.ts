import { cancelRegistration } from '../../../money/encounter/index.ts';
import type { TransactionNumber } from '../model.ts';
import { transaction } from '../transaction.ts';
import { holdRegistration } from './registration-of.ts';

/** 2202 门诊挂号撤销: only while nothing is charged. */
export const cancelVisit = transaction({
  number: '2202' as TransactionNumber,
  effect: 'keeps',
  permission: 'care.write',
  async handle(call) {
    await cancelRegistration(call.sql, await holdRegistration(call.input.one('data'), call, false));
    return {};
  },
});
