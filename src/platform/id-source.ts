import { randomFillSync } from 'node:crypto';
import type { Clock } from './clock.ts';

/** Time-ordered 128-bit identifiers (UUID version 7), strictly rising within a process. */
export type IdSource = { readonly next: () => string };

const POOL_BYTES = 8_000;
const NEEDED = 8;

export function idSource(clock: Clock): IdSource {
  const pool = Buffer.alloc(POOL_BYTES);
  let used = POOL_BYTES;
  let lastMs = 0;
  let counter = 0;
  return {
    next() {
      const ms = clock.now().getTime();
      if (ms > lastMs) {
        lastMs = ms;
        counter = 0;
      } else {
        counter += 1;
        // 12 bits of counter a millisecond; when they run out, time is borrowed from the next one.
        if (counter > 0xfff) {
          lastMs += 1;
          counter = 0;
        }
      }
      if (used + NEEDED > POOL_BYTES) {
        randomFillSync(pool);
        used = 0;
      }
      const random = pool.toString('hex', used, used + NEEDED);
      used += NEEDED;
      const time = lastMs.toString(16).padStart(12, '0');
      const sequence = counter.toString(16).padStart(3, '0');
      const variant = ((Number.parseInt(random[0] ?? '0', 16) & 3) | 8).toString(16);
      return `${time.slice(0, 8)}-${time.slice(8)}-7${sequence}-${variant}${random.slice(1, 4)}-${random.slice(4)}`;
    },
  };
}
