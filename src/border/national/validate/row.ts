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
  /** In the order of the node's fields, and of its children; undefined: absent. */
  readonly values: readonly (Normal | undefined)[];
  readonly children: readonly (readonly Row[] | undefined)[];
};

/** Made for each row of each message, so it is a class: its methods are made once. */
export class ReadRow implements Row {
  readonly where: string;
  readonly #parts: RowParts;

  constructor(parts: RowParts) {
    this.where = parts.where;
    this.#parts = parts;
  }

  has(code: string): boolean {
    return this.#get(code) !== null;
  }

  textOr(code: string): string | null {
    return this.#get(code, TEXTS) as string | null;
  }

  text(code: string): string {
    return this.#must(code, this.textOr(code));
  }

  moneyOr(code: string): Money | null {
    const text = this.decimalOr(code);
    if (text === null) return null;
    if (!MONEY.test(text)) throw this.refuse(code, '金额最多两位小数');
    return text.startsWith('-') ? negate(yuan(text.slice(1))) : yuan(text);
  }

  money(code: string): Money {
    return this.#must(code, this.moneyOr(code));
  }

  decimalOr(code: string): string | null {
    return this.#get(code, NUMBERS) as string | null;
  }

  decimal(code: string): string {
    return this.#must(code, this.decimalOr(code));
  }

  wholeOr(code: string): number | null {
    const text = this.decimalOr(code);
    if (text === null) return null;
    const value = Number(text);
    if (!Number.isSafeInteger(value)) throw this.refuse(code, '应为整数');
    return value;
  }

  whole(code: string): number {
    return this.#must(code, this.wholeOr(code));
  }

  dayOr(code: string): Day | null {
    return dayIn(this.#get(code, TIMES) as string | null);
  }

  day(code: string): Day {
    return this.#must(code, this.dayOr(code));
  }

  momentOr(code: string): Moment | null {
    return momentIn(this.#get(code, TIMES) as string | null);
  }

  moment(code: string): Moment {
    return this.#must(code, this.momentOr(code));
  }

  flag(code: string): boolean {
    return isSet(this.#get(code));
  }

  bytes(code: string): Uint8Array {
    return this.#must(code, this.#get(code, BYTES) as Uint8Array | null);
  }

  one(name: string): Row | null {
    return childrenOf(this.#parts, name)[0] ?? null;
  }

  many(name: string): readonly Row[] {
    return childrenOf(this.#parts, name);
  }

  asSent(): Readonly<Record<string, unknown>> {
    return asSent(this.#parts);
  }

  refuse(code: string, rule: string): Rejection {
    return new Rejection(FIELD_RULE, {
      node: this.where,
      field: this.#field(code).spec.code,
      rule,
    });
  }

  #field(code: string): CompiledField {
    const { node } = this.#parts;
    const field = node.fields.get(code);
    if (!field) assert(false, `the catalogue has the field ${node.spec.path}.${code}`);
    return field as CompiledField;
  }

  #get(code: string, types?: readonly FieldType[]): Normal | null {
    const { at, spec } = this.#field(code);
    if (types && !types.includes(spec.type)) assert(false, `${code} is read by its type`);
    return this.#parts.values[at] ?? null;
  }

  #must<Value>(code: string, value: Value | null): Value {
    if (value !== null) return value;
    const name = this.#field(code).spec.zh;
    throw new Rejection(FIELD_MISSING, { node: this.where, field: code, name });
  }
}

const TEXTS: readonly FieldType[] = ['text', 'number', 'day', 'moment'];
const NUMBERS: readonly FieldType[] = ['number'];
const TIMES: readonly FieldType[] = ['day', 'moment'];
const BYTES: readonly FieldType[] = ['bytes'];
const MONEY = /^-?\d+(?:\.\d{1,2})?$/;

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
  const at = node.children.findIndex((child) => child.name === name);
  if (at < 0) assert(false, `the catalogue has the node ${node.spec.path}.${name}`);
  return children[at] ?? [];
}

function asSent({ node, values, children }: RowParts): Readonly<Record<string, unknown>> {
  const sent: Record<string, unknown> = {};
  for (const { at, spec } of node.inOrder) {
    const value = values[at];
    if (value === undefined) continue;
    sent[spec.code] = value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value;
  }
  for (const [at, { name }] of node.children.entries()) {
    const rows = children[at];
    if (rows) sent[name] = rows.map((row) => row.asSent());
  }
  return sent;
}
