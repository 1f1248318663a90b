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
    const below = `${path}.`;
    const is = spec.input.some((node) => node.path === path || node.path.startsWith(below));
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
  if (!path.includes('.')) return top.many(path);
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
  const meant = meantValues(node, sent);
  const values: (Normal | undefined)[] = [];
  for (const field of node.inOrder) {
    const value = meant[field.at];
    if (value !== undefined) values.push(readField(field, value, where));
    else if (field.spec.need === 'must') {
      throw new Rejection(FIELD_MISSING, {
        node: where,
        field: field.spec.code,
        name: field.spec.zh,
      });
    } else values.push(undefined);
  }
  const children = node.children.map((child) => {
    const below = withStrayed(node, child, sent, meant[node.places.get(child.name) ?? -1]);
    return below === undefined ? undefined : readRows(child, below, where);
  });
  return new ReadRow({ node, where, values, children });
}

/** Values at the places of what they mean; an exact key before a misspelt one, a value before none. */
function meantValues(node: CompiledNode, sent: Sent): unknown[] {
  const { places } = node;
  const found = new Array<unknown>(places.size);
  for (const key in sent) {
    const value = sent[key];
    if (isAbsent(value)) continue;
    const exact = places.get(key);
    if (exact !== undefined) {
      found[exact] = value;
      continue;
    }
    const place = places.get(node.meant(key) ?? '');
    if (place !== undefined && found[place] === undefined) found[place] = value;
  }
  return found;
}

/** A node that belongs into the only row of its neighbour may be sent beside it: it is put where it belongs. */
function withStrayed(node: CompiledNode, child: CompiledNode, sent: Sent, below: unknown): unknown {
  if (node.spec.path !== '' || child.children.length === 0) return below;
  const inner = child.children.find(({ name }) => !isAbsent(sent[name]));
  if (!inner || node.meant(inner.name) !== null) return below;
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
  const unsigned = decimal.startsWith('-') ? decimal.slice(1) : decimal;
  const point = unsigned.indexOf('.');
  const whole = point < 0 ? unsigned : unsigned.slice(0, point);
  const fraction = point < 0 ? '' : unsigned.slice(point + 1);
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
