import type { AreaCode, PersonId, ProviderId } from '../../kernel/ids.ts';
import { Rejection } from '../../kernel/rejection.ts';
import type { Desk } from '../../people/credential/index.ts';
import { countTries } from './count-tries.ts';
import type { From, IdentityDeps } from './deps.ts';
import { CREDENTIAL_WRONG } from './errors.ts';
import { startSession } from './sign-in.ts';

/** In the list of uses: the person's own device, not a hospital's desk. */
const OWN_DEVICE: Desk = { provider: 'own-device' as ProviderId, operator: 'own' };

export type CredentialClaim = {
  readonly area: AreaCode;
  /** `code`: what the e-voucher shows. `voucher`: the token this device got for an earlier one. */
  readonly type: 'card' | 'code' | 'voucher';
  readonly number: string;
  readonly cardSerial: string | null;
  readonly from: From;
};

/** An insured person comes in by what a desk would accept as well; wrong, ended and used look the same. */
export async function signInByCredential(
  deps: IdentityDeps,
  claim: CredentialClaim,
): Promise<string> {
  const { area, type, number, from } = claim;
  const known = { event: 'refused', area } as const;
  const named = `${area} ${type} ${number}`;
  return countTries(deps, { named, from, known }, async () => {
    const person = await personOf(deps, claim);
    const who = { method: 'credential', account: null, posting: null, person, area } as const;
    const result = await startSession(deps, who, { from, event: 'signed-in', reason: type });
    return { result, finished: true };
  });
}

async function personOf(deps: IdentityDeps, claim: CredentialClaim): Promise<PersonId> {
  const { area, type, number, cardSerial } = claim;
  const credentials = deps.credentialsOf(area);
  try {
    if (type === 'code') return (await credentials.decode(number, 'sign-in', OWN_DEVICE)).person;
    const reason = 'sign-in';
    return await credentials.resolve({ type, number, cardSerial, reason }, OWN_DEVICE);
  } catch (error) {
    if (error instanceof Rejection) throw new Rejection(CREDENTIAL_WRONG);
    throw error;
  }
}
