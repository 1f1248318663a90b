import { expect, test } from 'vitest';
import { TRANSACTIONS } from '../door/registry.ts';
import { nationalCatalogue } from './load.ts';
import { loadProfiles } from './profile.ts';

const catalogue = nationalCatalogue();

test('the catalogue knows the whole baseline', () => {
  expect(catalogue.all().length).toBeGreaterThan(200);
  expect(catalogue.find('2207')).toMatchObject({ zh: '门诊结算', family: '22' });
  expect(catalogue.find('2207')?.input.map(({ path }) => path)).toEqual(['data']);
  expect(catalogue.find('9999')).toBeNull();
});

test('every number has names in both languages', () => {
  const unnamed = catalogue.all().filter(({ zh, en }) => zh === '' || en === '');
  expect(unnamed.map(({ number }) => number)).toEqual([]);
});

test('nodes and codes are unique, in whatever case', () => {
  for (const { number, input, output } of catalogue.all()) {
    for (const nodes of [input, output]) {
      const paths = nodes.map(({ path }) => path);
      expect([number, paths.length]).toEqual([number, new Set(paths).size]);
      for (const { path, fields } of nodes) {
        const codes = fields.map(({ code }) => code.toLowerCase());
        expect([number, path, new Set(codes).size]).toEqual([number, path, codes.length]);
      }
    }
  }
});

test('every dictionary that a field names exists', () => {
  const named = catalogue
    .all()
    .flatMap(({ input, output }) =>
      [...input, ...output].flatMap(({ fields }) => fields.flatMap(({ codes }) => codes ?? [])),
    );
  const missing = named.filter(({ dictionary }) => !catalogue.dictionary(dictionary)?.size);
  expect(missing).toEqual([]);
});

test('every transaction that is offered stands in the catalogue, once', () => {
  const numbers = TRANSACTIONS.flatMap((one) => [one.number, ...(one.alsoKnownAs ?? [])]);
  expect(numbers.filter((number) => !catalogue.find(number))).toEqual([]);
  expect(new Set(numbers).size).toBe(numbers.length);
});

test('paths of provinces name their transaction', () => {
  expect(catalogue.numberOfPath('/fsi/api/outpatientSettleService/saveSettletmentV2')).toBe('2207');
  expect(catalogue.numberOfPath('/fsi/api/nothing')).toBeNull();
});

test('a profile lies over the baseline and is found by the area', () => {
  const profiles = loadProfiles();
  expect(profiles.of('532900').name).toBe('baseline');
  expect(profiles.of('430299')).toMatchObject({ name: 'hunan', styles: ['api-hmac'] });
  expect(profiles.of('440300').accountInFundSum).toBe(true);
  for (const { fields } of [profiles.of('43'), profiles.of('44'), profiles.of('15')]) {
    for (const place of Object.keys(fields)) {
      const [number = '', node, code] = place.split('.');
      const spec = catalogue.find(number)?.input.find(({ path }) => path === node);
      expect([place, spec?.fields.some((field) => field.code === code)]).toEqual([place, true]);
    }
  }
});

test('a code of a disease that may be sent fits every answer that tells it', () => {
  const lengths = (side: 'input' | 'output', code: string) =>
    TRANSACTIONS.flatMap(({ number }) => catalogue.find(number)?.[side] ?? [])
      .flatMap(({ fields }) => fields.filter((field) => field.code === code))
      .map(({ length }) => length ?? 0);
  for (const code of ['diag_code', 'dscg_maindiag_code', 'opsp_dise_code', 'dise_codg']) {
    const [sent, told] = [lengths('input', code), lengths('output', code)];
    expect([code, Math.max(...sent) <= Math.min(...told, 999)]).toEqual([code, true]);
  }
});
