import { expect, test } from 'vitest';
import { loadVocabulary, SCHEMES, VISIT_KINDS } from '../../../rules/policy/index.ts';
import { nationalCatalogue } from './load.ts';
import { nationalTerms } from './terms.ts';

const terms = nationalTerms();
const vocabulary = loadVocabulary('policies');

const DICTIONARIES = {
  scheme: ['insutype', SCHEMES],
  sex: ['gend', ['male', 'female']],
  standing: ['psn_insu_stas', ['covered', 'waiting', 'arrears', 'ended']],
  group: ['psn_idet_type', [...vocabulary.groups.keys()]],
  'hospital-grade': ['hosp_lv', ['village', 'primary', 'secondary', 'tertiary']],
  'provider-kind': ['fixmedins_type', ['hospital', 'clinic', 'pharmacy']],
  'id-kind': ['psn_cert_type', ['id-card']],
  credential: ['mdtrt_cert_type', ['voucher', 'id-number', 'card']],
} as const;

test.each(Object.entries(DICTIONARIES))(
  '%s has a code of its dictionary',
  (table, [name, words]) => {
    const codes = nationalCatalogue().dictionary(name);
    for (const word of words) {
      expect([word, codes?.has(terms.toCode(table as 'scheme', word))]).toEqual([word, true]);
      expect(terms.nameOf(table as 'scheme', word)).toMatch(/[\u4e00-\u9fff]/);
    }
  },
);

test('funds have codes of their dictionary for both schemes', () => {
  const codes = nationalCatalogue().dictionary('fund_pay_type');
  for (const scheme of SCHEMES) {
    for (const fund of ['pool', 'largeAmount', 'seriousDisease', 'medicalAid', 'ownAccount']) {
      expect(codes?.has(terms.toCode('fund', `${scheme}.${fund}`))).toBe(true);
    }
  }
});

test('every kind of visit has a code, and a code leads to its kind', () => {
  for (const kind of VISIT_KINDS) expect(terms.toCode('visit-kind', kind)).toMatch(/^\d+$/);
  const kinds = [
    ['11', null, 'outpatient'],
    ['51', null, 'antenatal'],
    ['14', 'M03900', 'chronic'],
    ['14', 'M07800', 'special'],
    ['14', 'haemophilia', 'special'],
    ['14', null, 'chronic'],
    ['9901', 'M03900', 'two-diseases'],
    ['2101', null, 'inpatient'],
    ['9904', null, null],
  ] as const;
  for (const [type, disease, kind] of kinds) expect(terms.visitKindOf(type, disease)).toBe(kind);
});

test('a disease is found by its code or our word, of two that share a code by the benefit', () => {
  expect(terms.diseaseOf('M03900')).toBe('hypertension-2-3');
  expect(terms.diseaseOf('M03900', 'two-diseases')).toBe('hypertension');
  expect(terms.diseaseOf('asthma')).toBe('asthma');
  expect(terms.diseaseOf('M99999')).toBeNull();
  expect(terms.toCode('disease', 'asthma')).toBe('asthma');
  expect(terms.toCode('disease', 'of-another-area')).toBe('of-another-area');
  const quotas = /-tumour$/;
  for (const code of [...vocabulary.diseases.keys()].filter((one) => !quotas.test(one))) {
    expect(terms.diseaseOf(terms.toCode('disease', code))).not.toBeNull();
    expect(terms.nameOf('disease', code)).toMatch(/[\u4e00-\u9fff]/);
  }
});

test('a word goes by the longest beginning that the table has', () => {
  expect(terms.toCode('cumulative', 'pool.inpatient-special')).toBe('Y102');
  expect(terms.toCode('cumulative', 'pool.chronic.copd')).toBe('Y105');
  expect(terms.toCode('cumulative', 'pool.special.uremia')).toBe('Y101');
  expect(terms.toCode('cumulative', 'something.new')).toBe('Y999');
  expect(terms.toCode('group', 'retrenched')).toBe('2360');
  expect(() => terms.toCode('scheme', 'nothing')).toThrow('scheme.tsv');
});
