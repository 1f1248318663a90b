import { expect, test } from 'vitest';
import { parseVocabulary } from './vocabulary.ts';

const WORDS = `
groups: [{ code: destitute, zh: 特困人员, en: destitute }]
diseases: [{ code: uremia, of: special, zh: 尿毒症, en: uraemia }]
`;

test('codes have names in both languages', () => {
  const { groups, diseases } = parseVocabulary(WORDS);
  expect(groups.get('destitute')).toEqual({ code: 'destitute', zh: '特困人员', en: 'destitute' });
  expect(diseases.get('uremia')).toMatchObject({ zh: '尿毒症', of: 'special' });
});

test('a code is named once, and wholly', () => {
  const twice = WORDS.replace('groups: [', 'groups: [{ code: destitute, zh: a, en: b }, ');
  expect(() => parseVocabulary(twice)).toThrow(/"destitute" is named twice/);
  expect(() => parseVocabulary(WORDS.replace(', en: uraemia', ''))).toThrow(/"en" is missing/);
});
