import type { Progress } from './load.ts';

const STAGES = { people: 'people and their visits', settlements: 'settlements' } as const;
const BETWEEN_MS = 1_000;

/** A line now and then, and at the end of each stage. */
export function progressPrinter(
  print: (line: string) => void,
  elapsed: () => number = () => performance.now(),
): (progress: Progress) => void {
  const began = elapsed();
  let last = began;
  return ({ stage, done, total }) => {
    const now = elapsed();
    if (done < total && now - last < BETWEEN_MS) return;
    last = now;
    const percent = Math.floor((100 * done) / total);
    const seconds = Math.floor((now - began) / 1_000);
    print(`${STAGES[stage]}: ${done} of ${total} (${percent} %), ${seconds} s`);
  };
}
