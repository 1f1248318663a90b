import { Rejection } from '../../kernel/rejection.ts';
import type { CredentialDeps } from './credentials.ts';
import { decideClaim } from './decide-credential.ts';
import { USED } from './errors.ts';
import type { MoneyClaim } from './model.ts';
import { hashOfToken } from './sign-voucher.ts';
import { claimToken, findToken, insertUse } from './store.ts';

/** Together with its line in the list of uses, or not at all. */
export function claimVoucher(
  { database, clock, ids }: CredentialDeps,
  claim: MoneyClaim,
): Promise<{ readonly fresh: boolean }> {
  const { token, key, person, by } = claim;
  const hash = hashOfToken(token);
  return database.transaction(async (sql) => {
    const now = clock.now().toISOString();
    decideClaim(await findToken(sql, hash), claim, now);
    // Between reading and writing another request may have been faster.
    const claimed = await claimToken(sql, hash, key);
    if (!claimed) throw new Rejection(USED);
    if (!claimed.repeated) {
      const use = { id: ids.next(), person, type: 'voucher', act: 'spent' } as const;
      await insertUse(sql, { ...use, ...by, reason: key, now });
    }
    return { fresh: !claimed.repeated };
  });
}
