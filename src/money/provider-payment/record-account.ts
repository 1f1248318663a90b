import type { Id, ProviderId } from '../../kernel/ids.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { findProviders, UNKNOWN_PROVIDER } from '../provider/index.ts';
import type { PaymentDeps } from './close-period.ts';
import type { PayAccount } from './model.ts';
import { insertAccount } from './store/statement.ts';

export type AccountRequest = Pick<PayAccount, 'provider' | 'holder' | 'bank' | 'number'>;

/** Counts for orders made from now on; whoever records it may not approve them. */
export async function recordAccount(
  { database, ids, clock }: PaymentDeps,
  request: AccountRequest,
  actor: string,
): Promise<PayAccount> {
  const id = request.provider as ProviderId;
  if (!(await findProviders(database.sql, [id])).has(id)) {
    throw new Rejection(UNKNOWN_PROVIDER, { id });
  }
  const account = {
    ...request,
    id: ids.next() as Id<'pay-account'>,
    madeBy: actor,
    madeAt: clock.now().toISOString(),
  };
  await insertAccount(database.sql, account);
  return account;
}
