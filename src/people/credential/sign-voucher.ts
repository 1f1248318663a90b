import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { AreaCode, ProviderId } from '../../kernel/ids.ts';
import { fromShortId, toShortId } from '../../kernel/short-id.ts';

/** The key of an installation, and the area whose vouchers it signs. */
export type VoucherKey = { readonly area: AreaCode; readonly secret: Uint8Array };

/** Interfaces hold 50 characters for a code and 40 for a token. */
const BEGINS = 'YK1';
const ID_LENGTH = 26;
const CODE_MARK = 20;
const TOKEN_MARK = 32;

/** What the QR code of a voucher says: its id and 120 bits of signature, nothing about the person. */
export function codeOf(key: VoucherKey, voucher: string): string {
  const id = toShortId(voucher);
  return BEGINS + id + markOf(key, `code ${id}`).slice(0, CODE_MARK);
}

/** The voucher of a code that we signed; null for whatever else was scanned. */
export function voucherOf(key: VoucherKey, code: string): string | null {
  const id = code.slice(BEGINS.length, BEGINS.length + ID_LENGTH);
  const voucher = fromShortId(id);
  return voucher !== null && same(codeOf(key, voucher), code) ? voucher : null;
}

/**
 * The token of a voucher for one provider. The same each time, so that a desk whose answer was lost gets
 * it again, although only its hash is kept.
 */
export function tokenOf(key: VoucherKey, voucher: string, provider: ProviderId): string {
  return `${key.area}ec${markOf(key, `token ${voucher} ${provider}`).slice(0, TOKEN_MARK)}`;
}

export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

function markOf({ area, secret }: VoucherKey, text: string): string {
  return createHmac('sha256', secret).update(`${area} ${text}`).digest('base64url');
}

function same(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length === other.length && timingSafeEqual(one, other);
}
