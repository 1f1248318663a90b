import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CASE_ACTS } from '../../src/counter/matters/model.ts';
import { caseSentence } from './case-sentence.ts';
import { caseWordsEn } from './case-words.en.ts';
import { caseWordsZh } from './case-words.zh.ts';

/** A name of a document and a refusal come in both languages, as `nameZh` and `nameEn`. */
const factsOf = (text = '') =>
  [...text.matchAll(/\{(\w+)\}/g)]
    .map(([, fact]) => fact?.replace(/^(name|why)(Zh|En)$/, '$1'))
    .sort();

test('every act has a sentence in both languages, with the same facts', () => {
  for (const act of CASE_ACTS) expect(Object.keys(caseWordsZh)).toContain(`act.${act}`);
  expect(Object.keys(caseWordsEn).sort()).toEqual(Object.keys(caseWordsZh).sort());
  for (const [key, text] of Object.entries(caseWordsZh)) {
    expect(factsOf(caseWordsEn[key]), key).toEqual(factsOf(text));
    expect(caseWordsEn[key], key).not.toMatch(/\p{Script=Han}/u);
  }
});

test('every hint that the counter gives has a sentence', () => {
  const root = join(import.meta.dirname, '..', '..', 'src', 'counter');
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.endsWith('.ts') && !path.includes('test'),
  );
  const codes = files.flatMap((path) => {
    const text = readFileSync(join(root, path), 'utf8');
    // A hint is an object with a code and a weight; the rule of an automatic matter says `look` with a code.
    // One of two codes, as the case may be, is told like any other.
    const hints = [...text.matchAll(/\bcode:([^;{}]*?)weight:/g)].flatMap(([, code = '']) => [
      ...code.matchAll(/'([a-z][\w-]*\.[\w.-]+)'/g),
    ]);
    const looks = [...text.matchAll(/says: 'look',?\s*code: '([a-z][\w.-]+)'/g)];
    return [...hints, ...looks].map(([, code]) => code);
  });
  for (const code of codes) expect(Object.keys(caseWordsZh)).toContain(`hint.${code}`);
});

test('a reason brings its colon, and a fact that is not told leaves no gap', () => {
  expect(caseSentence('zh', 'act.return', { reason: '缺发票' })).toBe('退回补正：缺发票');
  expect(caseSentence('en', 'act.return', { reason: 'no invoice' })).toBe(
    'returned it for correction: no invoice',
  );
  expect(caseSentence('zh', 'act.approve', {})).toBe('予以通过');
  expect(caseSentence('en', 'hint.unheard', {})).toBe('hint.unheard');
});
