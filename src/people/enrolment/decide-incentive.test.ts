import fc from 'fast-check';
import { expect, test } from 'vitest';
import { day } from '../../kernel/days.ts';
import type { AreaCode } from '../../kernel/ids.ts';
import { formatYuan, yuan } from '../../kernel/money.ts';
import { type IncentiveFigures, loadFigures } from '../../rules/figures/index.ts';
import { decideIncentive, type PastYear } from './index.ts';

const rule = loadFigures('matters/figures').on('532900' as AreaCode, day('2025-06-01'))
  ?.incentives as IncentiveFigures;
const baseCap = yuan('300000.00');

/** A letter a year from 2025: c claimed, n no claim, u used an incentive, x not insured. */
function past(letters: string): PastYear[] {
  return [...letters].map((letter, i) => ({
    ...{ year: 2025 + i, insured: letter !== 'x', claimed: letter !== 'n' && letter !== 'x' },
    used: letter === 'u',
  }));
}

const shown = (letters: string, more: Partial<IncentiveFigures> = {}) => {
  const year = 2025 + letters.length;
  const made = decideIncentive({ ...rule, ...more }, { year, past: past(letters), baseCap });
  const { continuousYears, continuous, noClaim, total } = made;
  return [continuousYears, ...[continuous, noClaim, total].map(formatYuan)].join(' ');
};

test.each([
  ['the first year', '', '1 0.00 0.00 0.00'],
  ['the fourth', 'ccc', '4 0.00 0.00 0.00'],
  ['the fifth raises', 'cccc', '5 1000.00 0.00 1000.00'],
  ['each year after it as well', 'ccccc', '6 2000.00 0.00 2000.00'],
  ['a year without a claim raises the next', 'n', '2 0.00 1000.00 1000.00'],
  ['such years add up', 'nncn', '5 1000.00 3000.00 4000.00'],
  ['using one clears what came from not claiming', 'nnnu', '5 1000.00 0.00 1000.00'],
  ['and it grows again', 'nnnun', '6 2000.00 1000.00 3000.00'],
  ['a break begins the series anew', 'ccccx', '1 0.00 0.00 0.00'],
  ['and ends what came from not claiming', 'nnxn', '2 0.00 1000.00 1000.00'],
])('%s', (_, letters, expected) => {
  expect(shown(letters)).toBe(expected);
});

test('an area may keep what came from not claiming over a break', () => {
  expect(shown('nnxn', { noClaimAfterBreak: 'kept' })).toBe('2 0.00 3000.00 3000.00');
});

test('no more than a fifth of the cap in all: at it, and beyond it', () => {
  expect(shown('n'.repeat(32))).toBe('33 29000.00 32000.00 60000.00');
  const at = 'n'.repeat(31);
  expect(shown(at)).toBe('32 28000.00 31000.00 59000.00');
});

test('whatever the years were, no more than the fifth and never less for one more year without a claim', () => {
  const letters = fc.string({ unit: fc.constantFrom('c', 'n', 'u', 'x'), maxLength: 60 });
  fc.assert(
    fc.property(letters, (text) => {
      const year = 2025 + text.length;
      const { total, continuous, noClaim } = decideIncentive(rule, {
        year,
        past: past(text),
        baseCap,
      });
      expect(total).toBeLessThanOrEqual(yuan('60000.00'));
      expect(total).toBeLessThanOrEqual(continuous + noClaim);
      const more = past(`${text}n`);
      expect(
        decideIncentive(rule, { year: year + 1, past: more, baseCap }).total,
      ).toBeGreaterThanOrEqual(text.endsWith('x') ? 0n : total);
    }),
  );
});
