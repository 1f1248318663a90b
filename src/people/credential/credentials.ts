import type { PersonId } from '../../kernel/ids.ts';
import { Rejection } from '../../kernel/rejection.ts';
import type { Clock } from '../../platform/clock.ts';
import type { IdSource } from '../../platform/id-source.ts';
import type { AreaDatabase } from '../../platform/sql.ts';
import { claimVoucher } from './claim-voucher.ts';
import { decodeVoucher } from './decode-voucher.ts';
import { issueVoucher } from './issue-voucher.ts';
import type {
  CredentialClaim,
  DecodedVoucher,
  Desk,
  FacePort,
  MoneyClaim,
  ShownVoucher,
} from './model.ts';
import { resolveCredential } from './resolve-credential.ts';
import type { VoucherKey } from './sign-voucher.ts';
import { hashOfToken } from './sign-voucher.ts';
import { findCardOf, releaseToken } from './store.ts';

export type CredentialOptions = {
  readonly database: AreaDatabase;
  readonly clock: Clock;
  readonly ids: IdSource;
  /** Signs vouchers; whoever has it can make them. */
  readonly secret: Uint8Array;
  /** Null: no recogniser is there, and a face is refused. */
  readonly face?: FacePort | null;
  /** How long a QR code may be scanned. */
  readonly codeSeconds?: number;
  /** How long a decoded one speaks for the person: a visit with its queues. */
  readonly tokenSeconds?: number;
};

export type CredentialDeps = Required<Omit<CredentialOptions, 'secret'>> & {
  readonly key: VoucherKey;
};

export type Credentials = {
  /** Whose credential it is; kept in the person's list of uses. Never tells "wrong" from "unknown". */
  readonly resolve: (claim: CredentialClaim, by: Desk) => Promise<PersonId>;
  readonly issue: (person: PersonId) => Promise<ShownVoucher>;
  /** A scanned code to a token of this provider; the same again when it asks again. */
  readonly decode: (code: string, purpose: string, by: Desk) => Promise<DecodedVoucher>;
  /**
   * Lets a token pay for one request. When the work is refused the token is free again; when the outcome
   * is unknown, or the request was repeated meanwhile, it stays with the request, which may come again.
   */
  readonly spend: <T>(claim: MoneyClaim, work: () => Promise<T>) => Promise<T>;
  /** The card that a person holds today, to print beside the name. */
  readonly cardOf: (
    person: PersonId,
  ) => Promise<{ readonly number: string; readonly serial: string } | null>;
};

const CODE_SECONDS = 120;
const TOKEN_SECONDS = 4 * 3_600;

export function createCredentials(options: CredentialOptions): Credentials {
  const { secret, ...rest } = options;
  const deps: CredentialDeps = {
    face: null,
    codeSeconds: CODE_SECONDS,
    tokenSeconds: TOKEN_SECONDS,
    ...rest,
    key: { area: rest.database.area, secret },
  };
  return {
    resolve: (claim, by) => resolveCredential(deps, claim, by),
    issue: (person) => issueVoucher(deps, person),
    decode: (code, purpose, by) => decodeVoucher(deps, { code, purpose, by }),
    spend: (claim, work) => spend(deps, claim, work),
    cardOf: (person) => findCardOf(deps.database.sql, person, deps.clock.today()),
  };
}

async function spend<T>(
  deps: CredentialDeps,
  claim: MoneyClaim,
  work: () => Promise<T>,
): Promise<T> {
  const { fresh } = await claimVoucher(deps, claim);
  try {
    return await work();
  } catch (error) {
    if (fresh && error instanceof Rejection) {
      await releaseToken(deps.database.sql, hashOfToken(claim.token), claim.key);
    }
    throw error;
  }
}
