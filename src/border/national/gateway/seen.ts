import type { Clock } from '../../../platform/clock.ts';

/** What came within a time, in this process. Writes are safe by their keys anyway; this stops a recorded query. */
export type Seen = { readonly isFirst: (mark: string, forMs: number) => boolean };

const MARKS_MAX = 1_000_000;

export function createSeen(clock: Clock): Seen {
  // In order of arrival, so the oldest are at the front.
  const endOf = new Map<string, number>();
  return {
    isFirst(mark, forMs) {
      const now = clock.now().getTime();
      for (const [old, ends] of endOf) {
        if (ends > now && endOf.size < MARKS_MAX) break;
        endOf.delete(old);
      }
      if (endOf.has(mark)) return false;
      endOf.set(mark, now + forMs);
      return true;
    },
  };
}
