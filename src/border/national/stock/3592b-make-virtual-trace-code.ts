import { toShortId } from '../../../kernel/short-id.ts';
import type { TransactionNumber } from '../model.ts';
import { transaction } from '../transaction.ts';

/** No maker's code begins with letters, so nobody takes one for the other. */
const VIRTUAL = 'VT';

/** 3592B 获取虚拟药品追溯码: for a box that its maker gave no code; used in 3501 to 3506 like any other. */
export const makeVirtualTraceCode = transaction({
  number: '3592B' as TransactionNumber,
  effect: 'keeps',
  permission: 'care.write',
  async handle({ input, world }) {
    const data = input.one('data');
    return {
      result: {
        med_list_codg: data.text('med_list_codg'),
        fixmedins_hilist_id: data.text('fixmedins_hilist_id'),
        fixmedins_hilist_name: data.textOr('fixmedins_hilist_name'),
        drug_trac_codg: VIRTUAL + toShortId(world.ids.next()),
      },
    };
  },
});
