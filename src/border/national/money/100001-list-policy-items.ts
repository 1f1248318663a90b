import { plus } from '../../../kernel/money.ts';
import { toShortId } from '../../../kernel/short-id.ts';
import { amount, proportion } from '../amounts.ts';
import type { TransactionNumber } from '../model.ts';
import { fitted } from '../output.ts';
import { transaction } from '../transaction.ts';
import { policyItems, sharesOf } from './policy-items.ts';
import { settlementAsked } from './settlement-asked.ts';
import { visitIdOf } from './settlement-id.ts';

const CODES = { settlement: 'setl_Id', person: 'psn_No', visit: 'mdtrt_Id' } as const;

/** 100001 政策项查询: every step of a settlement with its rule, both shares, and the article it rests on. */
export const listPolicyItems = transaction({
  number: '100001' as TransactionNumber,
  effect: 'reads',
  permission: 'settlement.read',
  async handle(call) {
    const settled = await settlementAsked(call.input.one('data'), call, CODES);
    const all = {
      setlId: toShortId(settled.id),
      mdtrtId: visitIdOf(settled.encounter),
      psnNo: settled.person,
    };
    return policyItems(settled, call.world.catalogue).map((item) => {
      const { self, fund } = sharesOf(item);
      const { rate, document, clause, source, base, result } = item.step;
      const paid = item.bearer === 'fund' ? rate : null;
      return fitted({
        ...all,
        polItemCode: item.code,
        polItemName: item.name,
        selfPayAmt: amount(self),
        selfPayProp: item.bearer === 'person' && rate !== null ? proportion(rate) : null,
        fundPayAmt: amount(fund),
        fundPayProp: paid === null ? null : proportion(paid),
        polItemPaySum: amount(plus(self, fund)),
        memo: [
          `${amount(base).decimal} → ${amount(result).decimal}`,
          `${document} ${clause}`,
          source,
        ]
          .filter((text) => text.trim() !== '')
          .join('；'),
      });
    });
  },
});
