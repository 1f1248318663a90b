import type { PaymentMoved } from '../../money/person-payment/index.ts';
import type { Sql } from '../../platform/sql.ts';
import type { CaseId, Matters } from '../matters/index.ts';
import { findCaseState } from './store.ts';

/**
 * What became of a payment, in the trace of the case that waits for it. Money that comes back after the case ended opens it
 * again as one that is being paid, so that the applicant is told and names another account. While a case is decided anew
 * nothing is told: the payment is seen where payments are made.
 */
export function paymentTeller(matters: Pick<Matters, 'paid' | 'paymentReturned'>) {
  return async (sql: Sql, { case: of, state, reason }: PaymentMoved): Promise<void> => {
    if (of === null) return;
    const now = await findCaseState(sql, of);
    const arrived = state === 'paid' || state === 'set-off';
    if (arrived && now === 'paying') await matters.paid(of as CaseId, sql);
    if (arrived || (now !== 'paying' && now !== 'done')) return;
    await matters.paymentReturned(of as CaseId, reason === '' ? state : reason, sql);
  };
}
