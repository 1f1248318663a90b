import { assert } from '../../../kernel/assert.ts';
import { Rejection } from '../../../kernel/rejection.ts';
import type { FieldSpec } from '../catalogue/model.ts';
import {
  FIELD_MISSING,
  FIELD_TOO_LONG,
  FIELD_TYPE,
  NODE_MISSING,
  NODE_SHAPE,
  TOO_MANY_ROWS,
  UNKNOWN_CODE,
} from '../errors.ts';
import type { Input, Row } from '../input.ts';
import type { CompiledField, CompiledInput, CompiledNode } from './compile.ts';
import { expectationOf } from './expectation.ts';
import { JsonNumber } from './json-number.ts';
import { isAbsent, type Normal } from './normalise.ts';
import { ReadRow } from './row.ts';

const ROWS_MAX = 10_000;

type Sent = Readonly<Record<string, unknown>>;

/**
 * Reads a message's `input` as the catalogue describes it: spellings unified, what means nothing left out, types,
 * lengths and codes checked. The first thing wrong, in the order of the catalogue, is refused.
 */
export function readInput({ spec, root }: CompiledInput, input: unknown): Input {
  if (!isObject(input)) throw new Rejection(NODE_SHAPE, { node: 'input' });
  const top = readRow(root, withRootFields(root, input), 'input');
  const [first] = spec.input;
  if (first && first.path !== '' && first.fields.some(({ need }) => need === 'must')) {
    if (rowsAt(top, first.path).length === 0) throw missing(first.path);
  }
  const known = (path: string) => {
    const is = spec.input.some((node) => node.path === path || node.path.startsWith(`${path}.`));
    if (path !== '' && !is) {
      assert(false, `the transaction ${spec.number} has the input node ${path}`);
    }
    return rowsAt(top, path);
  };
  return {
    one: (path) => {
      const [row] = known(path);
      if (!row) throw missing(path);
      return row;
    },
    oneOr: (path) => known(path)[0] ?? null,
    many: known,
    asSent: () => top.asSent(),
  };
}

function missing(node: string): Rejection {
  return new Rejection(NODE_MISSING, { node });
}

function rowsAt(top: Row, path: string): readonly Row[] {
  if (path === '') return [top];
  let rows: readonly Row[] = [top];
  for (const name of path.split('.')) rows = rows.flatMap((row) => row.many(name));
  return rows;
}

/** Where the fields stand without a node, some clients put them into `data` all the same. */
function withRootFields(root: CompiledNode, input: Sent): Sent {
  const { data } = input;
  if (root.fields.size === 0 || root.meant('data') !== null) return input;
  const inner = Array.isArray(data) && data.length === 1 ? (data[0] as unknown) : data;
  return isObject(inner) ? { ...inner, ...input } : input;
}

function readRow(node: CompiledNode, sent: Sent, where: string): Row {
  const meant = meantKeys(node, sent);
  const values = new Map<string, Normal>();
  for (const [code, field] of node.fields) {
    const value = meant.get(code);
    if (value !== undefined) values.set(code, readField(field, value, where));
    else if (field.spec.need === 'must') {
      throw new Rejection(FIELD_MISSING, { node: where, field: code, name: field.spec.zh });
    }
  }
  const children = new Map<string, readonly Row[]>();
  for (const child of node.children) {
    const below = withStrayed(node, child, sent, meant.get(child.name));
    if (below !== undefined) children.set(child.name, readRows(child, below, where));
  }
  return new ReadRow({ node, where, values, children });
}

/** Values by the code they mean; an exact key before a misspelt one, a value before none. */
function meantKeys(node: CompiledNode, sent: Sent): Map<string, unknown> {
  const found = new Map<string, unknown>();
  for (const key in sent) {
    const value = sent[key];
    if (isAbsent(value)) continue;
    const code = node.meant(key);
    if (code !== null && (code === key || !found.has(code))) found.set(code, value);
  }
  return found;
}

/** A node that belongs into the only row of its neighbour may be sent beside it: it is put where it belongs. */
function withStrayed(node: CompiledNode, child: CompiledNode, sent: Sent, below: unknown): unknown {
  const inner = child.children.find(({ name }) => !isAbsent(sent[name]));
  if (node.spec.path !== '' || !inner || node.meant(inner.name) !== null) return below;
  const only = Array.isArray(below) && below.length === 1 ? (below[0] as unknown) : below;
  const stray = { [inner.name]: sent[inner.name] };
  if (only === undefined) return stray;
  return isObject(only) ? { ...stray, ...only } : below;
}

function readRows(node: CompiledNode, sent: unknown, above: string): Row[] {
  const list = Array.isArray(sent) ? (sent as unknown[]) : [sent];
  const path = above === 'input' ? node.name : `${above}.${node.name}`;
  const rows = list.filter((row) => !isAbsent(row));
  const most = node.spec.rows === 'one' ? 1 : ROWS_MAX;
  if (rows.length > most) {
    throw new Rejection(TOO_MANY_ROWS, {
      node: path,
      most: String(most),
      given: String(rows.length),
    });
  }
  return rows.map((row, index) => {
    const where = node.spec.rows === 'one' ? path : `${path}[${index}]`;
    if (!isObject(row)) throw new Rejection(NODE_SHAPE, { node: where });
    return readRow(node, row, where);
  });
}

function readField(field: CompiledField, value: unknown, where: string): Normal {
  const { spec } = field;
  const read = field.read(value);
  if (read === null) throw wrongType(spec, value, where);
  if (spec.type === 'number') checkNumber(spec, read as string, where);
  if (typeof read === 'string' && spec.type === 'text') {
    checkLength(spec, read, where);
    if (field.codeOf) return knownCode(field, read, where);
  }
  return read;
}

function checkLength(spec: FieldSpec, text: string, where: string): void {
  if (spec.length === null || text.length <= spec.length) return;
  const given = [...text].length;
  if (given <= spec.length) return;
  const facts = {
    node: where,
    field: spec.code,
    length: String(spec.length),
    given: String(given),
  };
  throw new Rejection(FIELD_TOO_LONG, facts);
}

function checkNumber(spec: FieldSpec, decimal: string, where: string): void {
  const [whole = '', fraction = ''] = decimal.replace('-', '').split('.');
  const places = spec.length === null ? Math.max(spec.places, 6) : spec.places;
  if (fraction.length > places) throw wrongType(spec, decimal, where);
  if (spec.length !== null && whole.length > spec.length - spec.places) {
    const length = String(spec.length - spec.places);
    const facts = { node: where, field: spec.code, length, given: String(whole.length) };
    throw new Rejection(FIELD_TOO_LONG, facts);
  }
}

function knownCode(field: CompiledField, value: string, where: string): string {
  const code = field.codeOf?.(value);
  if (code !== null && code !== undefined) return code;
  const dictionary = field.spec.codes?.dictionary ?? '';
  const facts = { node: where, field: field.spec.code, dictionary, value: shown(value) };
  throw new Rejection(UNKNOWN_CODE, facts);
}

function wrongType(spec: FieldSpec, value: unknown, where: string): Rejection {
  return new Rejection(FIELD_TYPE, {
    node: where,
    field: spec.code,
    ...expectationOf(spec),
    value: shown(value),
  });
}

const SHOWN_MAX = 30;

function shown(value: unknown): string {
  if (value instanceof JsonNumber) return value.literal.slice(0, SHOWN_MAX);
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? '[…]' : '{…}';
  return String(value).slice(0, SHOWN_MAX);
}

function isObject(value: unknown): value is Sent {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof JsonNumber)
  );
}
