import { type Day, isDay } from '../../kernel/days.ts';
import { Rejection } from '../../kernel/rejection.ts';
import type { RecognisedKind } from '../../rules/policy/index.ts';
import type { Form } from '../matters/index.ts';
import { NOT_A_DAY, UNKNOWN_KIND } from './errors.ts';
import type { AskedRecognition } from './model.ts';

const KINDS: readonly RecognisedKind[] = ['chronic', 'special', 'two-diseases'];

/** What an application says; a matter for one kind does not ask which. */
export function readAsked(form: Form, kind?: RecognisedKind): AskedRecognition {
  return {
    kind: kind ?? readKind(form),
    disease: textIn(form, 'disease'),
    startsOn: readDay(form, 'startsOn'),
  };
}

function readKind(form: Form): RecognisedKind {
  const said = textIn(form, 'kind');
  const kind = KINDS.find((known) => known === said);
  if (!kind) throw new Rejection(UNKNOWN_KIND, { kind: said });
  return kind;
}

export function readDay(form: Form, name: string): Day | null {
  const said = textIn(form, name);
  if (said === '') return null;
  if (!isDay(said)) throw new Rejection(NOT_A_DAY, { value: said.slice(0, 20) });
  return said;
}

export function textIn(form: Form, name: string): string {
  const value = form[name];
  return typeof value === 'string' ? value.trim() : '';
}
