import { type Money, min, minus, remaining, ZERO } from '../../kernel/money.ts';
import { readWalletOwner } from '../../people/accounts/index.ts';
import type { Benefit, BenefitInput, GateReason } from './model.ts';
import { notedStep, plainStep, type Working } from './trace.ts';

/** Who pays the person's part. */
export type PersonalShare = Pick<Benefit, 'ownAccount' | 'mutualAid' | 'cash'>;

/** Account money is insurance money too: it pays only at a contracted provider inside the country. */
const ACCOUNTS_STAY_SHUT: readonly GateReason[] = ['provider-not-contracted', 'overseas'];

/** Own account and relatives' accounts, in the order that the area sets, then cash. */
export function payPersonal(
  working: Working,
  personal: Money,
  gate: GateReason | null,
): PersonalShare {
  const { steps } = working;
  if (gate !== null && ACCOUNTS_STAY_SHUT.includes(gate)) {
    steps.push(plainStep('cash', personal, personal));
    return { ownAccount: ZERO, mutualAid: [], cash: personal };
  }
  const relativesFirst = working.policies.general.accountOrder?.is === 'mutual-aid-first';
  const before = relativesFirst ? ZERO : payFromOwnAccount(working, personal, personal);
  const { mutualAid, left } = payFromRelatives(working, minus(personal, before));
  const after = relativesFirst ? payFromOwnAccount(working, personal, left) : ZERO;
  const cash = minus(left, after);
  steps.push(plainStep('cash', personal, cash));
  return { ownAccount: relativesFirst ? after : before, mutualAid, cash };
}

/** In the order of their binding, each up to what is available; quotas of other areas after those of this one. */
function payFromRelatives({ input, steps }: Working, due: Money) {
  let left = due;
  const mutualAid: { owner: string; amount: Money }[] = [];
  for (const { owner, available } of input.mutualAid) {
    const amount = min(available, left);
    if (amount <= ZERO) continue;
    mutualAid.push({ owner, amount });
    steps.push(notedStep(readWalletOwner(owner) ? 'wallet' : 'mutual-aid', amount, owner));
    left = minus(left, amount);
  }
  return { mutualAid, left };
}

function payFromOwnAccount(
  { input, policies, steps }: Working,
  personal: Money,
  left: Money,
): Money {
  if (!input.ownAccount) return ZERO;
  const payable = min(left, payableOf(input, policies.general.ownAccount.pays, personal));
  const amount = min(input.ownAccount.available, payable);
  if (amount > ZERO) {
    steps.push({
      rule: 'own-account',
      base: payable,
      rate: null,
      result: amount,
      document: 'general',
      clause: 'ownAccount',
      source: policies.general.ownAccount.source,
      note: input.ownAccount.owner,
    });
  }
  return amount;
}

function payableOf(
  { bill }: BenefitInput,
  pays: 'all-personal' | 'in-scope-only' | 'nothing',
  personal: Money,
): Money {
  switch (pays) {
    case 'all-personal':
      return personal;
    case 'in-scope-only':
      return min(personal, remaining(personal, minus(bill.total, bill.inScope)));
    case 'nothing':
      return ZERO;
    default:
      return pays satisfies never;
  }
}
