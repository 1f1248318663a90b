import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PERMISSIONS } from '../../src/platform/access.ts';
import { placeOf, SECTIONS, sectionsFor } from './places.ts';

const pathsOf = (role: keyof typeof PERMISSIONS) =>
  sectionsFor((permission) => PERMISSIONS[role].includes(permission)).flatMap(({ places }) =>
    places.map(({ path }) => path),
  );

test('each place is a page, and no two share a key', () => {
  const pages = readFileSync(join(import.meta.dirname, '..', 'pages.tsx'), 'utf8');
  const places = SECTIONS.flatMap(({ places }) => places);
  for (const { path, covers = [] } of places) {
    for (const start of [path, ...covers]) expect(pages).toContain(`path="${start}`);
  }
  const keys = places.flatMap(({ key }) => key ?? []);
  expect(new Set(keys).size).toBe(keys.length);
});

test('a role is offered what it may use, and nothing else', () => {
  expect(pathsOf('demo')).toEqual(SECTIONS.flatMap(({ places }) => places.map(({ path }) => path)));
  expect(pathsOf('desk')).toContain('/desk/cashier');
  expect(pathsOf('desk')).not.toContain('/payments');
  expect(pathsOf('provider-finance')).toContain('/desk/reconciliation');
  expect(pathsOf('provider-finance')).not.toContain('/desk/cashier');
  expect(pathsOf('payment-checker')).toContain('/payments/orders');
  expect(pathsOf('administrator')).toEqual(['/', '/staff']);
  expect(pathsOf('insured')).toEqual(['/', '/policies', '/policies/try']);
});

test('a page below a place belongs to it', () => {
  expect(placeOf('/desk/ward/123/fees')?.path).toBe('/desk/ward');
  expect(placeOf('/settlements/1/slip')?.path).toBe('/desk');
  expect(placeOf('/desk/prescriptions/1')?.path).toBe('/desk/prescribe');
  expect(placeOf('/policies/document')?.path).toBe('/policies');
  expect(placeOf('/')?.path).toBe('/');
  expect(placeOf('/account')).toBeNull();
});
