export type Tally = {
  readonly count: (number: string, refusal: string | null) => void;
  readonly done: () => number;
  readonly refused: () => number;
  readonly never: (numbers: readonly string[]) => readonly string[];
};

/** How often each number was done, and what refused it. */
export function createTally(): Tally {
  const done = new Map<string, number>();
  const refused = new Map<string, Map<string, number>>();
  const totals = { done: 0, refused: 0 };
  return {
    count(number, refusal) {
      if (refusal === null) {
        totals.done += 1;
        done.set(number, (done.get(number) ?? 0) + 1);
        return;
      }
      totals.refused += 1;
      const codes = refused.get(number) ?? new Map<string, number>();
      refused.set(number, codes.set(refusal, (codes.get(refusal) ?? 0) + 1));
    },
    done: () => totals.done,
    refused: () => totals.refused,
    never: (numbers) =>
      numbers
        .filter((number) => !done.has(number))
        .map((number) => `${number} (${mostOf(refused.get(number))})`),
  };
}

function mostOf(codes: ReadonlyMap<string, number> = new Map()): string {
  const sorted = [...codes].sort(([, one], [, other]) => other - one);
  return sorted
    .map(([code, times]) => `${code} ${times}`)
    .slice(0, 3)
    .join(', ');
}
