import type { PersonId, ProviderId } from '../../kernel/ids.ts';

/** `voucher`: the token of a decoded QR code; `face`: an identity number and a picture to compare. */
export const CREDENTIAL_TYPES = ['voucher', 'id-number', 'card', 'face'] as const;
export type CredentialType = (typeof CREDENTIAL_TYPES)[number];

/** What somebody at a desk presents for a person. */
export type CredentialClaim = {
  readonly type: CredentialType;
  /** Token, identity number or card number; for a face the identity number. */
  readonly number: string;
  readonly cardSerial: string | null;
  /** Where it is told as well, it must be the person's. */
  readonly name?: string | null;
  readonly photo?: Uint8Array | null;
  /** Why it is asked; for a number typed by hand somebody has to say it. */
  readonly reason: string;
};

/** Who looks at the credential: a signed-in provider, or an office as `office:532900/…`, and its operator. */
export type Desk = { readonly provider: ProviderId; readonly operator: string };

export type Card = {
  readonly number: string;
  readonly person: PersonId;
  readonly serial: string;
  readonly startsOn: string;
  readonly endsOn: string | null;
};

export type Voucher = { readonly id: string; readonly person: PersonId; readonly endsAt: string };

export type Token = {
  readonly person: PersonId;
  readonly provider: ProviderId;
  readonly endsAt: string;
  /** The one request for money that used it. */
  readonly claimedBy: string | null;
};

export type ShownVoucher = { readonly qr: string; readonly endsAt: string };

export type DecodedVoucher = {
  readonly token: string;
  readonly person: PersonId;
  readonly endsAt: string;
};

/** One request for money that a token is to pay for. `key` names the request for ever. */
export type MoneyClaim = {
  readonly token: string;
  readonly key: string;
  readonly person: PersonId;
  readonly by: Desk;
};

export type CredentialUse = {
  readonly person: PersonId;
  readonly type: CredentialType;
  readonly act: 'identified' | 'decoded' | 'spent';
  readonly provider: ProviderId;
  readonly operator: string;
  readonly reason: string;
};

/**
 * Compares a picture with a person. Whoever has a recogniser writes an adapter for it; without one a face
 * is no credential here.
 */
export type FacePort = {
  readonly verify: (photo: Uint8Array, person: PersonId) => Promise<'same' | 'other' | 'unclear'>;
};
