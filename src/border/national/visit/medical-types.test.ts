import { expect, test } from 'vitest';
import { NATIONAL } from '../catalogue/load.ts';
import { readTable } from '../catalogue/read-table.ts';
import { nationalTerms } from '../catalogue/terms.ts';
import { describeVisit } from './medical-types.ts';

const terms = nationalTerms();
const diseases = readTable(`${NATIONAL}/terms/disease.tsv`, [
  'word',
  'code',
  'zh',
  'kind',
  'source',
]);

test.each(diseases.filter(({ code }) => code !== '-'))(
  '$zh is the $kind disease $word by its national code',
  ({ word, code, kind }) => {
    const type = kind === 'two-diseases' ? '9901' : '14';
    expect(describeVisit(terms, type, code ?? '')).toEqual({
      kind,
      disease: word,
      emergency: false,
      injury: false,
    });
  },
);

test('what is settled elsewhere or unknown is no visit here; an emergency says so', () => {
  expect(describeVisit(terms, '41', null)).toBeNull();
  expect(describeVisit(terms, '23', null)).toBeNull();
  expect(describeVisit(terms, '9904', null)).toBeNull();
  expect(describeVisit(terms, '13', 'I10.x00')).toEqual({
    kind: 'outpatient',
    disease: 'I10.x00',
    emergency: true,
    injury: false,
  });
  expect(describeVisit(terms, '14', 'M99999')?.disease).toBe('M99999');
});
