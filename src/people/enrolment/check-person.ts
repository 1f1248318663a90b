import type { Day } from '../../kernel/days.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { bornOnOf, isIdNumber, sexOf } from './check-id-number.ts';
import { BORN_IN_FUTURE, BORN_ON_DIFFERS, ID_NUMBER_INVALID, SEX_DIFFERS } from './errors.ts';
import { maskIdNumber } from './mask-identity.ts';
import type { IdentifiedPerson } from './model.ts';

/** Refuses a person whose identity number is not one or says something else than the record. */
export function checkPerson(person: IdentifiedPerson, today: Day): void {
  const { idNumber, bornOn, sex } = person;
  if (!isIdNumber(idNumber)) {
    throw new Rejection(ID_NUMBER_INVALID, { idNumber: maskIdNumber(idNumber) });
  }
  if (bornOnOf(idNumber) !== bornOn) {
    throw new Rejection(BORN_ON_DIFFERS, { bornOn, inNumber: bornOnOf(idNumber) });
  }
  if (sexOf(idNumber) !== sex) throw new Rejection(SEX_DIFFERS, { sex });
  if (bornOn > today) throw new Rejection(BORN_IN_FUTURE, { bornOn });
}
