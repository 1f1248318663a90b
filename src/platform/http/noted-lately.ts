const SPAN_MS = 3_600_000;

/** Tells whether something was noted within the last hour or so, and forgets it by the hour. */
export function createNotedLately(now: () => number = () => performance.now()) {
  let began = now();
  let recent = new Set<string>();
  let before = new Set<string>();
  return (what: string): boolean => {
    const passed = now() - began;
    if (passed >= SPAN_MS) {
      before = passed < 2 * SPAN_MS ? recent : new Set();
      recent = new Set();
      began = now();
    }
    const known = recent.has(what) || before.has(what);
    // What is shown all the time would never be noted again if its being shown kept it known.
    if (!known) recent.add(what);
    return known;
  };
}
