import type { PaymentMoved } from '../../money/person-payment/index.ts';
import type { Sql } from '../../platform/sql.ts';
import type { CaseId, Matters } from '../matters/index.ts';
import { findCaseState } from './store.ts';

/**
 * What became of a payment, in the trace of the case that waits for it. A case that ended is not opened again: what the
 * bank gives back later is seen and paid anew where payments are made.
 */
export function paymentTeller(matters: Pick<Matters, 'paid' | 'paymentReturned'>) {
  return async (sql: Sql, { case: of, state, reason }: PaymentMoved): Promise<void> => {
    if (of === null || (await findCaseState(sql, of)) !== 'paying') return;
    if (state === 'paid' || state === 'set-off') await matters.paid(of as CaseId, sql);
    else await matters.paymentReturned(of as CaseId, reason === '' ? state : reason, sql);
  };
}
