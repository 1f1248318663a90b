import { Rejection } from '../../../kernel/rejection.ts';
import { ID_NUMBER_INVALID, isIdNumber, maskIdNumber } from '../../../people/enrolment/index.ts';
import { LINE_INCOMPLETE, NUMBER_OF_TWO, PERSON_TWICE } from '../errors.ts';
import type { BatchLine } from './model.ts';

/** What the whole list says of a number: where it stands first, and whether under one name. */
type Seen = { readonly line: number; readonly name: string; two: boolean };

/** Looks at the list as a whole, so that each part of it is refused the same whichever was done before. */
export function indexNumbers(lines: readonly BatchLine[]): ReadonlyMap<string, Seen> {
  const seen = new Map<string, Seen>();
  for (const { line, idNumber, name } of lines) {
    const first = seen.get(idNumber);
    if (!first) seen.set(idNumber, { line, name, two: false });
    else if (first.name !== name) first.two = true;
  }
  return seen;
}

/** Why a line cannot stand, without knowing anybody; null: it can. */
export function refuseLine(
  { line, idNumber, name }: BatchLine,
  seen: ReadonlyMap<string, Seen>,
): Rejection | null {
  if (idNumber === '' || name === '') return new Rejection(LINE_INCOMPLETE, { line: String(line) });
  const masked = maskIdNumber(idNumber);
  if (!isIdNumber(idNumber)) return new Rejection(ID_NUMBER_INVALID, { idNumber: masked });
  const first = seen.get(idNumber);
  if (first?.two) return new Rejection(NUMBER_OF_TWO, { idNumber: masked });
  if (first && first.line !== line) {
    return new Rejection(PERSON_TWICE, { idNumber: masked, first: String(first.line) });
  }
  return null;
}
