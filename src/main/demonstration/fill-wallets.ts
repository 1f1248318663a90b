import { type Day, day } from '../../kernel/days.ts';
import type { AreaCode, PersonId } from '../../kernel/ids.ts';
import { yuan } from '../../kernel/money.ts';
import { addMonths } from '../../kernel/months.ts';
import { creditAccount } from '../../money/ledger/index.ts';
import {
  creditMonth,
  grantWallet,
  type OwnAccountDeps,
  recordBase,
  syncWallets,
} from '../../money/own-account/index.ts';
import { confirmQuota } from '../../people/accounts/index.ts';
import { type SharingDeps, shareCode } from '../../people/credential/index.ts';
import {
  checkDigitOf,
  findPersonByIdNumber,
  recordCoverage,
  recordPerson,
  type Sex,
} from '../../people/enrolment/index.ts';
import type { Scheme } from '../../rules/policy/index.ts';
import { DEMONSTRATION_AREA } from './counties.ts';
import { cardOf } from './identities.ts';
import { insertCard } from './store.ts';

/** Where the father of the story works: an area with employees' insurance of its own. */
export const FATHERS_AREA = '511700' as AreaCode;

export type WalletArea = OwnAccountDeps & SharingDeps;

type Invented = {
  readonly id: PersonId;
  readonly name: string;
  readonly initials: string;
  readonly sex: Sex;
  readonly bornOn: Day;
  readonly sequence: string;
  readonly county: string;
  readonly scheme: Scheme;
};

const FATHER: Invented = {
  ...{ id: 'P-WALLET-1' as PersonId, name: '展示外省父', initials: 'zswsf', sex: 'male' },
  ...{ bornOn: day('1990-05-06'), sequence: '001', county: '511702', scheme: 'employee' },
};
const MOTHER: Invented = {
  ...{ id: 'P-WALLET-2' as PersonId, name: '展示钱包母', initials: 'zsqbm', sex: 'female' },
  ...{ bornOn: day('1992-07-08'), sequence: '002', county: '532901', scheme: 'resident' },
};

/** A month old, so that it is insured from its birth. */
function newborn(today: Day): Invented {
  return {
    ...{ id: 'P-WALLET-3' as PersonId, name: '展示新生儿', initials: 'zsxse', sex: 'male' },
    ...{ bornOn: addMonths(today, -1), sequence: '003', county: '532901', scheme: 'resident' },
  };
}

/**
 * A father insured in one area gives the mother and the newborn in another a part of his account: hers is confirmed, the child's
 * waits for her. Each has a card, with which one signs in as them. Done once; where either area is missing, not at all.
 */
export async function fillWallets(father: WalletArea, family: WalletArea): Promise<boolean> {
  const today = family.clock.today();
  const number = numberOf(FATHER);
  if (await findPersonByIdNumber(father.database.sql, number)) return false;
  const child = newborn(today);
  await insure(father, FATHER);
  await insure(family, MOTHER);
  await insure(family, child);
  const credit = { personId: FATHER.id, scheme: 'employee', reason: '结转' } as const;
  await creditAccount(father, { ...credit, amount: yuan('3000.00') });
  const base = { person: FATHER.id, amount: yuan('6000.00'), from: addMonths(today, -12) };
  await recordBase(father.database.sql, { ...base, id: father.ids.next() });
  await creditMonth(father, today.slice(0, 7));

  const wallet = await give(father, MOTHER, { relation: 'spouse', quota: '1000.00' });
  await confirmQuota(family, wallet.id, { person: MOTHER.id, by: MOTHER.id });
  await give(father, child, { relation: 'parent', quota: '500.00' });
  await shareCode(family, {
    ...{ owner: child.id, holderArea: DEMONSTRATION_AREA, relation: 'parent' },
    ...{ holder: { name: MOTHER.name, idNumber: numberOf(MOTHER) } },
    ...{ given: 'counter', by: 'demonstration' },
  });
  await syncWallets(father);
  return true;
}

function give(father: WalletArea, to: Invented, given: { relation: string; quota: string }) {
  return grantWallet(father, {
    ...{ giver: FATHER.id, receiverArea: DEMONSTRATION_AREA, relation: given.relation },
    ...{ receiver: { name: to.name, idNumber: numberOf(to) }, quota: yuan(given.quota) },
    by: FATHER.id,
  });
}

async function insure(area: WalletArea, person: Invented): Promise<void> {
  const { id, name, initials, sex, bornOn, county, scheme } = person;
  const idNumber = numberOf(person);
  await recordPerson(area, {
    ...{ id, idNumber, name, initials, sex, bornOn, county, household: 'H-WALLET', phone: null },
  });
  await insertCard(area.database.sql, { ...cardOf(id), person: id, on: bornOn });
  await recordCoverage(area, {
    ...{
      personId: id,
      scheme,
      standing: 'covered',
      retired: false,
      startsOn: bornOn,
      endsOn: null,
    },
  });
}

/** Right in form and nobody's: no county has the code 532989, nor do the people of the demonstration. */
function numberOf({ bornOn, sequence }: Invented): string {
  const digits = `532989${bornOn.replaceAll('-', '')}${sequence}`;
  return digits + checkDigitOf(digits);
}
