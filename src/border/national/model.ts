import type { Id, ProviderId } from '../../kernel/ids.ts';

export type TransactionNumber = Id<'transaction'>; // '2207', '3501A', '100001'
export type MessageId = Id<'message'>; // the sender's, at most 30 printable characters

/** The envelope in our words. `inputText` is the slice of the body as received, for signatures. */
export type Envelope = {
  readonly number: TransactionNumber;
  readonly message: MessageId;
  readonly careArea: string;
  readonly insuredArea: string | null;
  readonly receiver: string;
  readonly device: { readonly number: string | null; readonly safety: string | null };
  readonly signature: { readonly style: string; readonly value: string } | null;
  readonly operator: Operator;
  readonly sentAt: string;
  readonly provider: ProviderId;
  readonly providerName: string;
  readonly signInNumber: string | null;
  readonly input: unknown;
  readonly inputText: string;
  /** `input` came as a ciphertext and is not read yet. */
  readonly sealedInput: string | null;
};

export type Operator = {
  readonly id: string;
  readonly name: string;
  readonly kind: 'clerk' | 'kiosk' | 'mobile';
};

export type GatewayStyle = 'none' | 'api-hmac' | 'tif' | 'api-key';

/** What became of the gateway's check. `refused` is answered in the gateway's own form, never as an envelope. */
export type GatewayVerdict =
  | { readonly passed: { readonly style: GatewayStyle; readonly holder: ProviderId | null } }
  | { readonly refused: GatewayRefusal; readonly message: string };
export type GatewayRefusal =
  | 'header-missing'
  | 'unknown-key'
  | 'signature-differs'
  | 'clock-skew'
  | 'replayed'
  | 'style-not-allowed';
