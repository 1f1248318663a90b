import { createHmac, timingSafeEqual } from 'node:crypto';
import type { AreaCode } from '../kernel/ids.ts';
import { fromShortId, toShortId } from '../kernel/short-id.ts';

/** What anybody may look up who holds the paper: each has marks of its own, so one does not pass for another. */
export type PublicThing = 'certificate' | 'receipt';

/**
 * What stands in the QR code of a paper: the id of the thing and 120 bits that only this installation can make. Whoever
 * has not seen the paper cannot look it up, and a letter that was changed is told.
 */
export type PublicTokens = {
  readonly tokenOf: (thing: PublicThing, id: string) => string;
  /** Null: not one of ours. */
  readonly idOf: (thing: PublicThing, token: string) => string | null;
};

const ID_LENGTH = 26;
const MARK_LENGTH = 20;

export function publicTokens(area: AreaCode, secret: Uint8Array): PublicTokens {
  const tokenOf = (thing: PublicThing, id: string) => {
    const short = toShortId(id);
    const mark = createHmac('sha256', secret).update(`${area} ${thing} ${short}`);
    return short + mark.digest('base64url').slice(0, MARK_LENGTH);
  };
  return {
    tokenOf,
    idOf(thing, token) {
      const id = fromShortId(token.slice(0, ID_LENGTH));
      return id !== null && same(tokenOf(thing, id), token) ? id : null;
    },
  };
}

function same(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length === other.length && timingSafeEqual(one, other);
}
