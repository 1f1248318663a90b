import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { EncounterId, PersonId, SettlementId } from '../../kernel/ids.ts';
import { fen, negate } from '../../kernel/money.ts';
import { compareLines } from './compare-lines.ts';
import { compareTotals } from './compare-totals.ts';
import type { Entry, StatedLine } from './model.ts';

const entryOf = (index: number, total: number): Entry => ({
  id: `S${index}` as SettlementId,
  kind: 'settlement',
  reverses: null,
  person: `P${index % 7}` as PersonId,
  encounter: `E${index}` as EncounterId,
  total: fen(total),
  funds: fen(total >> 1),
  accounts: fen(0),
});

const reversalOf = (entry: Entry): Entry => ({
  ...entry,
  id: `R${entry.id}` as SettlementId,
  kind: 'reversal',
  reverses: entry.id,
  total: negate(entry.total),
  funds: negate(entry.funds),
});

const lineOf = ({ id, person, total, funds, accounts }: Entry, line = 1): StatedLine => ({
  ...{ line, stated: id, id, person, total, funds, accounts },
  registration: 'V',
  refund: total < 0n,
});

const fates = fc.array(
  fc.record({
    total: fc.integer({ min: 1, max: 1_000_000 }),
    fate: fc.constantFrom('both', 'centre', 'provider', 'other'),
    reversed: fc.boolean(),
    namedByOriginal: fc.boolean(),
  }),
  { maxLength: 40 },
);

test('every line and every entry is told once, as what it is, in whatever order the lines come', () => {
  fc.assert(
    fc.property(fates, fc.boolean(), (plan, backwards) => {
      const entries: Entry[] = [];
      const lines: StatedLine[] = [];
      const expected = { equal: 0, centre: 0, provider: 0, different: 0 };
      plan.forEach(({ total, fate, reversed, namedByOriginal }, index) => {
        const entry = entryOf(index, total);
        const group = reversed ? [entry, reversalOf(entry)] : [entry];
        for (const one of group) {
          if (fate !== 'provider') entries.push(one);
          const named = one.reverses && namedByOriginal ? one.reverses : one.id;
          const line = { ...lineOf(one), id: named, stated: named };
          if (fate === 'other') lines.push({ ...line, funds: fen(line.funds + 1n) });
          else if (fate !== 'centre') lines.push(line);
          if (fate === 'both') expected.equal += 1;
          else if (fate === 'centre') expected.centre += 1;
          else if (fate === 'provider') expected.provider += 1;
          else expected.different += 1;
        }
      });
      const { equal, differences } = compareLines(backwards ? lines.reverse() : lines, entries);
      const count = (finding: string) =>
        differences.filter((one) => one.finding === finding).length;
      expect({
        equal: equal.length,
        centre: count('only-centre'),
        provider: count('only-provider'),
        different: count('different'),
      }).toEqual(expected);
    }),
  );
});

test('a line that names an entry a second time has none of its own', () => {
  const entry = entryOf(1, 100);
  const { equal, differences } = compareLines([lineOf(entry), lineOf(entry, 2)], [entry]);
  expect([equal.length, differences.map(({ finding }) => finding)]).toEqual([1, ['only-provider']]);
});

test('another person under the same settlement differs; an id that is none of ours is only there', () => {
  const entry = entryOf(1, 100);
  const other = { ...lineOf(entry), person: 'P9' };
  expect(compareLines([other], [entry]).differences[0]?.finding).toBe('different');
  const strange = { ...lineOf(entry), id: null };
  const findings = compareLines([strange], [entry]).differences.map(({ finding }) => finding);
  expect(findings).toEqual(['only-provider', 'only-centre']);
});

test('totals: what was not said is not compared', () => {
  const centre = { count: 2, total: fen(10), funds: fen(5), accounts: fen(1), cash: fen(4) };
  expect(compareTotals({ ...centre, accounts: null, cash: null }, centre)).toEqual([]);
  expect(compareTotals({ ...centre, count: 3, cash: fen(0) }, centre)).toEqual(['count', 'cash']);
});
