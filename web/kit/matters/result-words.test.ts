import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'vite';
import { expect, test } from 'vitest';
import { RESULTS, UNSAID } from './result-shown.ts';
import { resultWords } from './result-words.ts';

const COUNTER = join(import.meta.dirname, '..', '..', '..', 'src', 'counter');
/** The engine passes on what effects leave; the rest of the counter leaves nothing. */
const NO_EFFECTS = ['matters', 'desk', 'notices', 'papers', 'offices'];

type Node = { readonly type: string } & Readonly<Record<string, unknown>>;

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}

function* walk(node: unknown): Generator<Node> {
  if (Array.isArray(node)) for (const one of node) yield* walk(one);
  if (!isNode(node)) return;
  yield node;
  for (const value of Object.values(node)) yield* walk(value);
}

const nameOf = (node: unknown) => (isNode(node) ? (node.name as string | undefined) : undefined);

/** Names that an expression may put into a result; what cannot be followed is a name that nobody knows. */
function keysOf(node: unknown, file: readonly Node[]): string[] {
  if (!isNode(node)) return [];
  switch (node.type) {
    case 'ObjectExpression':
      return (node.properties as Node[]).flatMap((one) =>
        one.type === 'SpreadElement' ? keysOf(one.argument, file) : [nameOf(one.key) ?? '?'],
      );
    case 'ParenthesizedExpression':
    case 'TSAsExpression':
      return keysOf(node.expression, file);
    case 'LogicalExpression':
      return keysOf(node.right, file);
    case 'ConditionalExpression':
      return [...keysOf(node.consequent, file), ...keysOf(node.alternate, file)];
    case 'Identifier':
      return keysOfName(nameOf(node) ?? '', file);
    case 'CallExpression':
      return keysOfCall(nameOf(node.callee) ?? '', file);
    // What another function of the file left, which is looked at where it is made.
    case 'MemberExpression':
      return nameOf(node.property) === 'result' ? [] : ['?'];
    default:
      return ['?'];
  }
}

/** A variable's first value; one that was taken out of another result is looked at where that is made. */
function keysOfName(name: string, file: readonly Node[]): string[] {
  const made = file.find((node) => node.type === 'VariableDeclarator' && nameOf(node.id) === name);
  if (made) return keysOf(made.init, file);
  const taken = file.some(
    (node) =>
      node.type === 'VariableDeclarator' &&
      [...walk(node.id)].some((part) => part.type === 'Property' && nameOf(part.value) === name),
  );
  return taken && name === 'result' ? [] : ['?'];
}

function keysOfCall(name: string, file: readonly Node[]): string[] {
  const called = file.find(
    (node) => node.type === 'FunctionDeclaration' && nameOf(node.id) === name,
  );
  if (!called) return ['?'];
  const returned = [...walk(called.body)].filter(({ type }) => type === 'ReturnStatement');
  return returned.flatMap(({ argument }) => keysOf(argument, file));
}

function resultsOf(path: string): string[] {
  const text = readFileSync(path, 'utf8');
  const { program } = parseSync(path, text);
  const file = [...walk(program)];
  return (
    file
      .filter(({ type, key }) => type === 'Property' && nameOf(key) === 'result')
      // A parameter or a variable that is taken apart names a result and makes none.
      .filter(({ value }) => !isPattern(value, file))
      .flatMap(({ value }) => keysOf(value, file))
  );
}

function isPattern(value: unknown, file: readonly Node[]): boolean {
  return file.some(
    ({ type, properties }) =>
      type === 'ObjectPattern' && (properties as Node[]).some((one) => one.value === value),
  );
}

const files = readdirSync(COUNTER, { recursive: true, encoding: 'utf8' }).filter(
  (path) =>
    path.endsWith('.ts') &&
    !/test/.test(path) &&
    !NO_EFFECTS.includes(path.split(/[\\/]/)[0] ?? ''),
);
const left = new Map(
  files.flatMap((path) => resultsOf(join(COUNTER, path)).map((name) => [`${path}: ${name}`, name])),
);

test('whatever an effect leaves with a case has words in both languages, or is said to have none', () => {
  expect([...left.keys()].filter((one) => one.endsWith('?'))).toEqual([]);
  const known = [...Object.keys(RESULTS), ...UNSAID];
  for (const [where, name] of left) expect(known, where).toContain(name);
  for (const name of Object.keys(RESULTS)) {
    expect(Object.keys(resultWords.zh), name).toContain(name);
    expect(Object.keys(resultWords.en), name).toContain(name);
  }
});

test('no word waits for a result that nobody leaves', () => {
  const names = new Set(left.values());
  const idle = [...Object.keys(RESULTS), ...UNSAID].filter((name) => !names.has(name));
  expect(idle).toEqual([]);
});
