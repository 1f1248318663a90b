import { randomFillSync } from 'node:crypto';
import type { Clock } from './clock.ts';

/** Time-ordered 128-bit identifiers (UUID version 7), strictly rising within a process. */
export type IdSource = { readonly next: () => string };

const POOL_BYTES = 8_000;
/** Hexadecimal digits of an id that are random. */
const NEEDED = 16;
const VARIANTS = '89ab';

export function idSource(clock: Clock): IdSource {
  const pool = Buffer.alloc(POOL_BYTES);
  let digits = '';
  let used = 0;
  let lastMs = 0;
  let time = writtenTime(lastMs);
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
      if (counter === 0) time = writtenTime(lastMs);
      if (used + NEEDED > digits.length) {
        digits = randomFillSync(pool).toString('hex');
        used = 0;
      }
      const at = used;
      used += NEEDED;
      const sequence = counter.toString(16).padStart(3, '0');
      const variant = VARIANTS[Number.parseInt(digits[at] ?? '0', 16) & 3];
      return `${time}-7${sequence}-${variant}${digits.slice(at + 1, at + 4)}-${digits.slice(at + 4, used)}`;
    },
  };
}

function writtenTime(ms: number): string {
  const digits = ms.toString(16).padStart(12, '0');
  return `${digits.slice(0, 8)}-${digits.slice(8)}`;
}
