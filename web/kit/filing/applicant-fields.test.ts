import { expect, test } from 'vitest';
import { loadMatters } from '../../../src/counter/matters/index.ts';
import { MATTERS } from '../../../src/main/effects.ts';
import { asksApplicant, isApplicantWhole } from './applicant-fields.tsx';

test('whatever a matter needs to know of who brings it is asked on its form', () => {
  for (const { code, applicants } of loadMatters(MATTERS).matters) {
    const [kind = 'insured'] = applicants;
    const whole = isApplicantWhole({ kind, name: '', phone: null, relation: null });
    expect([code, whole || asksApplicant(applicants)]).toEqual([code, true]);
  }
  expect(asksApplicant(['insured'])).toBe(false);
  // Who reports something need not say who he is.
  expect(asksApplicant(['anybody'])).toBe(false);
  expect(asksApplicant(['provider'])).toBe(true);
});
