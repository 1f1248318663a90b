/** Least, median and most of the rounds. */
export type Spread = { readonly min: number; readonly median: number; readonly max: number };

export function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  const median = sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
  return { min: sorted[0] ?? 0, median, max: sorted.at(-1) ?? 0 };
}

export function percentile(ascending: Float64Array, part: number): number {
  const index = Math.min(ascending.length - 1, Math.floor(ascending.length * part));
  return ascending[index] ?? 0;
}

export function show({ min, median, max }: Spread, places = 0): string {
  const text = (value: number) =>
    value.toLocaleString('en-US', { minimumFractionDigits: places, maximumFractionDigits: places });
  return `${text(median)} (${text(min)}–${text(max)})`;
}
