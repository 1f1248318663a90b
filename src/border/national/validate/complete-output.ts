import { assert } from '../../../kernel/assert.ts';
import type { FieldSpec, NodeSpec, TransactionSpec } from '../catalogue/model.ts';
import type { Output, OutRow, Value } from '../output.ts';
import { isDecimal } from '../write-json.ts';
import { childPaths } from './child-paths.ts';

/**
 * Everything the catalogue says an answer has, in its order: what a transaction did not give is null, an absent
 * node of many rows an empty list, extras copy the field they are like. A code that nobody knows is a defect.
 */
export function completeOutput(
  spec: TransactionSpec,
  output: Exclude<Output, { file: unknown }>,
): Value {
  const root = shapeOf(spec, '');
  if (Array.isArray(output))
    return (output as readonly OutRow[]).map((row) => completeRow(root, row));
  return completeRow(root, output as OutRow);
}

type Shape = {
  readonly spec: TransactionSpec;
  readonly node: NodeSpec;
  readonly fields: ReadonlyMap<string, FieldSpec>;
  readonly extras: readonly { readonly code: string; readonly like: string | null }[];
  readonly children: readonly { readonly name: string; readonly shape: Shape }[];
};

const shapes = new WeakMap<TransactionSpec, Shape>();

function shapeOf(spec: TransactionSpec, path: string): Shape {
  const known = path === '' ? shapes.get(spec) : undefined;
  if (known) return known;
  const node = spec.output.find((one) => one.path === path) ?? { path, rows: 'one', fields: [] };
  const children = childPaths(spec.output, path).map((child) => ({
    name: child.split('.').at(-1) ?? '',
    shape: shapeOf(spec, child),
  }));
  const names = new Set(children.map(({ name }) => name));
  const fields = new Map(
    node.fields.filter(({ code }) => !names.has(code)).map((field) => [field.code, field]),
  );
  const extras = spec.extras.filter((extra) => extra.path === path && !fields.has(extra.code));
  const shape = { spec, node, fields, extras, children };
  if (path === '') shapes.set(spec, shape);
  return shape;
}

function completeRow(shape: Shape, row: OutRow): OutRow {
  const complete: Record<string, Value> = {};
  for (const [code, field] of shape.fields)
    complete[code] = completeField(field, row[code] ?? null);
  for (const { code, like } of shape.extras) {
    complete[code] = row[code] ?? (like === null ? null : (complete[like] ?? null));
  }
  for (const { name, shape: child } of shape.children) {
    complete[name] = completeNode(child, row[name] ?? null);
  }
  const unknown = Object.keys(row).find((code) => !(code in complete));
  assert(
    unknown === undefined,
    `the answer of ${shape.spec.number} has no field ${shape.node.path}.${unknown}`,
  );
  return complete;
}

function completeNode(shape: Shape, value: Value): Value {
  if (Array.isArray(value)) {
    return (value as readonly OutRow[]).map((row) => completeRow(shape, row));
  }
  if (value === null) return shape.node.rows === 'many' ? [] : null;
  assert(typeof value === 'object' && !isDecimal(value), `${shape.node.path} is given as rows`);
  const row = completeRow(shape, value as OutRow);
  return shape.node.rows === 'many' ? [row] : row;
}

/** Names and remarks may be cut; a code or an id that does not fit is a defect. */
const CUT_FROM = 50;
const DECIMAL = /^-?\d+(?:\.\d+)?$/;

function completeField(field: FieldSpec, value: Value): Value {
  if (value === null) return null;
  if (field.type === 'number') return numeric(field, value);
  if (field.type !== 'text' || typeof value === 'object') return value;
  const text = String(value);
  if (field.length === null || text.length <= field.length) return text;
  assert(field.length >= CUT_FROM, `${field.code} has at most ${field.length} characters`);
  return [...text].slice(0, field.length).join('');
}

function numeric(field: FieldSpec, value: Value): Value {
  if (typeof value === 'number') return value;
  const text = isDecimal(value) ? value.decimal : value;
  assert(typeof text === 'string' && DECIMAL.test(text), `${field.code} is given as a number`);
  return { decimal: text };
}
