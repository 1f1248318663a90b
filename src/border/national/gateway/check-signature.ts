import { createHash } from 'node:crypto';
import { sm2 } from 'sm-crypto-v2';
import { Rejection } from '../../../kernel/rejection.ts';
import type { Profile } from '../catalogue/model.ts';
import type { Json } from '../door/parse-strict.ts';
import { SIGNATURE_DIFFERS, SIGNATURE_MISSING } from '../errors.ts';
import type { Envelope } from '../model.ts';
import { sortedText } from './sorted-text.ts';

/**
 * Over `input` as it was sent (its ciphertext, where it came so), or over its content sorted, as the profile says. A value that is there is verified; whether one must be there says the profile. Styles
 * that are no signature (`PRCSSC`, …) are passed over, as clients write anything there.
 */
export function checkSignature(
  { signature, inputText, input }: Envelope,
  profile: Profile,
  publicKey: string | null,
): void {
  const style = signature?.style ?? '';
  if (signature && (style === 'SM3' || style === 'SM2')) {
    const sorted = profile.signature.over === 'input-sorted';
    const text = sorted ? sortedText(input as Json) : inputText;
    const holds =
      style === 'SM3'
        ? isDigest(text, signature.value)
        : isSm2Signature(text, signature.value, publicKey);
    if (holds) return;
    throw new Rejection(SIGNATURE_DIFFERS, { style });
  }
  if (profile.signature.required) throw new Rejection(SIGNATURE_MISSING);
}

function isDigest(text: string, value: string): boolean {
  const digest = createHash('sm3').update(text).digest();
  return [digest.toString('hex'), digest.toString('base64')].some(
    (form) => form === value || form === value.toLowerCase(),
  );
}

const R_AND_S_BYTES = 64;
const HEX = /^[0-9a-fA-F]+$/;

/** Signatures come as hex or base64, of r and s or as DER. */
function isSm2Signature(text: string, value: string, publicKey: string | null): boolean {
  if (publicKey === null) return false;
  const hex = HEX.test(value) ? value : Buffer.from(value, 'base64').toString('hex');
  const der = hex.length !== 2 * R_AND_S_BYTES;
  try {
    return sm2.doVerifySignature(text, hex, publicKey, { hash: true, der });
  } catch {
    return false;
  }
}
