/** Reading of foreign JSON. Every complaint names the place, and a field that nobody asked for is one. */
import { fen, type Money, type Rate } from '../../src/kernel/money.ts';

export class FormatError extends Error {
  override readonly name = 'FormatError';
}

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export type JsonObject = { readonly [key: string]: Json };

export type Fields = {
  readonly where: string;
  readonly object: JsonObject;
};

export function fieldsOf(value: Json | undefined, where: string): Fields {
  if (!isObject(value)) throw new FormatError(`${where} is not an object`);
  return { where, object: value };
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function expectKeys({ where, object }: Fields, known: readonly string[]): void {
  const unknown = Object.keys(object).filter((key) => !known.includes(key));
  if (unknown.length > 0) throw new FormatError(`${where} has unknown ${unknown.join(', ')}`);
}

export function has({ object }: Fields, key: string): boolean {
  return object[key] !== undefined && object[key] !== null;
}

export function child({ where, object }: Fields, key: string): Fields {
  return fieldsOf(object[key], `${where}.${key}`);
}

export function list({ where, object }: Fields, key: string): readonly Json[] {
  const value = object[key];
  if (!Array.isArray(value)) throw new FormatError(`${where}.${key} is not a list`);
  return value;
}

export function texts(fields: Fields, key: string): string[] {
  return list(fields, key).map(String);
}

export function text({ where, object }: Fields, key: string): string {
  const value = object[key];
  if (typeof value !== 'string') throw new FormatError(`${where}.${key} is not a text`);
  return value;
}

export function textOr(fields: Fields, key: string, otherwise: string): string {
  return has(fields, key) ? text(fields, key) : otherwise;
}

export function flag(fields: Fields, key: string): boolean {
  const value = fields.object[key] ?? false;
  if (typeof value !== 'boolean')
    throw new FormatError(`${fields.where}.${key} is not a yes or no`);
  return value;
}

export function whole({ where, object }: Fields, key: string): number {
  const value = object[key];
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) {
    throw new FormatError(`${where}.${key} is not a whole number`);
  }
  return value;
}

/** Integer fen. */
export function money(fields: Fields, key: string): Money {
  return fen(whole(fields, key));
}

export function moneyOr(fields: Fields, key: string, otherwise: Money): Money {
  return has(fields, key) ? money(fields, key) : otherwise;
}

export function moneyOrNone(fields: Fields, key: string): Money | null {
  return has(fields, key) ? money(fields, key) : null;
}

/** Integer basis points. */
export function rate(fields: Fields, key: string): Rate {
  return (BigInt(whole(fields, key)) * 100n) as Rate;
}

/** `value` with one place of it replaced: `inpatient.cap.amount`. */
export function withOverride(value: JsonObject, path: string, replacement: Json): JsonObject {
  const [head = '', ...rest] = path.split('.');
  if (rest.length === 0) return { ...value, [head]: replacement };
  const inner = value[head];
  return {
    ...value,
    [head]: withOverride(isObject(inner) ? inner : {}, rest.join('.'), replacement),
  };
}
