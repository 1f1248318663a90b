import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runFile } from './golden.ts';

const SAMPLE = 'tools/golden/sample-cases.json';

type Step = { op: string; expect?: Record<string, number>; ytdAfter?: Record<string, number> };
type Case = {
  id: string;
  kind: string;
  expect: Record<string, number>;
  ytdAfter?: Record<string, number>;
  variant: Record<string, unknown> | null;
  steps: Step[];
};

/** The line that a file with one changed case of the sample prints for it. */
function lineAfter(id: string, change: (testCase: Case) => void): string | undefined {
  const file = JSON.parse(readFileSync(SAMPLE, 'utf8')) as { packs: object; cases: Case[] };
  const found = file.cases.find((testCase) => testCase.id === id);
  if (!found) throw new Error(`${id} is in the sample`);
  change(found);
  const path = join(mkdtempSync(join(tmpdir(), 'golden-')), 'cases.json');
  writeFileSync(path, JSON.stringify({ ...file, cases: [found] }));
  return runFile(path).outcomes[0]?.line;
}

test('every case of the sample passes, and a kind that nobody knows is skipped', () => {
  const { outcomes, summary } = runFile(SAMPLE);
  expect(outcomes.filter(({ result }) => result === 'failed')).toEqual([]);
  expect(summary).toBe(`${outcomes.length - 1} passed, 0 failed, 1 skipped`);
  expect(outcomes.at(-1)?.line).toBe('skip S-UNKNOWN unheard-of');
});

test('a figure that is one fen off fails and names the key and both values', () => {
  const line = lineAfter('D-IP-13', (testCase) => {
    testCase.expect.pool = 1274001;
  });
  expect(line).toBe('FAIL D-IP-13 pool expected 1274001 got 1274000');
});

test.each([
  [
    'an unknown key of expect',
    (testCase: Case) => {
      testCase.expect.invented = 0;
    },
    'invented',
  ],
  [
    'an unknown total',
    (testCase: Case) => {
      testCase.ytdAfter = { invented: 0 };
    },
    'invented is unknown',
  ],
  [
    'a variant that nothing reads',
    (testCase: Case) => {
      testCase.variant = { 'serious.invented': 1 };
    },
    'serious has unknown invented',
  ],
])('%s fails, it does not pass silently', (_what, change, message) => {
  const line = lineAfter('D-IP-13', change);
  expect(line).toMatch(/^FAIL D-IP-13 /);
  expect(line).toContain(message);
});

test('an unknown operation of a sequence fails', () => {
  const line = lineAfter('Q-03', (testCase) => {
    testCase.steps.push({ op: 'guess' });
  });
  expect(line).toContain('op is unknown: guess');
});

test('a wrong total after a reversal fails', () => {
  const line = lineAfter('Q-03', (testCase) => {
    const reversal = testCase.steps.find(({ op }) => op === 'reverse');
    if (reversal) reversal.ytdAfter = { seriousPaid: 1 };
  });
  expect(line).toContain('steps[2].ytdAfter.seriousPaid expected 1 got 745200');
});

test('a file that cannot be read says so', () => {
  expect(() => runFile('tools/golden/absent.json')).toThrow('cannot be read');
  expect(() => runFile('tools/golden/golden.ts')).toThrow('is not JSON');
});

test('waiting, premiums, incentives, two insurances, care and statistics at their boundaries', () => {
  const { outcomes } = runFile('tools/golden/insured-cases.json');
  expect(outcomes.map(({ line }) => line.split(' ').slice(0, 2).join(' '))).toEqual([
    ...['ok WAIT-1', 'ok PREMIUM-1', 'ok INCENTIVE-1', 'ok DUAL-1', 'ok LTC-1'],
    ...['ok STATISTICS-1', 'FAIL STATISTICS-2'],
  ]);
});
