import type { Day } from '../../kernel/days.ts';
import type { PersonId, ProviderId } from '../../kernel/ids.ts';
import { Rejection } from '../../kernel/rejection.ts';
import type { Person } from '../enrolment/index.ts';
import { ENDED, NOT_ACCEPTED, REASON_MISSING, USED } from './errors.ts';
import type { Card, CredentialClaim, Desk, MoneyClaim, Token, Voucher } from './model.ts';

/** A card speaks for its holder only together with what its chip says. */
export function decideCard(card: Card | null, claim: CredentialClaim, today: Day): PersonId {
  if (!card || card.serial !== claim.cardSerial) throw new Rejection(NOT_ACCEPTED);
  if (card.startsOn > today || (card.endsOn !== null && card.endsOn <= today)) {
    throw new Rejection(ENDED);
  }
  return card.person;
}

export function checkReason({ reason }: CredentialClaim): void {
  if (reason.trim() === '') throw new Rejection(REASON_MISSING);
}

/** A number needs nobody to show anything, so a name that is told must fit as well. */
export function decideIdNumber(person: Person | null, { name }: CredentialClaim): PersonId {
  if (!person || (name && name.trim() !== person.name)) throw new Rejection(NOT_ACCEPTED);
  return person.id;
}

/** To say who somebody is a token may be shown again and again, at the desk that decoded it. */
export function decideToken(token: Token | null, by: Desk, now: string): PersonId {
  if (!token || token.provider !== by.provider) throw new Rejection(NOT_ACCEPTED);
  if (token.endsAt <= now) throw new Rejection(ENDED);
  return token.person;
}

/** For money once. The request that has it may come again whenever its answer was lost. */
export function decideClaim(token: Token | null, claim: MoneyClaim, now: string): void {
  const { key, person, by } = claim;
  if (!token || token.provider !== by.provider || token.person !== person) {
    throw new Rejection(NOT_ACCEPTED);
  }
  if (token.claimedBy === key) return;
  if (token.claimedBy !== null) throw new Rejection(USED);
  if (token.endsAt <= now) throw new Rejection(ENDED);
}

/** The first provider that decodes a voucher has it; there it may be decoded again. */
export function decideDecoding(
  found: { readonly voucher: Voucher | null; readonly token: Token | null },
  provider: ProviderId,
  now: string,
): Voucher {
  const { voucher, token } = found;
  if (!voucher) throw new Rejection(NOT_ACCEPTED);
  if (token && token.provider !== provider) throw new Rejection(USED);
  if ((token ?? voucher).endsAt <= now) throw new Rejection(ENDED);
  return voucher;
}
