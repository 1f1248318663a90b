import { expect, test } from 'vitest';
import { runDay } from './run-day.ts';

test('a short day on a bad line ends with both sides equal', async () => {
  const said: string[] = [];
  const problems = await runDay({
    outpatients: 40,
    stays: 6,
    lose: 0.1,
    seed: 7,
    say: (line) => said.push(line),
  });
  expect(problems).toEqual([]);
  expect(said.join('\n')).toMatch(/46 visits, .* [1-9]\d* answers lost/);
  expect(said).toContain('3201 and 3202: 0 one-sided or different');
  expect(said.at(-1)).toBe('verify: everything agrees');
}, 120_000);
