import { isDay } from '../../kernel/days.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { isIdNumber } from '../../people/enrolment/index.ts';
import { FIELD_MISSING, FIELD_WRONG, UNKNOWN_FIELD } from './errors.ts';
import type { Condition, Field, FieldKind, Form, FormValue, Matter } from './model.ts';

const TEXT_MAX = 200;
const LONG_TEXT_MAX = 2_000;
const LINES_MAX = 1_000;

/** Whether a question is asked, or a paper wanted, with these answers. */
export function applies(when: readonly Condition[], form: Form): boolean {
  return when.every(({ field, is }) => is.includes(String(form[field] ?? '')));
}

/**
 * The answers to what is asked, in the order of the form. What is not asked any more after another answer was changed
 * is dropped; what the document does not know is refused, since nobody would ever read it.
 */
export function readForm(matter: Matter, given: Form): Form {
  for (const name of Object.keys(given)) {
    if (!matter.fields.some((field) => field.name === name)) {
      throw new Rejection(UNKNOWN_FIELD, { field: name });
    }
  }
  const form: Record<string, FormValue> = {};
  for (const field of matter.fields) {
    if (!applies(field.when, form)) continue;
    const value = cleaned(given[field.name] ?? null);
    if (value === null) {
      if (field.required) throw new Rejection(FIELD_MISSING, factsOf(field));
      continue;
    }
    if (!fitsField(field, value)) throw new Rejection(FIELD_WRONG, factsOf(field));
    form[field.name] = field.kind === 'place' ? placeOf(value) : value;
  }
  return form;
}

function factsOf({ name, label }: Field) {
  return { field: name, nameZh: label.zh, nameEn: label.en };
}

/** One code of six digits a place: four name a prefecture. */
function placeOf(value: FormValue): FormValue {
  return typeof value === 'string' ? value.padEnd(6, '0') : value;
}

function cleaned(value: FormValue): FormValue {
  if (typeof value !== 'string') return value;
  const text = value.trim();
  return text === '' ? null : text;
}

function fitsField({ kind, choices }: Field, value: FormValue): boolean {
  if (kind === 'choice') return choices.some((choice) => choice.value === value);
  return FITS[kind](value);
}

const text = (most: number) => (value: FormValue) =>
  typeof value === 'string' && value.length <= most;
const like = (pattern: RegExp) => (value: FormValue) =>
  typeof value === 'string' && pattern.test(value);
const id = like(/^\S{1,64}$/);

const FITS: Readonly<Record<FieldKind, (value: FormValue) => boolean>> = {
  text: text(TEXT_MAX),
  'long-text': text(LONG_TEXT_MAX),
  day: (value) => typeof value === 'string' && isDay(value),
  number: like(/^\d{1,12}(\.\d{1,6})?$/),
  money: like(/^\d{1,10}(\.\d{1,2})?$/),
  choice: text(TEXT_MAX),
  'yes-no': (value) => typeof value === 'boolean',
  place: like(/^\d{4}(\d{2})?$/),
  county: like(/^\d{6}$/),
  township: like(/^\d{2,4}$/),
  phone: like(/^(1\d{10}|0\d{2,3}-?\d{7,8})$/),
  'id-number': (value) => typeof value === 'string' && isIdNumber(value.toUpperCase()),
  person: id,
  provider: id,
  disease: id,
  group: id,
  settlement: id,
  case: id,
  account: isAccount,
  lines: isLines,
};

function isRecord(value: unknown): value is Readonly<Record<string, string>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.values(value).every((one) => typeof one === 'string' && one.length <= TEXT_MAX);
}

function isAccount(value: FormValue): boolean {
  if (!isRecord(value)) return false;
  const { holder = '', bank = '', number = '', ...rest } = value;
  const named = holder.trim() !== '' && bank.trim() !== '' && Object.keys(rest).length === 0;
  return named && /^\d{8,30}$/.test(number);
}

function isLines(value: FormValue): boolean {
  return Array.isArray(value) && value.length <= LINES_MAX && value.every(isRecord);
}
