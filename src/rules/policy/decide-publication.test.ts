import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { type Day, day } from '../../kernel/days.ts';
import type { AreaCode, PolicyId } from '../../kernel/ids.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { decidePublication } from './decide-publication.ts';
import { loadPolicies } from './load-policies.ts';
import type { Policy } from './model.ts';

const fixtures = loadPolicies(fileURLToPath(new URL('./fixtures', import.meta.url)));
const AREA = '990100' as AreaCode;
const one = fixtures.find(({ id }) => id === '990100/resident-inpatient/2025-01-01') as Policy;

function inForce(from: string, until: string | null): Policy {
  const id = `990100/resident-inpatient/${from}` as PolicyId;
  return { ...one, id, from: day(from), until: until as Day | null };
}

function refusal(work: () => unknown): string {
  try {
    work();
    return 'accepted';
  } catch (error) {
    if (error instanceof Rejection) return error.kind.code;
    throw error;
  }
}

test('new documents are added, known ones are left alone', () => {
  const { added, unchanged } = decidePublication(fixtures.slice(0, 2), fixtures, AREA);
  expect(unchanged).toEqual(fixtures.slice(0, 2));
  expect(added).toEqual(fixtures.slice(2));
});

test('a published document never changes, and belongs to its area', () => {
  const changed: Policy = { ...one, title: { zh: '改', en: 'changed' } };
  expect(refusal(() => decidePublication([one], [changed], AREA))).toBe('policy.published_differs');
  expect(refusal(() => decidePublication([], [one, changed], AREA))).toBe('policy.published_twice');
  expect(refusal(() => decidePublication([], [one, one], AREA))).toBe('accepted');
  expect(refusal(() => decidePublication([], [one], '532900' as AreaCode))).toBe(
    'policy.other_area',
  );
});

test('an id that says something else is a defect of the caller', () => {
  const disguised: Policy = { ...one, scheme: 'employee' };
  expect(() => decidePublication([], [disguised], AREA)).toThrow(/says what it is/);
});

test('an open document makes way for its successor; a stated end does not', () => {
  const open = inForce('2025-01-01', null);
  const ended = inForce('2025-01-01', '2025-07-01');
  const publish = (...policies: Policy[]) =>
    refusal(() => decidePublication(policies.slice(0, 1), policies.slice(1), AREA));
  expect(publish(open, inForce('2025-06-30', null))).toBe('accepted');
  expect(publish(ended, inForce('2025-07-01', null))).toBe('accepted');
  expect(publish(ended, inForce('2025-06-30', null))).toBe('policy.validity_overlaps');
  expect(publish(inForce('2025-06-30', null), ended)).toBe('policy.validity_overlaps');
  expect(publish(inForce('2025-07-01', null), ended)).toBe('accepted');
});
