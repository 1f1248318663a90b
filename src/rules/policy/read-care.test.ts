import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { day } from '../../kernel/days.ts';
import { awayRulesOf, recognitionMonths, recognitionRulesOf } from './care-rules.ts';
import { documentOf, hashOf, policyFrom } from './document.ts';
import type { GeneralPolicy } from './model.ts';
import { parsePolicy } from './parse-policy.ts';
import { PolicyError } from './problem.ts';

const read = (from: string) =>
  readFileSync(
    new URL(`../../../policies/532900/resident-general/${from}.yaml`, import.meta.url),
    'utf8',
  );
const CARE = read('2026-01-01');
const parsed = parsePolicy(CARE) as GeneralPolicy;

function edit(text: string, from: string | RegExp, to: string): string {
  const edited = text.replace(from, to);
  expect(edited, `${from} occurs`).not.toBe(text);
  return edited;
}

function problemsOf(text: string) {
  try {
    parsePolicy(text);
    return [];
  } catch (error) {
    if (error instanceof PolicyError) return error.problems.map(({ code, path }) => [code, path]);
    throw error;
  }
}

const MISTAKES: readonly (readonly [string, string, () => string])[] = [
  [
    'policy.count_out_of_range',
    'away.temporary.months',
    () => edit(CARE, 'months: 6', 'months: 5'),
  ],
  ['policy.word_unknown', 'away.filing.is', () => edit(CARE, 'is: stated', 'is: said')],
  ['policy.field_missing', 'away', () => edit(CARE, / {2}home: .*\n/, '')],
  ['policy.row_missing', 'recognition.rows', () => edit(CARE, / {4}- \{ months: none.*\n/, '')],
  ['policy.word_unknown', 'recognition.renewal.review', () => edit(CARE, 'as-first', 'twice')],
  [
    'policy.source_missing',
    'recognition.earlier.source',
    () => edit(CARE, /earlier: .*/, 'earlier: { months: 12 }'),
  ],
];

test.each(MISTAKES)('%s at %s', (code, path, text) => {
  expect(problemsOf(text())).toContainEqual([code, path]);
});

test('what a document says is read, kept as text, and read again', () => {
  expect(parsed.from).toBe(day('2026-01-01'));
  expect(awayRulesOf(parsed)).toMatchObject({ temporary: { months: 6 }, filing: { is: 'stated' } });
  const again = policyFrom(documentOf(parsed)) as GeneralPolicy;
  expect(again).toEqual(parsed);
  expect(hashOf(again)).toBe(hashOf(parsed));
});

test('a document of old says nothing of it, and what is assumed then says so', () => {
  const old = parsePolicy(read('2025-01-01')) as GeneralPolicy;
  expect(documentOf(old)).not.toContain('away');
  const sources = [
    ...Object.values(awayRulesOf(old)).map(({ source }) => source),
    ...recognitionRulesOf(old).rows.map(({ source }) => source),
  ];
  expect(sources.filter((source) => !source.startsWith('assumed: '))).toEqual([]);
});

test.each([
  ['chronic', 'asthma', 36],
  ['chronic', 'diabetes', null],
  ['special', 'cancer-outpatient', 24],
  ['two-diseases', 'hypertension', null],
] as const)('%s %s is recognised for %s months', (kind, disease, months) => {
  expect(recognitionMonths(recognitionRulesOf(parsed), { kind, disease })).toBe(months);
});
