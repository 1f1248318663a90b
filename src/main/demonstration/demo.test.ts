import { expect, test } from 'vitest';
import { readArguments } from './demo.ts';
import type { Progress } from './load.ts';
import { progressPrinter } from './progress.ts';

test('without arguments it is the usual demonstration', () => {
  expect(readArguments([])).toEqual({ people: 3_000, seed: 2025 });
});

test('numbers are read, anything else is misuse', () => {
  const all = ['--people', '100000', '--seed', '7', '--encounters', '500'];
  expect(readArguments(all)).toEqual({ people: 100_000, seed: 7, encounters: 500 });
  for (const wrong of [
    ['--people', '-3'],
    ['--people', '1e3'],
    ['--persons', '3'],
    ['--people'],
    ['3000'],
  ]) {
    expect(readArguments(wrong), wrong.join(' ')).toBeNull();
  }
});

test('progress is told once a second and at the end of a stage', () => {
  const lines: string[] = [];
  let now = 5_000;
  const tell = progressPrinter(
    (line) => lines.push(line),
    () => now,
  );
  const at = (ms: number, progress: Progress) => {
    now = 5_000 + ms;
    tell(progress);
  };
  at(100, { stage: 'people', done: 10, total: 100 });
  at(1_200, { stage: 'people', done: 50, total: 100 });
  at(1_300, { stage: 'people', done: 60, total: 100 });
  at(1_400, { stage: 'people', done: 100, total: 100 });
  expect(lines).toEqual([
    'people and their visits: 50 of 100 (50 %), 1 s',
    'people and their visits: 100 of 100 (100 %), 1 s',
  ]);
});
