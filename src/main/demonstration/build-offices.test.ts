import { expect, test } from 'vitest';
import { buildOffices, townshipPart } from './build-offices.ts';

const ITEMS = Array.from({ length: 27 }, (_, index) => `D${index + 1}`);
const offices = buildOffices(ITEMS);
const at = (level: string) => offices.filter((office) => office.level === level);

test('one prefecture, twelve counties, 31 townships, 180 stations', () => {
  expect(
    [at('prefecture'), at('county'), at('township'), at('station')].map((l) => l.length),
  ).toEqual([1, 12, 31, 180]);
});

test('every office lies within one that exists, and no two share a way', () => {
  const paths = new Set<string>(offices.map(({ path }) => path));
  expect(paths.size).toBe(offices.length);
  for (const { path, level } of offices) {
    const above = path.split('/').slice(0, -1).join('/');
    expect(level === 'prefecture' ? above === '' : paths.has(above), path).toBe(true);
  }
});

test('townships are delegated 27 items, stations those or fewer', () => {
  for (const { delegated } of at('township')) expect(delegated.length).toBe(27);
  const few = at('station').filter(({ delegated }) => delegated.length < 27);
  expect(few.length).toBe(25);
});

test('people of a county without township offices are served by the county', () => {
  expect(townshipPart('532901', 3)).toBe('03');
  expect(townshipPart('532922', 3)).toBeNull();
});
