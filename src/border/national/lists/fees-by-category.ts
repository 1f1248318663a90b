import { minus, sum } from '../../../kernel/money.ts';
import type { PricedCharge } from '../../../money/encounter/index.ts';
import type { ProviderSettlement } from '../../../money/settlement/index.ts';
import type { Sql } from '../../../platform/sql.ts';
import { findChargeItems } from '../../../rules/catalogue/index.ts';
import { amount } from '../amounts.ts';
import { CHARGE_ITEM } from '../goods/words.ts';
import type { OutRow } from '../output.ts';

/**
 * The bill by 收费项目类别, out of the lines as they were priced. The rows add up to the settlement's total to the fen,
 * and each row's parts to its amount; of a bill that was changed after its settlement was reversed there are none.
 */
export async function feesByCategory(
  sql: Sql,
  lines: readonly PricedCharge[],
  { amounts }: ProviderSettlement,
): Promise<OutRow[]> {
  if (sum(lines.map((line) => line.amount)) !== amounts.total) return [];
  const items = await findChargeItems(sql, [...new Set(lines.map(({ code }) => code))]);
  const categories = new Map<string, PricedCharge[]>();
  for (const line of lines) {
    const category = CHARGE_ITEM[items.get(line.code) ?? 'other'];
    categories.set(category, [...(categories.get(category) ?? []), line]);
  }
  const sorted = [...categories].sort(([a], [b]) => (a < b ? -1 : 1));
  return sorted.map(([category, own]) => feeRow(category, own));
}

/** Class C is what the person pays in full; of a line that a hospital did not approve, likewise. */
function feeRow(category: string, own: readonly PricedCharge[]): OutRow {
  const covered = (kind: PricedCharge['class']) =>
    sum(
      own
        .filter((line) => line.class === kind)
        .map(({ amount: total, fullSelfPay }) => minus(total, fullSelfPay)),
    );
  const total = sum(own.map((line) => line.amount));
  const fullSelfPay = sum(own.map((line) => line.fullSelfPay));
  const [classA, classB] = [covered('A'), covered('B')];
  return {
    med_chrgitm_type: category,
    item_sumamt: amount(total),
    item_claa_sumfee: amount(classA),
    item_clab_amt: amount(classB),
    item_fulamt_ownpay_amt: amount(fullSelfPay),
    item_ownpay_amt: amount(minus(total, sum([classA, classB, fullSelfPay]))),
  };
}
