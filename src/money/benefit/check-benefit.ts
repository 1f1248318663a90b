import { assert } from '../../kernel/assert.ts';
import { type Money, plus, ZERO } from '../../kernel/money.ts';
import type { Benefit, Bill } from './model.ts';

/** A bill that does not add up was refused long before; here it would be a defect of this program. */
export function checkBill(bill: Bill): void {
  assert(
    bill.total === bill.fullSelfPay + bill.overCeiling + bill.priorSelfPay + bill.inScope,
    'a bill is full self-pay, over ceiling, prior self-pay and in scope',
  );
  assert(
    bill.fullSelfPay >= ZERO &&
      bill.overCeiling >= ZERO &&
      bill.priorSelfPay >= ZERO &&
      bill.procured >= ZERO &&
      bill.procured <= bill.inScope &&
      (bill.unapproved ?? ZERO) <= bill.fullSelfPay,
    'no part of a bill is negative, procured products are in scope, unapproved ones are not',
  );
}

/** What holds for every settlement, whatever the documents say (policy facts 4.12). */
export function checkBenefit(benefit: Benefit, own: Money): void {
  const { bill, pool, largeAmount, seriousDisease, medicalAid, personal, cash } = benefit;
  assert(
    pool >= ZERO && largeAmount >= ZERO && seriousDisease >= ZERO && medicalAid >= ZERO,
    'no fund pays a negative amount',
  );
  assert(benefit.overCap >= ZERO, 'the pool pays at most the room of its caps');
  assert(medicalAid <= own, 'aid pays at most the own part that is left');
  assert(personal >= ZERO && cash >= ZERO, 'nobody is paid for being treated');
  assert(sumOfPayers(benefit) === bill.total + benefit.hospitalResult, 'total = sum of all payers');
}

export function sumOfPayers(benefit: Benefit): Money {
  let paid = plus(plus(benefit.fund, benefit.ownAccount), benefit.cash);
  for (const { amount } of benefit.mutualAid) paid = plus(paid, amount);
  return paid;
}
