import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findCities, findCity, readCities } from './cities.ts';

const TABLE = join(import.meta.dirname, '..', '..', '..', 'national', 'places.tsv');
const cities = readCities(readFileSync(TABLE, 'utf8'));
const first = (text: string) => findCities(text, cities)[0]?.zh;

test.each([
  ['昆明', '昆明市'],
  ['km', '昆明市'],
  ['KM', '昆明市'],
  ['kunm', '昆明市'],
  ['5301', '昆明市'],
  ['530100', '昆明市'],
  ['白族', '大理白族自治州'],
  ['仙桃', '仙桃市'],
  ['xian', '西安市'],
  ['urumqi', '乌鲁木齐市'],
])('%s finds %s', (text, city) => {
  expect(first(text)).toBe(city);
});

test('nothing is found for nothing, and nobody is offered a guess', () => {
  expect(findCities(' ', cities)).toEqual([]);
  expect(findCities('不存在的地方', cities)).toEqual([]);
});

test('a county is shown with the city it belongs to; four digits are read as six', () => {
  expect(findCity('530102', cities)?.zh).toBe('昆明市');
  expect(findCity('5301', cities)?.code).toBe('530100');
  expect(findCity('429004', cities)?.zh).toBe('仙桃市');
  expect(findCity('999999', cities)).toBeNull();
});

test('every place has a code of six digits, and no two have the same', () => {
  expect(cities.length).toBeGreaterThan(330);
  for (const { code } of cities) expect(code).toMatch(/^\d{6}$/);
  expect(new Set(cities.map(({ code }) => code)).size).toBe(cities.length);
});
