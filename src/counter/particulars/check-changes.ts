import type { Day } from '../../kernel/days.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { bornOnOf, isIdNumber } from '../../people/enrolment/index.ts';
import type { FormAccount, RuleAnswer } from '../matters/index.ts';
import {
  ACCOUNT_INVALID,
  BORN_IN_FUTURE,
  ID_NUMBER_INVALID,
  ID_NUMBER_TAKEN,
  NOTHING_CHANGES,
  PHONE_INVALID,
  UNKNOWN_TOWNSHIP,
} from './errors.ts';
import type { Address, Change, ChangedField } from './model.ts';

export type Around = {
  readonly today: Day;
  /** Another person has the wanted number. */
  readonly taken: boolean;
  /** There is an office for the wanted township. */
  readonly placeKnown: boolean;
};

export function checkChanges(changes: readonly Change[], around: Around): void {
  if (changes.length === 0) throw new Rejection(NOTHING_CHANGES);
  for (const { field, after } of changes) CHECKS[field](after, around);
}

const CHECKS: Readonly<Record<ChangedField, (after: string, around: Around) => void>> = {
  name: () => undefined,
  'id-number': (after, { today, taken }) => {
    if (!isIdNumber(after)) throw new Rejection(ID_NUMBER_INVALID);
    if (bornOnOf(after) > today) {
      throw new Rejection(BORN_IN_FUTURE, { bornOn: bornOnOf(after), today });
    }
    // Whose it is, is not for the applicant to learn.
    if (taken) throw new Rejection(ID_NUMBER_TAKEN);
  },
  phone: (after) => {
    if (!/^(1[3-9]\d{9}|0\d{2,3}-?\d{7,8})$/.test(after)) throw new Rejection(PHONE_INVALID);
  },
  address: (after, { placeKnown }) => {
    const { county, township } = JSON.parse(after) as Address;
    if (!placeKnown) throw new Rejection(UNKNOWN_TOWNSHIP, { county, township: township ?? '—' });
  },
  account: (after) => {
    const { holder, bank, number } = JSON.parse(after) as FormAccount;
    const named = holder.trim() !== '' && bank.trim() !== '';
    if (!named || !/^\d{8,30}$/.test(number)) throw new Rejection(ACCOUNT_INVALID);
  },
};

/** Who somebody is needs a paper and an officer; how he is reached and paid does not, if it is his own account. */
export function decideChanges(changes: readonly Change[], name: string): RuleAnswer {
  const identity = changes.filter(({ field }) => field === 'name' || field === 'id-number');
  if (identity.length > 0) return { says: 'look', code: 'particulars.identity', facts: {} };
  const account = changes.find(({ field }) => field === 'account');
  const holder = account ? (JSON.parse(account.after) as FormAccount).holder : name;
  if (holder !== name) return { says: 'look', code: 'particulars.other-holder', facts: {} };
  return { says: 'approve' };
}
