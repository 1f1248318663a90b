import { assert } from '../../../kernel/assert.ts';
import type { FieldSpec, NodeSpec, TransactionSpec } from '../catalogue/model.ts';
import { Decimal, Fitted, type Output, type OutRow, type Value } from '../output.ts';
import { quoted, writeJson } from '../write-json.ts';
import { childPaths } from './child-paths.ts';

/**
 * An answer's output as JSON, with everything the catalogue says it has, in its order: what a transaction did not
 * give is null, an absent node of many rows an empty list, extras copy the field they are like. A code that nobody
 * knows is a defect. Written straight from what was given, since every answer passes here.
 */
export function writeOutput(
  spec: TransactionSpec,
  output: Exclude<Output, { file: unknown }>,
): string {
  const root = shapeOf(spec, '');
  return Array.isArray(output) ? writeRows(root, output) : writeRow(root, output as Given);
}

type Given = OutRow | Fitted;

/** `head` is what stands before a value: a comma and its code as a JSON key. */
type Column = { readonly code: string; readonly head: string; readonly field: FieldSpec };
type Shape = {
  readonly spec: TransactionSpec;
  readonly node: NodeSpec;
  readonly columns: readonly Column[];
  /** What platforms answer beyond the tables; `like` is the column whose value it repeats. */
  readonly extras: readonly {
    readonly code: string;
    readonly head: string;
    readonly like: Column | null;
  }[];
  readonly children: readonly {
    readonly name: string;
    readonly head: string;
    readonly shape: Shape;
  }[];
  readonly known: ReadonlySet<string>;
};

const shapes = new WeakMap<TransactionSpec, Shape>();

function shapeOf(spec: TransactionSpec, path: string): Shape {
  const made = path === '' ? shapes.get(spec) : undefined;
  if (made) return made;
  const node = spec.output.find((one) => one.path === path) ?? { path, rows: 'one', fields: [] };
  const children = childPaths(spec.output, path).map((child) => {
    const name = child.split('.').at(-1) ?? '';
    return { name, head: headOf(name), shape: shapeOf(spec, child) };
  });
  const names = new Set(children.map(({ name }) => name));
  const columns = [
    ...new Map(
      node.fields
        .filter(({ code }) => !names.has(code))
        .map((field) => [field.code, { code: field.code, head: headOf(field.code), field }]),
    ).values(),
  ];
  const byCode = new Map(columns.map((column) => [column.code, column]));
  const extras = spec.extras
    .filter((extra) => extra.path === path && !byCode.has(extra.code))
    .map(({ code, like }) => ({
      code,
      head: headOf(code),
      like: (like === null ? null : byCode.get(like)) ?? null,
    }));
  const known = new Set([...byCode.keys(), ...extras.map(({ code }) => code), ...names]);
  const shape = { spec, node, columns, extras, children, known };
  if (path === '') shapes.set(spec, shape);
  return shape;
}

function headOf(code: string): string {
  return `,${quoted(code)}:`;
}

function writeRow(shape: Shape, given: Given): string {
  const fitted = given instanceof Fitted ? given : null;
  const told = (code: string) => (fitted ? fitted.find(code) : (given as OutRow)[code]) ?? null;
  let text = '';
  for (const { code, head, field } of shape.columns) {
    text += head + writeField(field, told(code));
  }
  for (const { code, head, like } of shape.extras) {
    const own = told(code);
    if (own !== null) text += head + writeJson(own);
    else if (like === null) text += `${head}null`;
    else text += head + writeField(like.field, told(like.code));
  }
  for (const { name, head, shape: child } of shape.children) {
    text += head + writeNode(child, told(name));
  }
  if (!fitted) checkKnown(shape, given as OutRow);
  return text === '' ? '{}' : `{${text.slice(1)}}`;
}

function checkKnown({ spec, node, known }: Shape, row: OutRow): void {
  for (const code in row) {
    if (known.has(code)) continue;
    assert(false, `the answer of ${spec.number} has no field ${node.path}.${code}`);
  }
}

function writeRows(shape: Shape, rows: readonly Given[]): string {
  return `[${rows.map((row) => writeRow(shape, row)).join(',')}]`;
}

function writeNode(shape: Shape, value: Value): string {
  if (Array.isArray(value)) return writeRows(shape, value as readonly Given[]);
  const many = shape.node.rows === 'many';
  if (value === null) return many ? '[]' : 'null';
  const isRow = typeof value === 'object' && !(value instanceof Decimal);
  assert(isRow, 'a node is given as rows');
  const row = writeRow(shape, value as Given);
  return many ? `[${row}]` : row;
}

/** Names and remarks may be cut; a code or an id that does not fit is a defect. */
const CUT_FROM = 50;
const DECIMAL = /^-?\d+(?:\.\d+)?$/;

function writeField(field: FieldSpec, value: Value): string {
  if (value === null) return 'null';
  if (field.type === 'number') return numeric(field, value);
  if (field.type !== 'text' || typeof value === 'object') return writeJson(value);
  const text = String(value);
  if (field.length === null || text.length <= field.length) return quoted(text);
  // Counted as what was read was: a character beyond the basic plane is one, though two in a string's length.
  const characters = [...text];
  if (characters.length > field.length && field.length < CUT_FROM) {
    assert(false, `${field.code} has at most ${field.length} characters`);
  }
  return quoted(characters.slice(0, field.length).join(''));
}

function numeric({ code }: FieldSpec, value: Value): string {
  if (typeof value === 'number') return String(value);
  const text = value instanceof Decimal ? value.decimal : value;
  if (typeof text !== 'string' || !DECIMAL.test(text))
    assert(false, `${code} is given as a number`);
  return text as string;
}
