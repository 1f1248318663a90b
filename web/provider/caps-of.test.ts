import { expect, test } from 'vitest';
import { capFor, capsOf } from './caps-of.ts';

const documents = [
  { benefit: 'inpatient', caps: [{ key: 'inpatient', rows: [{ amount: '100000.00' }] }] },
  {
    benefit: 'chronic',
    caps: [{ key: 'chronic.{disease}', rows: [{ amount: '1200.00' }, { amount: '3000.00' }] }],
  },
  {
    benefit: 'serious-disease',
    cap: { amount: '300000.00' },
    tilt: { groups: ['low-income'], uncapped: true },
  },
  {
    benefit: 'medical-aid',
    purses: [{ key: 'inpatient', classes: [{ group: 'low-income', cap: '20000.00' }] }],
    extra: { groups: ['low-income'], cap: '50000.00' },
  },
];

test('finds the limit of each running total', () => {
  const caps = capsOf(documents, []);
  expect(capFor(caps, 'pool.inpatient')).toEqual({ key: 'pool.inpatient', cap: '100000.00' });
  expect(capFor(caps, 'serious.paid')?.cap).toBe('300000.00');
  expect(capFor(caps, 'aid.inpatient.paid')).toBeUndefined();
  expect(capFor(caps, 'aid.extra.paid')).toBeUndefined();
});

test('a special group has its own limits', () => {
  const caps = capsOf(documents, ['low-income']);
  expect(capFor(caps, 'serious.paid')?.cap).toBeNull();
  expect(capFor(caps, 'aid.inpatient.paid')?.cap).toBe('20000.00');
  expect(capFor(caps, 'aid.extra.paid')?.cap).toBe('50000.00');
});

test('a limit that depends on the disease is known by name, its figure is not guessed', () => {
  expect(capFor(capsOf(documents, []), 'pool.chronic.diabetes')?.cap).toBeNull();
});
