import { isDay } from '../../kernel/days.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { yuan } from '../../kernel/money.ts';
import { Rejection } from '../../kernel/rejection.ts';
import type { Case, Form } from '../matters/index.ts';
import { FIELD_WRONG } from './errors.ts';
import type { AllowanceClaim, Birth } from './model.ts';

const CHILDREN_MAX = 9;
const WEEKS_MAX = 28;

/** What the form of a case asks for. */
export function readAllowanceClaim({
  id,
  person,
  form,
}: Pick<Case, 'id' | 'person' | 'form'>): AllowanceClaim {
  const { holder, bank, number } = (form.account ?? {}) as Readonly<Record<string, string>>;
  if (!holder || !bank || !number) throw wrong('account');
  const wage = text(form, 'monthlyWage');
  if (!/^\d{1,8}(\.\d{1,2})?$/.test(wage) || Number(wage) === 0) throw wrong('monthlyWage');
  const payee = text(form, 'payee') === 'unit' ? 'unit' : 'person';
  const unit = text(form, 'unit');
  if (payee === 'unit' && unit === '') throw wrong('unit');
  const account = { holder, bank, number };
  const birth = birthOf(form);
  const monthlyWage = yuan(wage);
  return { case: id, person: person as PersonId, birth, monthlyWage, payee, unit, account };
}

function birthOf(form: Form): Birth {
  const on = text(form, 'on');
  if (!isDay(on)) throw wrong('on');
  if (text(form, 'event') === 'miscarriage') {
    return { is: 'miscarriage', on, weeks: whole(form, 'weeks', WEEKS_MAX) };
  }
  const difficult = form.difficult === true;
  return { is: 'delivery', on, difficult, children: whole(form, 'children', CHILDREN_MAX) };
}

function whole(form: Form, name: string, most: number): number {
  const value = Number(text(form, name) || '1');
  if (!Number.isInteger(value) || value < 1 || value > most) throw wrong(name);
  return value;
}

function text(form: Form, name: string): string {
  const value = form[name];
  return typeof value === 'string' ? value.trim() : '';
}

function wrong(field: string): Rejection {
  return new Rejection(FIELD_WRONG, { field });
}
