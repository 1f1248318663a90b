import { expect, test } from 'vitest';
import { contextPapers } from './layout.ts';
import { readSource } from './source-file.ts';
import { problemsOf } from './tidy.ts';
import { FILE_LINES_MAX, FUNCTION_LINES_MAX, machinePaths, statementNames } from './words.ts';

const what = (path: string, text: string) => problemsOf(path, text).map((problem) => problem.what);
const lines = (count: number, line = '  f();') => `${line}\n`.repeat(count);

test('a tidy file has no problems', () => {
  const text = "import { sum } from '../../kernel/money.ts';\n\nexport const total = sum([]);\n";
  expect(what('src/money/benefit/total.ts', text)).toEqual([]);
});

test.each([
  ['src/kernel/a.ts', '../platform/sql.ts', 'kernel may not import platform'],
  [
    'src/rules/policy/a.ts',
    '../../money/ledger/index.ts',
    'rules/policy may not import money/ledger',
  ],
  ['src/money/provider/a.ts', '../ledger/index.ts', 'money/provider may not import money/ledger'],
  ['src/watch/proof/a.ts', '../../main.ts', 'watch/proof may not import main'],
])('wings: %s may not import %s', (path, from, problem) => {
  expect(what(path, `import { x } from '${from}';\n`)).toContain(problem);
  expect(what(path, `import type { x } from '${from}';\n`)).toContain(problem);
  expect(what(path, `export { x } from '${from}';\n`)).toContain(problem);
  expect(what(path, `const x = await import('${from}');\n`)).toContain(problem);
});

test('wings: an unlisted context or wing is told', () => {
  expect(what('src/money/loans/a.ts', '')).toEqual(['money/loans is not in the list of contexts']);
  expect(what('src/extra/a.ts', '')).toEqual(['unknown wing extra']);
});

test.each(['src/money/settlement/a.ts', 'src/main/a.ts', 'tools/demo/a.ts'])(
  'doors: %s enters another context through index.ts',
  (path) => {
    const up = path.startsWith('tools') ? '../../src/' : path.includes('main') ? '../' : '../../';
    const problem = 'import people/accounts through its index.ts';
    expect(what(path, `import { x } from '${up}people/accounts/store.ts';\n`)).toEqual([problem]);
    expect(what(path, `import { x } from '${up}people/accounts/index.ts';\n`)).toEqual([]);
  },
);

test('the pages import types only', () => {
  const path = 'web/kit/a.ts';
  const door = '../../src/money/settlement/index.ts';
  expect(what(path, `import { x } from '${door}';\n`)).toEqual(['web imports only types of src']);
  expect(what(path, `import type { X } from '${door}';\n`)).toEqual([]);
  expect(what(path, `import { type X } from '${door}';\n`)).toEqual([]);
});

test.each(["export * from './a.ts';\n", 'export const a = 1;\n', "import './a.ts';\n"])(
  'a door holds named exports only: %s',
  (text) => {
    expect(what('src/rules/policy/index.ts', text)).toEqual([
      'index.ts holds only `export { … } from …`',
    ]);
  },
);

test.each([
  'util',
  'utils',
  'helpers',
  'manager',
  'service',
  'types',
  'common',
  'base',
  'database',
])('no file is named %s', (name) => {
  expect(what(`src/platform/${name}.ts`, '')).toEqual([
    `no file is named "${name}": say what it does`,
  ]);
});

test('file names are kebab-case', () => {
  expect(what('src/platform/dataFolder.ts', '')).toEqual(['file names are kebab-case']);
});

test.each([
  ['new Date()', 'new Date'],
  ['Date.now()', 'Date.now'],
  ['Math.random()', 'Math.random'],
  ['randomUUID()', 'randomUUID'],
  ['crypto.randomUUID()', 'crypto.randomUUID'],
  ['Math.round(1.5)', 'Math.round'],
  ['[1].map(Math.round)', 'Math.round'],
  ['parseFloat("1")', 'parseFloat'],
  ['amount.toFixed(2)', 'amount.toFixed'],
])('no %s in src', (code, name) => {
  const problem = `no ${name} here`;
  expect(what('src/money/benefit/a.ts', `export const a = ${code};\n`)).toContain(problem);
  expect(what('src/money/benefit/a.test.ts', `export const a = ${code};\n`)).toEqual([]);
});

