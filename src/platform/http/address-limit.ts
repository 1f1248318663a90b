import { Rejection } from '../../kernel/rejection.ts';
import type { Clock } from '../clock.ts';
import { TOO_MANY_CALLS } from '../errors.ts';
import type { SharedRoute } from './shared-route.ts';

export type AddressLimit = {
  /** Counts a call, and refuses it when the address has had its share of the minute. */
  readonly take: (address: string) => void;
};

const MINUTE_MS = 60_000;
const ADDRESSES_MAX = 50_000;

/**
 * So many calls a minute from one address, for what anybody may ask without signing in. It keeps whoever tries out
 * tokens from trying many; each process counts for itself, since a guess has one chance in 2^120 anyway.
 */
export function createAddressLimit(clock: Clock, perMinute: number): AddressLimit {
  let began = 0;
  let counts = new Map<string, number>();
  return {
    take(address) {
      const nowMs = clock.now().getTime();
      if (nowMs - began >= MINUTE_MS || nowMs < began || counts.size >= ADDRESSES_MAX) {
        began = nowMs;
        counts = new Map();
      }
      const count = (counts.get(address) ?? 0) + 1;
      counts.set(address, count);
      if (count <= perMinute) return;
      throw new Rejection(TOO_MANY_CALLS, { perMinute: String(perMinute) });
    },
  };
}

/** Behind one address a whole office may stand; nobody scans more papers than this. */
const CALLS_A_MINUTE = 60;

/** The same rows, of which one address gets its share of the minute, whichever of them it asks. */
export function limitByAddress(rows: readonly SharedRoute[], clock: Clock): SharedRoute[] {
  const limit = createAddressLimit(clock, CALLS_A_MINUTE);
  return rows.map((row) => ({
    ...row,
    async handle(call) {
      limit.take(call.origin.address);
      return row.handle(call);
    },
  }));
}
