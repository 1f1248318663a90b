import type { ProviderId } from '../../../kernel/ids.ts';
import { Rejection } from '../../../kernel/rejection.ts';
import { fold } from '../catalogue/fold.ts';
import { ENVELOPE_FIELD, NOT_JSON } from '../errors.ts';
import type { Envelope, MessageId, Operator, TransactionNumber } from '../model.ts';
import { JsonNumber } from '../validate/json-number.ts';
import { canonicalDecimal, isAbsent } from '../validate/normalise.ts';
import { type Json, type Parsed, parseStrict } from './parse-strict.ts';

type Rule = {
  readonly length: number;
  readonly must?: true;
  readonly shape?: RegExp;
  readonly zh?: string;
  readonly en?: string;
};

const DIGITS = { shape: /^\d{6}$/, zh: '应为六位区划代码', en: 'it is six digits' } as const;

/** The envelope's fields. What printed tables require beyond these, clients leave out. */
const RULES = {
  infno: { length: 6, must: true },
  msgid: {
    length: 30,
    must: true,
    shape: /^[\x20-\x7e]+$/,
    zh: '应为可打印字符',
    en: 'it is printable',
  },
  mdtrtarea_admvs: { length: 6, must: true, ...DIGITS },
  insuplc_admdvs: { length: 6, ...DIGITS },
  recer_sys_code: { length: 10 },
  dev_no: { length: 100 },
  dev_safe_info: { length: 2000 },
  cainfo: { length: 1024 },
  signtype: { length: 10 },
  infver: { length: 6 },
  opter_type: { length: 3, shape: /^0*[123]$/, zh: '应为 1、2 或 3', en: 'it is 1, 2 or 3' },
  opter: { length: 30, must: true },
  opter_name: { length: 50 },
  inf_time: { length: 30 },
  fixmedins_code: { length: 30, must: true },
  fixmedins_name: { length: 200 },
  sign_no: { length: 50 },
} as const satisfies Readonly<Record<string, Rule>>;

type Name = keyof typeof RULES;

/** `devNo`, `dev_safeInfo` are found by folding; these are other words. */
const OTHER_WORDS: Readonly<Record<string, Name>> = {
  mdtrtareaadmdvs: 'mdtrtarea_admvs',
  insuplcadmvs: 'insuplc_admdvs',
  insuadmdvs: 'insuplc_admdvs',
};

const NAMES = new Map<string, Name>([
  ...Object.keys(RULES).map((name) => [fold(name), name as Name] as const),
  ...Object.entries(OTHER_WORDS),
]);

const EXACT = new Map(Object.keys(RULES).map((name) => [name, name as Name] as const));
const MUSTS = Object.entries<Rule>(RULES).flatMap(([name, { must }]) =>
  must ? [name as Name] : [],
);

const OPERATORS: Readonly<Record<string, Operator['kind']>> = {
  '1': 'clerk',
  '2': 'kiosk',
  '3': 'mobile',
};

/** The envelope in our words. Unknown keys are passed over. */
export function readEnvelope(parsed: Parsed): Envelope {
  const sent = objectOf(parsed.value);
  const fields = readFields(sent);
  const text = (name: Name) => fields.get(name) ?? '';
  const or = (name: Name) => fields.get(name) ?? null;
  const cainfo = or('cainfo');
  const { input, inputText, sealedInput } = inputOf(parsed, sent);
  return {
    number: text('infno').toUpperCase() as TransactionNumber,
    message: text('msgid') as MessageId,
    careArea: text('mdtrtarea_admvs'),
    insuredArea: or('insuplc_admdvs'),
    receiver: text('recer_sys_code'),
    device: { number: or('dev_no'), safety: or('dev_safe_info') },
    signature: cainfo === null ? null : { style: text('signtype').toUpperCase(), value: cainfo },
    operator: {
      id: text('opter'),
      name: text('opter_name'),
      kind: OPERATORS[text('opter_type').replace(/^0+/, '')] ?? 'clerk',
    },
    sentAt: text('inf_time'),
    provider: text('fixmedins_code') as ProviderId,
    providerName: text('fixmedins_name'),
    signInNumber: or('sign_no'),
    input,
    inputText,
    sealedInput,
  };
}

function objectOf(value: Json): { readonly [key: string]: Json } {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    if (!(value instanceof JsonNumber)) return value;
  }
  throw new Rejection(NOT_JSON, { position: '1' });
}

function readFields(sent: { readonly [key: string]: Json }): Map<Name, string> {
  const fields = new Map<Name, string>();
  for (const key in sent) {
    const name = EXACT.get(key) ?? NAMES.get(fold(key));
    const value = sent[key];
    if (name === undefined || isAbsent(value) || (fields.has(name) && key !== name)) continue;
    fields.set(name, checked(name, value));
  }
  for (const name of MUSTS) {
    if (!fields.has(name)) throw refusal(name, '必填', 'it is required');
  }
  return fields;
}

function checked(name: Name, value: Json | undefined): string {
  const rule: Rule = RULES[name];
  const text = textOf(value);
  if (text === null) throw refusal(name, '应为文字', 'it is text');
  if (text.length > rule.length && [...text].length > rule.length) {
    throw refusal(name, `最多 ${rule.length} 位`, `it has at most ${rule.length} characters`);
  }
  if (rule.shape && !rule.shape.test(text)) throw refusal(name, rule.zh ?? '', rule.en ?? '');
  return text;
}

function textOf(value: Json | undefined): string | null {
  if (value instanceof JsonNumber) return canonicalDecimal(value.literal);
  if (typeof value !== 'string' || value.includes('\u0000')) return null;
  return value.trim();
}

/** Hex or base64, which no JSON object is. Whether it may come so is known with the profile. */
const CIPHERTEXT = /^[0-9A-Za-z+/]{24,}={0,2}$/;

/** `input` is an object; some clients send it as JSON in a text, and where a profile wants it as SM4 ciphertext. */
function inputOf(parsed: Parsed, sent: { readonly [key: string]: Json }) {
  const key = Object.keys(sent).find(isInput);
  const input = key === undefined ? null : (sent[key] ?? null);
  if (key === undefined || isAbsent(input)) throw refusal('input', '必填', 'it is required');
  if (typeof input !== 'string') {
    return { input, inputText: parsed.textOf(key) ?? '', sealedInput: null };
  }
  if (CIPHERTEXT.test(input)) return { input: null, inputText: input, sealedInput: input };
  return { input: parseStrict(input).value, inputText: input, sealedInput: null };
}

const INPUT = 'input';

function isInput(key: string): boolean {
  return key === INPUT || (key.length === INPUT.length && key.toLowerCase() === INPUT);
}

function refusal(field: string, ruleZh: string, ruleEn: string): Rejection {
  return new Rejection(ENVELOPE_FIELD, { field, ruleZh, ruleEn });
}
