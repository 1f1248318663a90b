import { formatYuan, type Money, sum } from '../../../kernel/money.ts';
import { type Case, credential, quantity } from './sheets.ts';

/** A sale over the counter. */
export function purchase(
  { target, person, item, now }: Case,
  amounts: readonly Money[],
  change: object = {},
): object {
  return {
    druginfo: {
      ...credential(target, person),
      begntime: now,
      medfee_sumamt: formatYuan(sum(amounts)),
      insutype: target.scheme,
      acct_used_flag: '0',
      med_type: '41',
      ...change,
    },
    drugdetail: amounts.map((amount, i) => ({
      feedetl_sn: `P${i + 1}`,
      rx_circ_flag: '0',
      fee_ocur_time: now,
      med_list_codg: item,
      medins_list_codg: item,
      det_item_fee_sumamt: formatYuan(amount),
      ...quantity(amount),
    })),
  };
}
