import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PROJECT_ROOT } from '../../platform/project-root.ts';
import { canonicalText, hashOfText, matterFrom } from './document/document-text.ts';
import { loadMatters, parseMatter } from './document/load-matters.ts';
import { createMatterShelf } from './matter-shelf.ts';
import { GRANT, TIP } from './testing.ts';

const parse = (text: string) => parseMatter(text, 'grant.yaml', new Set(['D14']));

test.each<[string, string, string, string]>([
  ['a misspelt field', 'effect: grant', 'efect: grant', 'effect: is missing'],
  ['a field nobody knows', 'money: true', 'money: true\nmonye: true', 'is not a field'],
  ['a day that is none', '2020-01-01', '2020-02-30', 'is not a day'],
  ['an unknown role', 'role: reviewer', 'role: king', '"king" is none of clerk'],
  ['an unknown kind', 'kind: phone', 'kind: telex', '"telex" is none of text'],
  ['a choice without choices', 'kind: text', 'kind: choice', 'has choices exactly when'],
  [
    'a condition on nothing',
    'field: why, is: [other] } ] }\n  - { name: phone',
    'field: who, is: [other] } ] }\n  - { name: phone',
    'no field "who" before it',
  ],
  [
    'a condition that never holds',
    'is: [other] } ] }\n  - { name',
    'is: [never] } ] }\n  - { name',
    '"never" is no value',
  ],
  ['the same step twice', 'code: decide', 'code: check', '"check" stands there twice'],
  ['more days than promised', 'workingDays: 3', 'workingDays: 30', 'more than the 10 promised'],
  ['an item that is not delegated', 'delegated: D14', 'delegated: D99', 'does not stand in'],
  ['stations without an item', 'delegated: D14\n', '', 'exactly when stations'],
  ['another code than its file', 'code: grant', 'code: gift', 'must be "grant"'],
  [
    'something unknown to be fetched',
    'fetched: person.phone',
    'fetched: person.shoe',
    'is not fetched',
  ],
  ['a number that is not personal', 'personal: true', 'personal: false', 'is personal always'],
  ['no YAML', 'names: {', 'names: }', 'cannot be used'],
])('a document with %s says so', (_, from, to, says) => {
  expect(GRANT).toContain(from);
  expect(() => parse(GRANT.replace(from, to))).toThrow(says);
});

test('money without a second person is refused', () => {
  const [first, last] = ['  - { code: decide', '\ndeadline'].map((at) => GRANT.indexOf(at));
  const text = GRANT.slice(0, first) + GRANT.slice((last ?? 0) + 1);
  expect(() => parse(text)).toThrow('there must be two, for two people');
});

test('a document is the same text however it is written, and is read again from it', () => {
  const matter = parse(GRANT);
  const text = canonicalText(matter);
  const spaced = GRANT.replace('group: test\n', '').concat('group:   test # moved\n');
  expect(canonicalText(parse(spaced))).toBe(text);
  expect(hashOfText(text)).toMatch(/^[0-9a-f]{64}$/);
  expect(matterFrom(text)).toEqual(matter);
});

test('a later document follows an earlier one on its day, and a case keeps its own', () => {
  const folder = mkdtempSync(join(tmpdir(), 'yikao-matters-'));
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  write('delegated.yaml', 'items: [{ code: D14, zh: 示范, en: Example }]\n');
  write(
    'hours.yaml',
    "closes: '17:00'\nacceptWithin: 2\npromiseWithin: 10\nsource: 'assumed: test'\n",
  );
  write('tip.yaml', TIP);
  write('tip.2025-07-01.yaml', TIP.replace('2020-01-01', '2025-07-01').replace('办结', '办结'));
  const book = loadMatters(folder);
  expect(book.hours).toEqual({ closes: '17:00', acceptWithin: 2, promiseWithin: 10 });
  const shelf = createMatterShelf(book, [
    { name: 'noted', carryOut: () => Promise.resolve({ result: {} }) },
  ]);
  expect(shelf.get('tip', '2025-06-30' as never).matter.from).toBe('2020-01-01');
  expect(shelf.get('tip', '2025-07-01' as never).matter.from).toBe('2025-07-01');
  expect(() => shelf.get('tip', '2019-12-31' as never)).toThrow('matters.unknown_matter');
  write('bad.yaml', 'code: bad\n');
  write('worse.yaml', 'code: [\n');
  expect(() => loadMatters(folder)).toThrow(/bad\.yaml[\s\S]*worse\.yaml/);
});

test('an effect that nobody brings stops the start by its name', () => {
  const matters = [parse(GRANT)];
  const book = {
    matters,
    delegated: [],
    hours: { closes: '17:30', acceptWithin: 1, promiseWithin: 15 },
  };
  expect(() => createMatterShelf(book, [])).toThrow('the effect "grant" is not registered');
});

test('a source is one that a reader can look up, or is said to be assumed', () => {
  const { matters } = loadMatters(join(PROJECT_ROOT, 'matters'));
  expect(matters.length).toBeGreaterThan(30);
  // Numbers of somebody's own notes are none: a law, a document, a newspaper with its day, or the word itself.
  for (const { code, source } of matters) {
    expect(source, code).not.toMatch(/\bseed\b|(^|[^\d])\d{3}-\d{2}(?!\d)/);
    expect(source, code).toMatch(/〔\d{4}〕|条|令|清单|国办|日报|报道|assumed:/);
  }
});
