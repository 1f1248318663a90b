import type { PersonId } from '../../../kernel/ids.ts';
import type { Row } from '../input.ts';
import { moneyKey } from '../money/money-key.ts';
import type { Call } from '../transaction.ts';
import { deskOf } from './credential-of.ts';

/**
 * Runs work that moves money. Where the row presents an e-voucher's token, the token pays for this message and no
 * other; other credentials were looked at when the person was recognised.
 */
export async function withVoucher<T>(
  row: Row,
  call: Call,
  person: PersonId,
  work: () => Promise<T>,
): Promise<T> {
  const { terms, credentials } = call.world;
  const kind = row.textOr('mdtrt_cert_type');
  if (kind === null || terms.toWord('credential', kind) !== 'voucher') return work();
  const token = row.textOr('mdtrt_cert_no');
  if (token === null) throw row.refuse('mdtrt_cert_no', '必填');
  const key = `${call.key.provider}.${moneyKey(call)}`;
  return credentials.spend({ token, key, person, by: deskOf(call) }, work);
}
