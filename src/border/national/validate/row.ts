import { assert } from '../../../kernel/assert.ts';
import type { Day } from '../../../kernel/days.ts';
import type { Moment } from '../../../kernel/moment.ts';
import { type Money, negate, yuan } from '../../../kernel/money.ts';
import { Rejection } from '../../../kernel/rejection.ts';
import type { FieldType } from '../catalogue/model.ts';
import { FIELD_MISSING, FIELD_RULE } from '../errors.ts';
import type { Row } from '../input.ts';
import type { CompiledField, CompiledNode } from './compile.ts';
import type { Normal } from './normalise.ts';

export type RowParts = {
  readonly node: CompiledNode;
  readonly where: string;
  readonly values: ReadonlyMap<string, Normal>;
  readonly children: ReadonlyMap<string, readonly Row[]>;
};

type Get = (code: string, ...types: readonly FieldType[]) => Normal | null;

export function makeRow(parts: RowParts): Row {
  const { node, where, values } = parts;
  const fieldOf = (code: string): CompiledField => {
    const field = node.fields.get(code);
    assert(field, `the catalogue has the field ${node.spec.path}.${code}`);
    return field;
  };
  const get: Get = (code, ...types) => {
    const field = fieldOf(code);
    assert(types.length === 0 || types.includes(field.spec.type), `${code} is read by its type`);
    return values.get(code) ?? null;
  };
  const refuse = (code: string, rule: string) =>
    new Rejection(FIELD_RULE, { node: where, field: fieldOf(code).spec.code, rule });
  const must = <Value>(code: string, value: Value | null): Value => {
    if (value !== null) return value;
    throw new Rejection(FIELD_MISSING, { node: where, field: code, name: fieldOf(code).spec.zh });
  };
  const numbers = numbersOf(get, refuse);
  const textOr = (code: string) => get(code, 'text', 'number', 'day', 'moment') as string | null;
  const dayOr = (code: string) => dayIn(get(code, 'day', 'moment') as string | null);
  const momentOr = (code: string) => momentIn(get(code, 'day', 'moment') as string | null);
  return {
    where,
    has: (code) => get(code) !== null,
    textOr,
    text: (code) => must(code, textOr(code)),
    moneyOr: numbers.money,
    money: (code) => must(code, numbers.money(code)),
    decimalOr: numbers.decimal,
    decimal: (code) => must(code, numbers.decimal(code)),
    wholeOr: numbers.whole,
    whole: (code) => must(code, numbers.whole(code)),
    dayOr,
    day: (code) => must(code, dayOr(code)),
    momentOr,
    moment: (code) => must(code, momentOr(code)),
    flag: (code) => isSet(get(code)),
    bytes: (code) => must(code, get(code, 'bytes') as Uint8Array | null),
    one: (name) => childrenOf(parts, name)[0] ?? null,
    many: (name) => childrenOf(parts, name),
    asSent: () => asSent(parts),
    refuse,
  };
}

function numbersOf(get: Get, refuse: Row['refuse']) {
  const decimal = (code: string) => get(code, 'number') as string | null;
  const money = (code: string): Money | null => {
    const text = decimal(code);
    if (text === null) return null;
    if (!/^-?\d+(?:\.\d{1,2})?$/.test(text)) throw refuse(code, '金额最多两位小数');
    return text.startsWith('-') ? negate(yuan(text.slice(1))) : yuan(text);
  };
  const whole = (code: string): number | null => {
    const text = decimal(code);
    if (text === null) return null;
    const value = Number(text);
    if (!Number.isSafeInteger(value)) throw refuse(code, '应为整数');
    return value;
  };
  return { decimal, money, whole };
}

function dayIn(text: string | null): Day | null {
  return text === null ? null : (text.slice(0, 10) as Day);
}

function momentIn(text: string | null): Moment | null {
  if (text === null) return null;
  return (text.length === 10 ? `${text} 00:00:00` : text) as Moment;
}

/** Flags are mostly texts of a dictionary: `1` is yes. */
function isSet(value: Normal | null): boolean {
  return value === true || value === '1' || value === '01';
}

function childrenOf({ node, children }: RowParts, name: string): readonly Row[] {
  assert(
    node.children.some((child) => child.name === name),
    `the catalogue has the node ${node.spec.path}.${name}`,
  );
  return children.get(name) ?? [];
}

function asSent({ values, children }: RowParts): Readonly<Record<string, unknown>> {
  const own = [...values].map(([code, value]) => [
    code,
    value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value,
  ]);
  const below = [...children].map(([name, rows]) => [name, rows.map((row) => row.asSent())]);
  return Object.fromEntries([...own, ...below]);
}
