import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { diffPolicies } from './diff-policies.ts';
import { loadPolicies } from './load-policies.ts';
import type { Policy } from './model.ts';

const policies = ['../../../policies', './fixtures'].flatMap((path) =>
  loadPolicies(fileURLToPath(new URL(path, import.meta.url))),
);

function get(id: string): Policy {
  const found = policies.find((policy) => policy.id === id);
  if (!found) throw new Error(id);
  return found;
}

test('a document does not differ from itself', () => {
  for (const policy of policies) expect(diffPolicies(policy, policy)).toEqual([]);
});

test('a raised cap shows the figure and its source, old and new', () => {
  const changes = diffPolicies(
    get('110000/resident-inpatient/2018-01-01'),
    get('110000/resident-inpatient/2021-01-01'),
  );
  expect(changes).toContainEqual({
    path: 'caps[key inpatient-special].rows[all].amount',
    before: '200000.00',
    after: '250000.00',
    sourceBefore: '北京市城乡居民基本医疗保险办法实施细则 第21条：年度最高 20 万元',
    sourceAfter: 'assumed: 后提高到 25 万元，凭记忆，待核',
  });
  expect(changes.map(({ path }) => path).sort()).toEqual([
    'caps[key inpatient-special].rows[all].amount',
    'from',
    'title.en',
    'title.zh',
  ]);
});

test('rows are compared by what they are for', () => {
  const before = get('532900/resident-two-diseases/2025-01-01');
  if (!('rates' in before)) throw new Error('a visit document');
  const [first, ...others] = before.rates;
  if (!first) throw new Error('a first row');
  const dropped = diffPolicies(before, { ...before, rates: others });
  expect(dropped.map(({ path, before: was, after }) => [path, was, after])).toEqual([
    ['rates[levels village,primary; procured true].levels', 'village, primary', null],
    ['rates[levels village,primary; procured true].procured', 'true', null],
    ['rates[levels village,primary; procured true].rate', '0.80', null],
  ]);
});

test('a source that alone changed is a change', () => {
  const before = get('532900/resident-outpatient/2025-01-01');
  if (!('rates' in before)) throw new Error('a visit document');
  const caps = before.caps.map((cap) => ({
    ...cap,
    rows: cap.rows.map((row) => ({ ...row, source: 'art. 9' })),
  }));
  const [change, ...others] = diffPolicies(before, { ...before, caps });
  expect(others).toEqual([]);
  expect(change).toMatchObject({ before: '500.00', after: '500.00', sourceAfter: 'art. 9' });
});
