import type { PersonId } from '../../../kernel/ids.ts';
import { Rejection } from '../../../kernel/rejection.ts';
import { isIdNumber, maskIdNumber, type Person } from '../../../people/enrolment/index.ts';
import { NOT_INSURED, OTHER_NAME, TWICE_IN_SHEET, WRONG_NUMBER } from '../errors.ts';
import type { SheetRow } from './model.ts';

/** Whose row it is; number and name have to be of one person, so that a slip of the pen reaches nobody else. */
export function personOfRow(row: SheetRow, found: Person | undefined): PersonId {
  const { idNumber, name, twiceOf } = row;
  if (!isIdNumber(idNumber)) throw new Rejection(WRONG_NUMBER, { number: maskIdNumber(idNumber) });
  const number = maskIdNumber(idNumber);
  if (twiceOf !== null) throw new Rejection(TWICE_IN_SHEET, { number, line: String(twiceOf) });
  if (!found) throw new Rejection(NOT_INSURED, { number });
  if (plain(found.name) !== plain(name)) throw new Rejection(OTHER_NAME, { number });
  return found.id;
}

/** The dot in names of some peoples is written in many ways. */
function plain(name: string): string {
  return name.replace(/\s/g, '').replace(/[·•・‧．.]/g, '·');
}
