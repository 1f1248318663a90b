import { expect, test } from 'vitest';
import { createRandom } from './random.ts';

test('a stream is the same for the same seed, and another for another', () => {
  const draw = (seed: number, stream: number) => {
    const random = createRandom(seed, stream);
    return Array.from({ length: 20 }, () => random.between(0, 999_999));
  };
  expect(draw(1, 1)).toEqual(draw(1, 1));
  expect(draw(1, 1)).not.toEqual(draw(2, 1));
  expect(draw(1, 1)).not.toEqual(draw(1, 2));
});

test('numbers stay within bounds and reach both of them', () => {
  const random = createRandom(7, 0);
  const drawn = Array.from({ length: 2_000 }, () => random.between(3, 6));
  expect([...new Set(drawn)].sort()).toEqual([3, 4, 5, 6]);
});

test('weights, counts and skewed amounts come out as asked for', () => {
  const random = createRandom(7, 1);
  const times = 20_000;
  const tally = (draw: () => number) => {
    let total = 0;
    for (let i = 0; i < times; i += 1) total += draw();
    return total / times;
  };
  const oneIn = (share: boolean) => (share ? 1 : 0);
  expect(tally(() => oneIn(random.chance(0.12)))).toBeCloseTo(0.12, 1);
  expect(
    tally(() =>
      random.weighted([
        [1, 3],
        [0, 1],
      ]),
    ),
  ).toBeCloseTo(0.75, 1);
  expect(tally(() => random.count(1.5))).toBeCloseTo(1.5, 1);
  expect(tally(() => oneIn(random.skewed(100, 0.5) < 100))).toBeCloseTo(0.5, 1);
});
