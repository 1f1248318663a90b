import { fromShortId } from '../../../kernel/short-id.ts';
import { type ApplicationId, withdrawApplication } from '../../../money/reconciliation/index.ts';
import type { TransactionNumber } from '../model.ts';
import { transaction } from '../transaction.ts';

/** 3204 清算申请撤销: until the agency closes the month. */
export const withdrawApplicationOf = transaction({
  number: '3204' as TransactionNumber,
  effect: 'keeps',
  permission: 'reconciliation.write',
  async handle({ input, sql, world, signedIn }) {
    const data = input.one('data');
    const id = fromShortId(data.text('clr_appy_evt_id')) as ApplicationId | null;
    if (id === null) throw data.refuse('clr_appy_evt_id', '不是清算申请的编号');
    const provider = signedIn.provider.id;
    await withdrawApplication(sql, world, { id, provider, actor: signedIn.operator.id });
    return {};
  },
});
