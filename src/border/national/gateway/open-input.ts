import { Rejection } from '../../../kernel/rejection.ts';
import type { Profile } from '../catalogue/model.ts';
import { decodeUtf8, parseStrict } from '../door/parse-strict.ts';
import { CIPHERTEXT_DIFFERS, ENCRYPTION_KEY_MISSING, ENCRYPTION_MISSING } from '../errors.ts';
import type { Envelope } from '../model.ts';
import { decryptSm4 } from './sm4-text.ts';

/**
 * The envelope with its `input` readable. Where the profile wants ciphertext, plain input is refused; where it does
 * not, a text is read as JSON, which refuses what is none.
 */
export function openInput(
  envelope: Envelope,
  { encryption, cipher }: Profile,
  key: Uint8Array | null,
): Envelope {
  const { sealedInput } = envelope;
  if (encryption !== 'none' && key === null) throw new Rejection(ENCRYPTION_KEY_MISSING);
  if (encryption !== 'sm4-both') {
    if (sealedInput === null) return envelope;
    return { ...envelope, input: parseStrict(sealedInput).value, sealedInput: null };
  }
  if (sealedInput === null) throw new Rejection(ENCRYPTION_MISSING);
  return { ...envelope, input: parseStrict(opened(sealedInput, key, cipher)).value };
}

function opened(sent: string, key: Uint8Array | null, cipher: Profile['cipher']): string {
  let plain: Buffer;
  try {
    plain = decryptSm4(sent, key ?? new Uint8Array(), cipher);
  } catch {
    throw new Rejection(CIPHERTEXT_DIFFERS);
  }
  return decodeUtf8(plain);
}
