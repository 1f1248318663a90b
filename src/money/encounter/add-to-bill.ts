import { assert } from '../../kernel/assert.ts';
import type { Day } from '../../kernel/days.ts';
import { type Money, plus, sum, ZERO } from '../../kernel/money.ts';
import type { PricedLine } from '../../rules/catalogue/index.ts';
import type { ChargedBill, DayBill } from './model.ts';

/**
 * The bill with some lines more. Days come in order, and a day on which nothing is left is dropped, so
 * that taking an upload back restores the bill exactly. `counted` is what the lines add to the count:
 * negative for a void.
 */
export function addToBill(
  before: ChargedBill,
  lines: readonly PricedLine[],
  counted: number,
): ChargedBill {
  const days = new Map<Day, DayBill>(before.bill.map((day) => [day.day, day]));
  for (const line of lines) days.set(line.day, withLine(days.get(line.day), line));
  const bill = [...days.values()].filter(isSomething).sort((a, b) => (a.day < b.day ? -1 : 1));
  const billTotal = plus(before.billTotal, sum(lines.map((line) => line.amount)));
  const chargeCount = before.chargeCount + counted;
  assert(billTotal === totalOf(bill), 'a bill is the sum of its days');
  assert(chargeCount >= 0, 'no more lines are taken back than were uploaded');
  return { bill, billTotal, chargeCount };
}

export function totalOf(bill: readonly DayBill[]): Money {
  return sum(
    bill.flatMap((day) => [day.fullSelfPay, day.overCeiling, day.priorSelfPay, day.inScope]),
  );
}

function withLine(sums: DayBill | undefined, line: PricedLine): DayBill {
  const { day, fullSelfPay, overCeiling, priorSelfPay, inScope } = line;
  const unapproved = plus(sums?.unapproved ?? ZERO, line.unapproved ? fullSelfPay : ZERO);
  return {
    day,
    fullSelfPay: plus(sums?.fullSelfPay ?? ZERO, fullSelfPay),
    overCeiling: plus(sums?.overCeiling ?? ZERO, overCeiling),
    priorSelfPay: plus(sums?.priorSelfPay ?? ZERO, priorSelfPay),
    inScope: plus(sums?.inScope ?? ZERO, inScope),
    procured: plus(sums?.procured ?? ZERO, line.procured ? inScope : ZERO),
    ...(unapproved !== ZERO && { unapproved }),
  };
}

function isSomething({ fullSelfPay, overCeiling, priorSelfPay, inScope }: DayBill): boolean {
  return fullSelfPay !== 0n || overCeiling !== 0n || priorSelfPay !== 0n || inScope !== 0n;
}
