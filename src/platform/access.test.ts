import { expect, test } from 'vitest';
import type { ProviderId } from '../kernel/ids.ts';
import { createGate, DEMO, PERMISSIONS, permit, permitProvider } from './access.ts';

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
  expect(PERMISSIONS.inspector.every((permission) => permission.endsWith('.read'))).toBe(true);
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
