import { assert } from '../../kernel/assert.ts';
import type { Day } from '../../kernel/days.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { checkDigitOf, type Sex } from '../../people/enrolment/index.ts';

/**
 * Identity numbers that are right in form and cannot be anybody's: their first six digits count down
 * from 532999, and no county has such a code.
 */
export type Identities = { readonly next: (bornOn: Day, sex: Sex) => string };

const LAST_CODE = 532_999;
const FIRST_CODE = 532_990;
const PER_DAY_AND_SEX = 500;

export function createIdentities(): Identities {
  const given = new Map<string, number>();
  return {
    next(bornOn, sex) {
      const key = `${bornOn}${sex}`;
      const number = given.get(key) ?? 0;
      given.set(key, number + 1);
      return idNumber(bornOn, sex, number);
    },
  };
}

function idNumber(bornOn: Day, sex: Sex, number: number): string {
  const code = LAST_CODE - Math.floor(number / PER_DAY_AND_SEX);
  assert(code >= FIRST_CODE, 'there are numbers left for a day of birth');
  const sequence = 2 * (number % PER_DAY_AND_SEX) + (sex === 'male' ? 1 : 0);
  const digits = `${code}${bornOn.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`;
  return digits + checkDigitOf(digits);
}

/** P000000001, in order of birth into the demonstration. */
export function personId(number: number): PersonId {
  return `P${String(number).padStart(9, '0')}` as PersonId;
}

/** DEMO000000001: a card that nobody issued, and what its chip would say. */
export function cardOf(person: PersonId): { readonly number: string; readonly serial: string } {
  const number = `DEMO${person.slice(1)}`;
  return { number, serial: `${LAST_CODE}${number.padStart(26, '0')}` };
}

/** Families of row ids, so that ids of different tables never meet. */
const FAMILIES = {
  coverage: 1,
  membership: 2,
  recognition: 3,
  accountEntry: 4,
  department: 5,
  payAccount: 6,
  registration: 7,
  grant: 8,
} as const;

/** 2025-01-01 in milliseconds, as the first 48 bits of a time-ordered id. */
const BEGINNING = '01941d72-0800';

/** A time-ordered id, before every id given since 2025 began; counted, so that it is the same each time. */
export function rowId(family: keyof typeof FAMILIES, number: number): string {
  const tail = number.toString(16).padStart(12, '0');
  return `${BEGINNING}-7000-800${FAMILIES[family]}-${tail}`;
}
