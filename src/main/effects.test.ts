import { expect, test } from 'vitest';
import { loadMatters } from '../counter/matters/index.ts';
import { effectsOf, MATTERS, matterBook } from './effects.ts';

const effects = effectsOf({} as never).map(({ name }) => name);
const documents = loadMatters(MATTERS).matters;

test('every document has its effect', () => {
  const missing = documents.filter(({ effect }) => !effects.includes(effect));
  expect(missing.map(({ code }) => code)).toEqual([]);
});

test('every effect has its document, and its name once', () => {
  const named = new Set(documents.map(({ effect }) => effect));
  expect(effects.filter((name) => !named.has(name))).toEqual([]);
  expect(effects.filter((name, index) => effects.indexOf(name) !== index)).toEqual([]);
});

test('the 27 items that may be delegated have their codes and names', () => {
  const { delegated } = matterBook();
  expect(delegated.map(({ code }) => code)).toEqual(
    Array.from({ length: 27 }, (_, index) => `D${String(index + 1).padStart(2, '0')}`),
  );
  expect(new Set(delegated.map(({ zh }) => zh)).size).toBe(27);
});

test('every item that may be delegated has a document that is brought by it', () => {
  const { delegated, matters } = matterBook();
  const used = new Set(matters.map((matter) => matter.delegated));
  expect(delegated.map(({ code }) => code).filter((code) => !used.has(code))).toEqual([]);
});
