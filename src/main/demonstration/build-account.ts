import { day } from '../../kernel/days.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { type Money, minus, plus, yuan, ZERO } from '../../kernel/money.ts';
import type { Relation } from '../../people/accounts/index.ts';
import type { Coverage } from '../../people/enrolment/index.ts';
import type { AccountCredit, DemoAccount, DemoGrant, DemoPerson } from './model.ts';
import type { Random } from './random.ts';

const CARRIED_ON = day('2024-12-31');
const CREDITED_ON = day('2025-01-01');
const SHARING = 0.35;
/** A promise below this is not worth the paper. */
const QUOTA_MIN = yuan('200');

/** Own accounts of the insured employees of a household, and what they promise to the others. */
export function openAccounts(
  random: Random,
  persons: readonly DemoPerson[],
  coverage: readonly Coverage[],
): { accounts: DemoAccount[]; grants: DemoGrant[] } {
  const schemes = new Map(coverage.map((period) => [period.personId, period]));
  const owners = persons.filter(({ id }) => schemes.get(id)?.scheme === 'employee');
  const grants: DemoGrant[] = [];
  const accounts = owners.map((owner) => {
    const retired = schemes.get(owner.id)?.retired === true;
    const credits = creditsOf(random, retired);
    const balance = credits.at(-1)?.balanceAfter ?? ZERO;
    const promised = promise(random, { owner, balance, persons, grants });
    grants.push(...promised);
    return { ownerId: owner.id, balance, held: totalOf(promised), credits };
  });
  return { accounts, grants };
}

/** `creditsFrom(['200', '50'])`: what was carried over, and the year's share. */
export function creditsFrom([carried, share]: readonly [string, string]): AccountCredit[] {
  const [first, second] = [yuan(carried), yuan(share)];
  return [
    { id: '', onDay: CARRIED_ON, amount: first, balanceAfter: first, reason: 'carried-over' },
    {
      id: '',
      onDay: CREDITED_ON,
      amount: second,
      balanceAfter: plus(first, second),
      reason: 'contribution',
    },
  ];
}

function creditsOf(random: Random, retired: boolean): AccountCredit[] {
  const carried = String(random.between(150, 7_500));
  const share = String(retired ? random.between(900, 1_500) : random.between(700, 3_600));
  return creditsFrom([carried, share]);
}

type Giving = {
  readonly owner: DemoPerson;
  readonly balance: Money;
  readonly persons: readonly DemoPerson[];
  readonly grants: readonly DemoGrant[];
};

function promise(random: Random, { owner, balance, persons, grants }: Giving): DemoGrant[] {
  let available = balance;
  const promised: DemoGrant[] = [];
  for (const receiver of persons) {
    if (receiver.id === owner.id || !random.chance(SHARING)) continue;
    const quota = yuan(String(random.between(3, 15) * 100));
    if (quota > available || quota < QUOTA_MIN) continue;
    available = minus(available, quota);
    promised.push({
      giverId: owner.id,
      receiverId: receiver.id,
      relation: relationOf(owner, receiver),
      position: nextPosition(receiver.id, grants),
      quota,
      startsOn: CREDITED_ON,
      endsOn: null,
    });
  }
  return promised;
}

function nextPosition(receiver: PersonId, grants: readonly DemoGrant[]): number {
  return grants.filter(({ receiverId }) => receiverId === receiver).length + 1;
}

/** The giver is the receiver's … */
function relationOf(giver: DemoPerson, receiver: DemoPerson): Relation {
  const apart = receiver.generation - giver.generation;
  if (apart === 0) return giver.generation === 2 ? 'sibling' : 'spouse';
  if (apart > 0) return apart === 1 ? 'parent' : 'grandparent';
  return apart === -1 ? 'child' : 'grandchild';
}

function totalOf(grants: readonly DemoGrant[]): Money {
  return grants.reduce((total, { quota }) => plus(total, quota), ZERO);
}
