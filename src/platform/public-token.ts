import { createHmac, timingSafeEqual } from 'node:crypto';
import type { AreaCode } from '../kernel/ids.ts';
import { fromShortId, toShortId } from '../kernel/short-id.ts';

/**
 * What stands in the QR code of a paper: the area, the id of the paper, and 120 bits that only this installation can
 * make. Whoever has not seen the paper cannot look it up, and a letter that was changed is told.
 */
export type PublicTokens = {
  readonly tokenOf: (id: string) => string;
  /** Null: not one of ours. */
  readonly idOf: (token: string) => string | null;
};

const AREA_LENGTH = 6;
const ID_LENGTH = 26;
const MARK_LENGTH = 20;

export function publicTokens(area: AreaCode, secret: Uint8Array): PublicTokens {
  const tokenOf = (id: string) => {
    const short = toShortId(id);
    const mark = createHmac('sha256', secret).update(`certificate ${area} ${short}`);
    return area + short + mark.digest('base64url').slice(0, MARK_LENGTH);
  };
  return {
    tokenOf,
    idOf(token) {
      const id = fromShortId(token.slice(AREA_LENGTH, AREA_LENGTH + ID_LENGTH));
      return id !== null && same(tokenOf(id), token) ? id : null;
    },
  };
}

function same(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length === other.length && timingSafeEqual(one, other);
}
