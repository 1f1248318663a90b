import { expect, test } from 'vitest';
import type { AreaCode, ProviderId } from '../kernel/ids.ts';
import {
  createGate,
  DEMO,
  mayAtOffice,
  PERMISSIONS,
  permit,
  permitOffice,
  permitProvider,
} from './access.ts';

test('without keys everyone is the demo caller, who may do everything', () => {
  for (const keys of [undefined, '', ' ']) {
    const gate = createGate(keys);
    expect(gate.open).toBe(true);
    expect(gate.identify(undefined)).toBe(DEMO);
  }
  const all = new Set(Object.values(PERMISSIONS).flat());
  for (const permission of all) permit(DEMO, permission);
});

test('an inspector changes nothing', () => {
  expect(PERMISSIONS.inspector.every((permission) => /\.(read|find|audit)$/.test(permission))).toBe(
    true,
  );
});

test.each([
  ['{', 'not JSON'],
  ['[]', 'at least one key'],
  ['[null]', 'entry 1 needs'],
  ['[{"key":"a","id":"b","role":"demo"}]', 'needs a "role"'],
  ['[{"key":"a","id":"b","role":"desk"}]', 'a desk needs its "provider"'],
])('keys %s are refused with a sentence', (keys, sentence) => {
  expect(() => createGate(keys)).toThrow(sentence);
});

test('a desk is refused another provider however it is named', () => {
  const desk = { ...DEMO, provider: 'P1' as ProviderId };
  for (const own of ['P1', { id: 'P1' }, undefined, null]) permitProvider(desk, own);
  for (const other of ['P2', { id: 'P2' }, {}, 7]) {
    expect(() => permitProvider(desk, other)).toThrow('access.other_provider');
  }
  permitProvider(DEMO, 'P2');
});

const COUNTY = '532900/532901';
const at = (office: string) => ({ ...DEMO, role: 'counter-approver' as const, office });

test.each([
  ['its own office', COUNTY, COUNTY, 'read act lead'],
  ['a township below it', COUNTY, `${COUNTY}/03`, 'read lead'],
  ['a station below it', COUNTY, `${COUNTY}/03/07`, 'read lead'],
  ['the prefecture above it', COUNTY, '532900', ''],
  ['another county', COUNTY, '532900/532922', ''],
  ['a neighbour whose path begins with the same digits', `${COUNTY}/03`, `${COUNTY}/031`, ''],
] as const)('a counter may at %s: %s at %s: %s', (_, own, path, uses) => {
  for (const use of ['read', 'act', 'lead'] as const) {
    const told = uses.split(' ').includes(use);
    if (told) permitOffice(at(own), path, use);
    else expect(() => permitOffice(at(own), path, use)).toThrow('access.other_office');
  }
});

test('whoever has no office reads his county or area and acts nowhere', () => {
  const inspector = { ...DEMO, role: 'inspector' as const, area: '532900' as AreaCode };
  permitOffice(inspector, COUNTY, 'read');
  expect(mayAtOffice(inspector, '110000/110101', 'read')).toBe(false);
  expect(mayAtOffice({ ...inspector, county: '532922' }, COUNTY, 'read')).toBe(false);
  permitOffice({ ...inspector, county: '532901' }, `${COUNTY}/03`, 'read');
  for (const use of ['act', 'lead'] as const) {
    expect(mayAtOffice(inspector, COUNTY, use)).toBe(false);
  }
  permitOffice(DEMO, COUNTY, 'act');
});

test('the key of a counter names its office, which lies in one area', () => {
  const keys = (office: unknown) =>
    JSON.stringify([{ key: 'k', id: 'clerk', role: 'counter-clerk', office }]);
  expect(createGate(keys(`${COUNTY}/03`)).identify('Bearer k')).toMatchObject({
    area: '532900',
    office: `${COUNTY}/03`,
  });
  for (const office of [undefined, '', '532901-03']) {
    expect(() => createGate(keys(office))).toThrow('needs its "office"');
  }
});
