import { expect, test } from 'vitest';
import { placesFor, withAnswer } from './places-of.ts';
import type { Field } from './views.ts';

const COMMON = { hint: null, required: true, when: [], fetched: null, personal: false };
const COUNTY: Field = {
  ...COMMON,
  ...{ name: 'county', kind: 'county', label: { zh: '县', en: 'County' }, of: null },
  choices: [
    { value: '532901', zh: '示范甲县', en: 'A' },
    { value: '532923', zh: '示范乙县', en: 'B' },
  ],
};
const TOWNSHIP: Field = {
  ...COMMON,
  ...{ name: 'township', kind: 'township', label: { zh: '乡', en: 'Township' } },
  of: { field: 'county' },
  choices: [
    { value: '532901/03', zh: '示范甲三乡', en: 'A3' },
    { value: '532923/03', zh: '示范乙三乡', en: 'B3' },
  ],
};

test('a township is offered within the county that was chosen, by its last part', () => {
  expect(placesFor(COUNTY, {}).map(({ code }) => code)).toEqual(['532901', '532923']);
  expect(placesFor(TOWNSHIP, { county: '532923' })).toEqual([
    { code: '03', zh: '示范乙三乡', en: 'B3' },
  ]);
  expect(placesFor(TOWNSHIP, {})).toEqual([]);
});

test('another county takes the township away; the same one leaves it', () => {
  const form = { county: '532901', township: '03' };
  const answer = (value: string) => withAnswer([COUNTY, TOWNSHIP], form, ['county', value]);
  expect(answer('532923')).toEqual({ county: '532923', township: '' });
  expect(answer('532901')).toEqual(form);
});
