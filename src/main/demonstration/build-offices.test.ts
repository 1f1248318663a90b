import { expect, test } from 'vitest';
import { buildOffices } from './build-offices.ts';

const offices = buildOffices(['D01', 'D02']);

test('the demonstration has 31 townships and 180 stations below twelve counties', () => {
  const count = (level: string) => offices.filter((office) => office.level === level).length;
  expect(['prefecture', 'county', 'township', 'station'].map(count)).toEqual([1, 12, 31, 180]);
});

test('each lies within another one, and none twice', () => {
  const paths = new Set<string>(offices.map(({ path }) => path));
  expect(paths.size).toBe(offices.length);
  for (const { path } of offices.slice(1)) {
    expect(paths).toContain(path.slice(0, path.lastIndexOf('/')));
  }
  // Where the accounts of the demonstration work.
  expect(paths).toContain('532900/532901/01/01');
});

test('what may be delegated is, to townships and stations', () => {
  for (const { level, delegated } of offices) {
    const below = level === 'township' || level === 'station';
    expect(delegated).toEqual(below ? ['D01', 'D02'] : []);
  }
});
