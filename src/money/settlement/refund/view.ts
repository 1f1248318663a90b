import { type Static, Type } from 'typebox';
import { formatYuan } from '../../../kernel/money.ts';
import { SettlementReceipt, settlementReceipt } from '../view.ts';
import type { Refunded, Shares } from './model.ts';

const Amount = Type.String({ description: 'Yuan' });
const SharesView = Type.Object({
  total: Amount,
  fund: Amount,
  ownAccount: Amount,
  mutualAid: Amount,
  cash: Amount,
});

export const RefundView = Type.Object({
  replayed: Type.Boolean({ description: 'The key was used before; what was missing was done now' }),
  reversals: Type.Array(SettlementReceipt),
  settlements: Type.Array(SettlementReceipt, {
    description: 'Of what is left of the bill; empty when nothing is',
  }),
  before: SharesView,
  after: SharesView,
  back: SharesView,
});

export type RefundView = Static<typeof RefundView>;

export function refundView({ replayed, reversals, settlements, ...shares }: Refunded) {
  return {
    replayed,
    reversals: reversals.map(settlementReceipt),
    settlements: settlements.map(settlementReceipt),
    before: sharesView(shares.before),
    after: sharesView(shares.after),
    back: sharesView(shares.back),
  };
}

function sharesView({ total, fund, ownAccount, mutualAid, cash }: Shares) {
  return {
    total: formatYuan(total),
    fund: formatYuan(fund),
    ownAccount: formatYuan(ownAccount),
    mutualAid: formatYuan(mutualAid),
    cash: formatYuan(cash),
  };
}
