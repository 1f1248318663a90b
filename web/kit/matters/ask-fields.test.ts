import { expect, test } from 'vitest';
import { checkForm, formToSend, isKnown, missingMaterials, wantedMaterials } from './ask-fields.ts';
import type { Field, Material } from './views.ts';

const names = { zh: '项', en: 'item' };
const field = (name: string, more: Partial<Field> = {}): Field => ({
  ...{ name, kind: 'text', label: names, hint: null, required: true, choices: [], of: null },
  ...{ when: [], fetched: null, personal: false },
  ...more,
});
const material = (code: string, more: Partial<Material> = {}): Material => ({
  ...{ code, label: names, fetched: null, required: true, promise: false, when: [] },
  ...more,
});
const matter = {
  fields: [
    field('reason', { kind: 'choice' }),
    field('until', { kind: 'day', when: [{ field: 'reason', is: ['posted'] }] }),
    field('account', { kind: 'account', required: false }),
  ],
  materials: [
    material('identity', { fetched: 'person' }),
    material('proof', { promise: true, when: [{ field: 'reason', is: ['settled', 'posted'] }] }),
    material('photo', { required: false }),
  ],
};

test('a question is asked only where the answers before it ask for it', () => {
  expect(checkForm(matter, {})).toEqual({ reason: 'missing' });
  expect(checkForm(matter, { reason: 'settled' })).toEqual({});
  expect(checkForm(matter, { reason: 'posted' })).toEqual({ until: 'missing' });
  expect(checkForm(matter, { reason: 'posted', until: '1.3.2026' })).toEqual({ until: 'day' });
});

test('an account is whole or not given', () => {
  const reason = 'settled';
  expect(checkForm(matter, { reason, account: { holder: '', bank: '', number: '' } })).toEqual({});
  expect(checkForm(matter, { reason, account: { holder: '甲', bank: '', number: '' } })).toEqual({
    account: 'missing',
  });
});

test('an answer to a question that is no longer asked is not sent', () => {
  expect(formToSend(matter, { reason: 'settled', until: '2026-01-01' })).toEqual({
    reason: 'settled',
  });
  expect(formToSend(matter, { reason: ' posted', until: '' })).toEqual({ reason: 'posted' });
  expect(formToSend(matter, { until: '2026-01-01' }, { reason: 'posted' })).toEqual({
    until: '2026-01-01',
  });
});

test('what is known is shown, what is not known is asked', () => {
  const phone = field('phone', { fetched: 'person.phone' });
  expect(isKnown(phone, { phone: '13000000000' })).toBe(true);
  expect(isKnown(phone, { phone: '' })).toBe(false);
  expect(isKnown(field('phone'), { phone: '13000000000' })).toBe(false);
});

test('a material is missing unless it is fetched, brought or promised', () => {
  const wanted = wantedMaterials(matter, { reason: 'posted' }, ['identity']);
  const codes = (brought: string[], promised: string[]) =>
    missingMaterials(wanted, brought, promised).map(({ code }) => code);
  expect(codes([], [])).toEqual(['proof']);
  expect(codes(['proof'], [])).toEqual([]);
  expect(codes([], ['proof'])).toEqual([]);
  expect(wantedMaterials(matter, { reason: 'other' }, []).map((one) => one.material.code)).toEqual([
    'identity',
    'photo',
  ]);
});
