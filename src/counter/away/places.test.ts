import { expect, test } from 'vitest';
import { placeOf } from '../../people/filing/index.ts';
import type { Route } from '../../platform/http/route.ts';
import { findPlaces, parsePlaces, places } from './places.ts';
import { awayRoutes } from './routes.ts';

test('every place is its own, so that no filing is for a part of one', () => {
  expect(places().size).toBeGreaterThan(360);
  for (const code of places().keys()) expect(placeOf(code)).toBe(code);
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