test('the one clock may ask the time', () => {
  expect(what('src/platform/clock.ts', 'export const a = new Date();\n')).toEqual([]);
});

test('sizes: a long file, a long function, many parameters', () => {
  expect(what('src/kernel/a.ts', lines(FILE_LINES_MAX, 'f();'))).toEqual([]);
  expect(what('src/kernel/a.ts', lines(FILE_LINES_MAX + 1, 'f();'))).toEqual([
    '401 lines; at most 400',
  ]);
  const long = (count: number) => `function long() {\n${lines(count)}}\n`;
  expect(what('src/kernel/a.ts', long(FUNCTION_LINES_MAX - 2))).toEqual([]);
  expect(what('src/kernel/a.ts', long(FUNCTION_LINES_MAX - 1))).toEqual([
    'long has 61 lines; at most 60',
  ]);
  const method = `const it = { long() {\n${lines(FUNCTION_LINES_MAX)}} };\n`;
  expect(what('src/kernel/a.ts', method)).toEqual(['long has 62 lines; at most 60']);
  expect(what('src/kernel/a.ts', 'const f = (a, b, c, d, e) => a;\n')).toEqual([
    'f has 5 parameters; take an object',
  ]);
});

test('sizes: what a function holds inside is counted with the inner ones', () => {
  const inner = `  function inner() {\n${lines(50)}  }\n`;
  expect(what('src/kernel/a.ts', `function outer() {\n${inner}${inner}}\n`)).toEqual([]);
});

test.each([
  ['// TODO later\n', 'no TODO'],
  ['/* FIXME */\n', 'no FIXME'],
  ['// @ts-ignore\n', 'no @ts-ignore'],
  ['test.skip("a", f);\n', 'no test.skip'],
  ['describe.only("a", f);\n', 'no describe.only'],
  ['const a = b as any;\n', 'no any'],
])('leftovers: %s', (text, problem) => {
  expect(what('src/kernel/a.test.ts', text)).toEqual([problem]);
});

test('leftovers: words in strings are not comments', () => {
  expect(what('src/kernel/a.ts', "const a = '// TODO';\n")).toEqual([]);
});

test('national field codes stay in the border', () => {
  const text = 'const psn_no = row.mdtrt_id;\n';
  expect(what('src/money/benefit/a.ts', text)).toEqual(['national field codes stay in src/border']);
  expect(what('web/kit/a.ts', text)).toHaveLength(1);
  expect(what('src/border/national/a.ts', text)).toEqual([]);
});

const machine = ['home/me/x', 'root/x', 'work/main', 'Users/me'].map((path) => `/${path}`);

test.each(machine)('no path of a machine: %s', (path) => {
  expect(machinePaths('docs/a.md', `see ${path}\n`)).toHaveLength(1);
  expect(machinePaths('docs/a.md', `see src${path}\n`)).toEqual([]);
});

test('each context has a short README and a door', () => {
  const paths = ['src/rules/policy/model.ts', 'src/kernel/money.ts'];
  expect(contextPapers(paths, () => 1).map(({ path }) => path)).toEqual([
    'src/rules/policy/README.md',
    'src/rules/policy/index.ts',
  ]);
  const all = [...paths, 'src/rules/policy/README.md', 'src/rules/policy/index.ts'];
  expect(contextPapers(all, () => 40)).toEqual([]);
  expect(contextPapers(all, () => 41).map(({ what }) => what)).toEqual(['is longer than 40 lines']);
});

test('a statement name is used once', () => {
  const file = (path: string, name: string) =>
    readSource(path, `await sql('${name}', 'select 1');\nawait database.sql('b: two', 'x');\n`);
  expect(statementNames([file('src/kernel/a.ts', 'a: one')])).toEqual([]);
  expect(
    statementNames([file('src/kernel/a.ts', 'a: one'), file('src/kernel/b.ts', 'a: one')]),
  ).toHaveLength(2);
  expect(statementNames([file('src/kernel/a.ts', `a: ${'x'.repeat(60)}`)]).length).toBe(0);
  expect(statementNames([file('src/kernel/a.ts', `a: ${'x'.repeat(61)}`)]).length).toBe(1);
});
