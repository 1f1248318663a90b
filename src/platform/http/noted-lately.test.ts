import { expect, test } from 'vitest';
import { createNotedLately } from './noted-lately.ts';

const MINUTE = 60_000;

test('the same is noted once, and again after an hour or two although it was asked for all the time', () => {
  let now = 0;
  const lately = createNotedLately(() => now);
  const noted: number[] = [];
  for (; now <= 300 * MINUTE; now += MINUTE) if (!lately('wang GET /stays P1')) noted.push(now);
  const gaps = noted.slice(1).map((at, i) => at - (noted[i] ?? 0));
  expect(noted[0]).toBe(0);
  expect(gaps.every((gap) => gap >= 60 * MINUTE && gap <= 120 * MINUTE)).toBe(true);
  expect(gaps.length).toBeGreaterThan(1);
  expect(lately('li GET /stays P1')).toBe(false);
});

test('after a silence nothing is known', () => {
  let now = 0;
  const lately = createNotedLately(() => now);
  lately('a');
  now += 180 * MINUTE;
  expect(lately('a')).toBe(false);
});
