/**
 * A 128-bit id in 26 characters, for interfaces that hold 30. Reversible, and it keeps the order of the ids,
 * so no table maps one to the other.
 */
export type ShortId = string & { readonly kind: 'short-id' };

/** Base 32 without I, L, O and U, which are misread (Crockford). */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 26;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function toShortId(uuid: string): ShortId {
  let rest = BigInt(`0x${uuid.replaceAll('-', '')}`);
  let text = '';
  for (let place = 0; place < LENGTH; place += 1) {
    text = (DIGITS[Number(rest & 31n)] ?? '') + text;
    rest >>= 5n;
  }
  return text as ShortId;
}

/** Null for whatever is not one: then nothing of that id exists. */
export function fromShortId(text: string): string | null {
  if (text.length !== LENGTH) return null;
  let value = 0n;
  for (const digit of text.toUpperCase()) {
    const place = DIGITS.indexOf(digit);
    if (place < 0) return null;
    value = (value << 5n) | BigInt(place);
  }
  const hex = value.toString(16).padStart(32, '0');
  const uuid = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return UUID.test(uuid) ? uuid : null;
}
