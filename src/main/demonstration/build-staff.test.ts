import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { buildCatalogue } from './build-catalogue.ts';
import { buildNetwork } from './build-providers.ts';
import { buildStaffing } from './build-staff.ts';
import { describeItem } from './describe-item.ts';

const specialities = new Set(
  readFileSync('national/codes.tsv', 'utf8')
    .split('\n')
    .flatMap((line) => (line.startsWith('dept\t') ? [line.split('\t')[1]] : [])),
);

test('each provider has departments of known specialities and somebody to work there', () => {
  const codes = new Set<string>();
  for (const provider of buildNetwork().all) {
    const { departments, practitioners } = buildStaffing(provider);
    const shop = provider.kind === 'pharmacy';
    expect(departments.length > 0).toBe(!shop);
    for (const { speciality } of departments) expect(specialities).toContain(speciality);
    const needed = shop ? 'pharmacist' : 'doctor';
    expect(practitioners.some(({ kind }) => kind === needed)).toBe(true);
    for (const { code, name, idNumberMasked } of practitioners) {
      expect(codes.has(code), code).toBe(false);
      codes.add(code);
      expect(code.length).toBeLessThanOrEqual(20);
      expect(name).toMatch(/^演示/);
      expect(idNumberMasked).toMatch(/^5329\*{10}\d{4}$/);
    }
  }
});

test('the catalogue fills every list that can be downloaded', () => {
  const described = buildCatalogue().items.map(describeItem);
  const lists = new Set(described.map(({ list }) => list));
  expect([...lists].sort()).toEqual([
    'ethnic-medicine',
    'granule',
    'herbal-piece',
    'material',
    'medicine',
    'preparation',
    'service',
  ]);
  expect(described.some(({ restricted }) => restricted)).toBe(true);
  expect(new Set(described.map(({ chargeItem }) => chargeItem)).size).toBeGreaterThan(9);
});
