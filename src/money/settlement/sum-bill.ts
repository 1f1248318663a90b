import type { Day } from '../../kernel/days.ts';
import { plus, sum, ZERO } from '../../kernel/money.ts';
import type { Bill } from '../benefit/index.ts';
import type { DayBill } from '../encounter/index.ts';

/** The charges of the days from `from` to `until`, both included, as one bill. */
export function sumBill(days: readonly DayBill[], from: Day, until: Day): Bill {
  let [fullSelfPay, overCeiling, priorSelfPay, inScope, procured] = [ZERO, ZERO, ZERO, ZERO, ZERO];
  let unapproved = ZERO;
  for (const day of days) {
    if (day.day < from || day.day > until) continue;
    fullSelfPay = plus(fullSelfPay, day.fullSelfPay);
    overCeiling = plus(overCeiling, day.overCeiling);
    priorSelfPay = plus(priorSelfPay, day.priorSelfPay);
    inScope = plus(inScope, day.inScope);
    procured = plus(procured, day.procured);
    unapproved = plus(unapproved, day.unapproved ?? ZERO);
  }
  const total = sum([fullSelfPay, overCeiling, priorSelfPay, inScope]);
  const bill = { total, fullSelfPay, overCeiling, priorSelfPay, inScope, procured };
  return unapproved > ZERO ? { ...bill, unapproved } : bill;
}
