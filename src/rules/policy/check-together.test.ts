import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { day } from '../../kernel/days.ts';
import { yuan } from '../../kernel/money.ts';
import { disagreementProblem, findDisagreements } from './check-together.ts';
import { decidePublication } from './decide-publication.ts';
import { loadPolicies } from './load-policies.ts';
import type { AmountRow, Policy, VisitPolicy } from './model.ts';
import { sentenceOf } from './problem.ts';
import { idOf } from './read-policy.ts';

const policies = loadPolicies(fileURLToPath(new URL('../../../policies', import.meta.url)));
const get = (id: string) => policies.find((each) => each.id === id) as VisitPolicy;
const inpatient = get('532900/resident-inpatient/2025-01-01');
const special = get('532900/resident-special/2025-01-01');

const SOURCE = 'assumed: test';
const capped = (policy: VisitPolicy, ...rows: AmountRow[]): VisitPolicy => ({
  ...policy,
  caps: policy.caps.map((cap) => ({ ...cap, rows })),
});
const row = (amount: string, more: Partial<AmountRow> = {}): AmountRow => ({
  ...more,
  amount: yuan(amount),
  source: SOURCE,
});
const begins = (policy: VisitPolicy, from: string): VisitPolicy => {
  const moved = { ...policy, from: day(from) };
  return { ...moved, id: idOf(moved) };
};

test('the documents of the repository agree on the caps that they share', () => {
  expect(findDisagreements(policies)).toEqual([]);
});

test('a shared cap with two amounts is told in both languages, with day and documents', () => {
  const raised = capped(begins(special, '2026-01-01'), row('120000.00'));
  const [found, ...others] = findDisagreements([inpatient, special, raised]);
  expect(others).toEqual([]);
  const problem = disagreementProblem(found ?? expect.fail('a disagreement'));
  expect(sentenceOf(problem, 'en')).toBe(
    'caps[0]: from 2026-01-01 on the cap "inpatient-special" is 100000.00 here and 120000.00 in ' +
      '532900/resident-special/2026-01-01; they share it',
  );
  expect(sentenceOf(problem, 'zh')).toMatch(/自 2026-01-01 起.*100000.00.*120000.00/);
});

test('it is the amount that counts, in every case, not how the rows are written', () => {
  const levels = ['village', 'primary', 'secondary', 'tertiary'] as const;
  const written = capped(special, row('100000.00', { levels: [...levels] }));
  expect(findDisagreements([inpatient, written])).toEqual([]);
  const poorer = capped(special, row('150000.00', { groups: ['destitute'] }), row('100000.00'));
  expect(findDisagreements([inpatient, poorer])).toMatchObject([
    { amount: '100000.00', otherAmount: '150000.00' },
  ]);
});

test('more cases than can be tried are not known to agree', () => {
  const codes = (letter: string) => Array.from({ length: 600 }, (_, n) => `${letter}${n}`);
  const rows = (more: Partial<AmountRow>) => [row('100000.00', more), row('100000.00')];
  const byGroup = capped(inpatient, ...rows({ groups: codes('g') }));
  const byDisease = capped(special, ...rows({ diseases: codes('d') }));
  expect(findDisagreements([byGroup, byDisease])).toMatchObject([{ amount: '?' }]);
});

test('documents that never hold together, or of another scheme, need not agree', () => {
  const raised = [inpatient, special].map((policy) =>
    capped(begins(policy, '2026-01-01'), row('120000.00')),
  );
  expect(findDisagreements([inpatient, special, ...raised])).toEqual([]);
  const employee = capped({ ...special, scheme: 'employee' }, row('1.00'));
  expect(findDisagreements([inpatient, employee])).toEqual([]);
});

test('publishing one of two that share a cap is refused; both together are taken', () => {
  const published: Policy[] = [inpatient, special];
  const [a, b] = [inpatient, special].map((policy) =>
    capped(begins(policy, '2026-01-01'), row('120000.00')),
  ) as [VisitPolicy, VisitPolicy];
  expect(() => decidePublication(published, [a], a.area)).toThrow('policy.caps_disagree');
  expect(decidePublication(published, [a, b], a.area).added).toEqual([a, b]);
});

test('a disagreement among published documents does not stand against others', () => {
  const published = [inpatient, capped(special, row('120000.00'))];
  const other = begins(get('532900/resident-outpatient/2025-01-01'), '2026-01-01');
  expect(decidePublication(published, [other], other.area).added).toEqual([other]);
});
