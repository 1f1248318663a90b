import { Rejection } from '../../../kernel/rejection.ts';
import type { Sql } from '../../../platform/sql.ts';
import { findSignIn } from '../entry/store.ts';
import { NOT_SIGNED_IN, SIGN_IN_ENDED } from '../errors.ts';
import type { Envelope } from '../model.ts';
import type { SignedIn } from '../signed-in.ts';

/** Signing in and files of catalogues come before a sign-in. */
const WITHOUT = ['9001'];

/** The sign-in's number where the profile enforces it; senders write anything there where it does not. */
export async function checkSignIn(
  sql: Sql,
  { number, signInNumber, operator }: Envelope,
  { profile, provider }: SignedIn,
): Promise<string | null> {
  if (!profile.enforceSignIn || WITHOUT.includes(number)) return null;
  if (signInNumber === null) throw new Rejection(NOT_SIGNED_IN, { operator: operator.id });
  const found = await findSignIn(sql, signInNumber);
  if (found?.provider !== provider.id || found.operator !== operator.id) {
    throw new Rejection(NOT_SIGNED_IN, { operator: operator.id });
  }
  if (found.endedAt !== null) throw new Rejection(SIGN_IN_ENDED, { sign: signInNumber });
  return signInNumber;
}
