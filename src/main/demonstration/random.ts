import { assert } from '../../kernel/assert.ts';

/** Numbers that look like chance and are the same for the same seed on every machine. */
export type Random = {
  /** A whole number from `least` to `most`, both included. */
  readonly between: (least: number, most: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly pick: <T>(from: readonly T[]) => T;
  readonly weighted: <T>(from: readonly Weighted<T>[]) => T;
  /** How often something that happens `mean` times on average happens this time. */
  readonly count: (mean: number) => number;
  /** Mostly near `median`, seldom far above it. `spread` is the standard deviation of the logarithm. */
  readonly skewed: (median: number, spread: number) => number;
};

export type Weighted<T> = readonly [value: T, weight: number];

const TWO_TO_32 = 4_294_967_296;

/**
 * sfc32, started from a seed and a stream number: each household has its own stream, so that what
 * happens in one of them never changes another.
 */
export function createRandom(seed: number, stream: number): Random {
  let [a, b, c, counter] = [mix(seed), mix(stream ^ 0x9e3779b9), mix(seed + stream), 1];

  const next = () => {
    const result = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + result) | 0;
    return result >>> 0;
  };
  for (let i = 0; i < 12; i += 1) next();

  const fraction = () => next() / TWO_TO_32;
  const between = (least: number, most: number) =>
    least + Math.floor(fraction() * (most - least + 1));
  return {
    between,
    chance: (probability) => fraction() < probability,
    pick: (from) => from[between(0, from.length - 1)] as (typeof from)[number],
    weighted: (from) => pickWeighted(from, fraction()),
    count: (mean) => poisson(mean, fraction),
    skewed: (median, spread) => median * Math.exp(spread * normal(fraction)),
  };
}

function pickWeighted<T>(from: readonly Weighted<T>[], fraction: number): T {
  const total = from.reduce((sum, [, weight]) => sum + weight, 0);
  let left = fraction * total;
  for (const [value, weight] of from) {
    left -= weight;
    if (left < 0) return value;
  }
  const last = from.at(-1);
  assert(last, 'there is something to choose from');
  return last[0];
}

/** Knuth's method; means here are small. */
function poisson(mean: number, fraction: () => number): number {
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = fraction(); product > limit; product *= fraction()) count += 1;
  return count;
}

function normal(fraction: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - fraction())) * Math.cos(2 * Math.PI * fraction());
}

/** Spreads neighbouring seeds far apart. */
function mix(value: number): number {
  let z = (value + 0x9e3779b9) | 0;
  z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
  z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
  return (z ^ (z >>> 16)) | 0;
}
