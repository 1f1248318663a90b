import { expect, test } from 'vitest';
import { placeOf } from '../../people/filing/index.ts';
import type { Route } from '../../platform/http/route.ts';
import { findPlaces, parsePlaces, places } from './places.ts';
import { awayRoutes } from './routes.ts';

test('every place is its own, so that no filing is for a part of one', () => {
  expect(places().size).toBeGreaterThan(360);
  for (const code of places().keys()) expect(placeOf(code)).toBe(code);
});

/** Codes of provinces and autonomous regions; Hong Kong, Macao and Taiwan have no insurance of this kind. */
const PROVINCES =
  '13 14 15 21 22 23 32 33 34 35 36 37 41 42 43 44 45 46 51 52 53 54 61 62 63 64 65'.split(' ');

test('the table has every municipality, every prefecture and what stands directly below a province', () => {
  const codes = [...places().keys()];
  const municipality = codes.filter((code) => code.endsWith('0000'));
  const direct = codes.filter((code) => code.slice(2, 4) === '90');
  const prefecture = codes.filter((code) => ![...municipality, ...direct].includes(code));
  expect(municipality).toEqual(['110000', '120000', '310000', '500000']);
  expect(prefecture).toHaveLength(333);
  expect(direct).toHaveLength(32);
  for (const code of prefecture) expect(code).toMatch(/^\d{4}00$/);
  expect(new Set(prefecture.map((code) => code.slice(0, 2)))).toEqual(new Set(PROVINCES));
  // Counties of no prefecture: Henan, Hubei, Hainan, Xinjiang.
  const below = direct.map((code) => code.slice(0, 2));
  expect([...new Set(below)]).toEqual(['41', '42', '46', '65']);
  expect(codes).toEqual(codes.toSorted());
});

test('no two places have one name, in either language, and initials are a letter for each syllable', () => {
  const all = [...places().values()];
  for (const name of ['zh', 'en'] as const) {
    expect(new Set(all.map((place) => place[name])).size).toBe(all.length);
  }
  for (const { zh, initials } of all) {
    expect(initials).toMatch(/^[a-z]{2,4}$/);
    expect(initials.length).toBeLessThan(zh.length);
    expect(zh).toMatch(/(市|州|盟|地区|林区|县)$/);
  }
});

test('a code that stands twice is refused', () => {
  const line = '530100\t昆明市\tKunming\tkm';
  expect(() => parsePlaces(`code\tzh\ten\tinitials\n${line}\n${line}`)).toThrow('530100');
});

test.each([
  ['530102', '530100'],
  ['532901', '532900'],
  ['110105', '110000'],
  ['500235', '500000'],
  ['429004', '429004'],
  ['469030', '469030'],
])('the county %s is of the place %s', (county, place) => {
  expect(placeOf(county)).toBe(place);
  expect(places().has(place as never)).toBe(true);
});

test.each([
  ['昆', '昆明市'],
  ['kunm', '昆明市'],
  ['km', '昆明市'],
  ['5301', '昆明市'],
  ['鲁木齐', '乌鲁木齐市'],
  ['xian', '西安市'],
  ["Xi'an", '西安市'],
  ['urumqi', '乌鲁木齐市'],
  ['lvliang', '吕梁市'],
])('"%s" finds %s', (text, zh) => {
  expect(findPlaces(text).map((place) => place.zh)).toContain(zh);
});

test('a form offers at most twenty', async () => {
  const [offer] = awayRoutes(() => ({}) as never) as [Route];
  const call = { caller: {}, area: '532900', params: {}, body: {} } as never;
  const ask = (query: object) => offer.handle({ ...(call as object), query } as never);
  expect(await ask({})).toHaveLength(20);
  expect(await ask({ text: 'dl' })).toContainEqual({
    code: '532900',
    zh: '大理白族自治州',
    en: 'Dali',
  });
  expect(await ask({ text: 'nowhere' })).toEqual([]);
});

test('a table that is not one of places is refused with its line', () => {
  const head = 'code\tzh\ten\tinitials';
  expect(() => parsePlaces('code\tname')).toThrow('must begin with');
  expect(() => parsePlaces(`${head}\n5301\t昆明市\tKunming\tkm`)).toThrow('line 2');
});
