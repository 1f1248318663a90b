import { momentOf } from '../../../platform/clock.ts';
import { type Json, parseStrict } from '../door/parse-strict.ts';
import { JsonNumber } from '../validate/json-number.ts';
import type { Answer, Target } from './model.ts';

export const OPERATOR = 'CONFORM';

export type EnvelopeParts = {
  readonly number: string;
  readonly input: unknown;
  readonly message: string;
  readonly at: Date;
  /** Of the sign-in, empty before it. */
  readonly signNumber?: string;
};

export function envelopeText(target: Target, parts: EnvelopeParts): string {
  const { number, input, message, at, signNumber = '' } = parts;
  return JSON.stringify({
    infno: number,
    msgid: message,
    mdtrtarea_admvs: target.area,
    insuplc_admdvs: target.area,
    recer_sys_code: 'YB',
    dev_no: '',
    dev_safe_info: '',
    cainfo: '',
    signtype: '',
    infver: 'V1.0',
    opter_type: '1',
    opter: OPERATOR,
    opter_name: '符合性测试',
    inf_time: momentOf(at),
    fixmedins_code: target.provider,
    fixmedins_name: '符合性测试机构',
    sign_no: signNumber,
    input,
  });
}

/** Null where it is no JSON. */
export function parse(text: string): Json | null {
  try {
    return parseStrict(text).value;
  } catch {
    return null;
  }
}

/** Numbers as the digits that were written. */
export function plain(value: Json): Answer {
  if (value instanceof JsonNumber) return value.literal;
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
}

/** Where two answers differ first, as a path; null: nowhere. */
export function firstDifference(a: Answer, b: Answer, path = ''): string | null {
  if (a === b) return null;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return path;
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const below = Array.isArray(a) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`;
    const found = firstDifference(a[key], b[key], below);
    if (found !== null) return found;
  }
  return null;
}
