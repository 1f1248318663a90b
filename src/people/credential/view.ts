import { type Static, Type } from 'typebox';
import { CREDENTIAL_TYPES } from './model.ts';

export const VoucherView = Type.Object({
  qr: Type.String({ description: 'What the QR code says; nothing about the person' }),
  endsAt: Type.String(),
});

export const DecodedView = Type.Object({
  token: Type.String({ description: 'Speaks for the person at this provider; pays once' }),
  person: Type.String(),
  endsAt: Type.String(),
});
export type DecodedView = Static<typeof DecodedView>;

export const CredentialUseView = Type.Object({
  type: Type.Enum([...CREDENTIAL_TYPES]),
  act: Type.Enum(['identified', 'decoded', 'spent']),
  provider: Type.String(),
  operator: Type.String(),
  reason: Type.String(),
  usedAt: Type.String(),
});
export type CredentialUseView = Static<typeof CredentialUseView>;
