import { Rejection } from '../../kernel/rejection.ts';
import type { Sql } from '../../platform/sql.ts';
import type { CredentialDeps } from './credentials.ts';
import { decideDecoding } from './decide-credential.ts';
import { NOT_ACCEPTED } from './errors.ts';
import type { DecodedVoucher, Desk, Voucher } from './model.ts';
import { hashOfToken, tokenOf, voucherOf } from './sign-voucher.ts';
import { findTokenOf, findVoucher, insertToken, insertUse } from './store.ts';

export type Scan = { readonly code: string; readonly purpose: string; readonly by: Desk };

export async function decodeVoucher(deps: CredentialDeps, scan: Scan): Promise<DecodedVoucher> {
  const id = voucherOf(deps.key, scan.code);
  if (id === null) throw new Rejection(NOT_ACCEPTED);
  return deps.database.transaction(async (sql) => {
    const now = deps.clock.now().toISOString();
    const voucher = decideDecoding(await gather(sql, id), scan.by.provider, now);
    return record(deps, sql, { ...scan, voucher, now });
  });
}

async function gather(sql: Sql, id: string) {
  return { voucher: await findVoucher(sql, id), token: await findTokenOf(sql, id) };
}

type Decoding = Scan & { readonly voucher: Voucher; readonly now: string };

/** Of several desks at once the first insertion wins; the others find its token and are refused. */
async function record(
  { key, ids, tokenSeconds }: CredentialDeps,
  sql: Sql,
  { voucher, purpose, by, now }: Decoding,
): Promise<DecodedVoucher> {
  const token = tokenOf(key, voucher.id, by.provider);
  const fresh = { hash: hashOfToken(token), voucher, provider: by.provider, purpose, now };
  await insertToken(sql, fresh, tokenSeconds);
  const kept = await gather(sql, voucher.id);
  decideDecoding(kept, by.provider, now);
  const { person } = voucher;
  await insertUse(sql, {
    id: ids.next(),
    person,
    type: 'voucher',
    act: 'decoded',
    ...by,
    reason: purpose,
    now,
  });
  return { token, person, endsAt: (kept.token ?? voucher).endsAt };
}
