import { assert } from '../../kernel/assert.ts';
import { type Day, isDay } from '../../kernel/days.ts';
import { type Money, yuan } from '../../kernel/money.ts';
import type { Form } from './model.ts';

/** A bank account of a person as a form holds it. */
export type FormAccount = {
  readonly holder: string;
  readonly bank: string;
  readonly number: string;
};

/** What an effect reads of a form. That the form fits its document was seen when it was submitted. */
export function findText(form: Form, name: string): string | null {
  const value = form[name];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

export function getText(form: Form, name: string): string {
  const text = findText(form, name);
  assert(text !== null, `the form answers ${name}`);
  return text;
}

export function findDay(form: Form, name: string): Day | null {
  const text = findText(form, name);
  return text !== null && isDay(text) ? text : null;
}

export function getDay(form: Form, name: string): Day {
  const found = findDay(form, name);
  assert(found !== null, `the form answers ${name} with a day`);
  return found;
}

export function findAmount(form: Form, name: string): Money | null {
  const text = findText(form, name);
  return text !== null && /^\d{1,12}(\.\d{1,2})?$/.test(text) ? yuan(text) : null;
}

export function getAmount(form: Form, name: string): Money {
  const found = findAmount(form, name);
  assert(found !== null, `the form answers ${name} with an amount`);
  return found;
}

export function findAccount(form: Form, name: string): FormAccount | null {
  const value = form[name];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const { holder = '', bank = '', number = '' } = value as Readonly<Record<string, string>>;
  return number.trim() === '' ? null : { holder, bank, number };
}
