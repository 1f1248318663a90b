import { expect, test } from 'vitest';
import { parseMatter } from '../../src/counter/matters/index.ts';
import { fieldsOf, type Json } from './fields.ts';
import { compareDeadlines } from './run-deadline.ts';

const document = (code: string, days: number, automatic: boolean, materials = '') =>
  parseMatter(
    `code: ${code}
from: 2025-01-01
names: { zh: 示范, en: Example }
group: test
summary: { zh: 示范, en: Example }
source: 'assumed: test'
applicants: [insured]
concerns: person
channels: [county]
fields: []
materials: [${materials}]
steps:
  - { code: one, label: { zh: 一, en: One }, role: reviewer, at: county, workingDays: ${days} }
deadline: { workingDays: ${automatic ? 0 : days}, until: decided, statutory: 示范 }
automatic: ${automatic}
effect: none
notices: []
retentionYears: 1
`,
    `${code}.yaml`,
  );

const PAPER = (code: string) => `{ code: ${code}, label: { zh: 纸, en: Paper } }`;
const right = [
  document('transfer-in', 22, false),
  document('transfer-out', 22, false),
  document('premium-refund', 3, true, [PAPER('a'), PAPER('b')].join(', ')),
];
const rows = [
  { item: 'transfer', workingDays: 22, old: 40 },
  { item: 'refund', workingDays: 0, old: 20, materials: 2, oldMaterials: 9 },
  { item: 'refund-special', workingDays: 3, old: 20 },
  { item: 'hotline-complex', hours: 24 },
];
const run = (matters: typeof right) =>
  compareDeadlines(matters, fieldsOf({ id: 'X', kind: 'deadline', rows } as Json, 'case'));

test('documents that promise what was promised pass', () => {
  expect(run(right)).toEqual([]);
});

test('a promise that differs, a paper too many and a missing document are told', () => {
  const [transferIn, transferOut] = right as [(typeof right)[0], (typeof right)[0]];
  const papers = ['a', 'b', 'c'].map(PAPER).join(', ');
  expect(run([transferIn, document('transfer-out', 23, false)])).toEqual([
    { key: 'rows[0].workingDays transfer-out', expected: '22', got: '23' },
    { key: 'rows[1].item', expected: 'refund', got: 'no document' },
    { key: 'rows[2].item', expected: 'refund-special', got: 'no document' },
  ]);
  expect(run([transferIn, transferOut, document('premium-refund', 3, true, papers)])).toEqual([
    { key: 'rows[1].materials', expected: '2', got: '3' },
  ]);
});
