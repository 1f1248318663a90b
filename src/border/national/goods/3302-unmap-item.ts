import { unmapItem } from '../../../rules/catalogue/index.ts';
import type { TransactionNumber } from '../model.ts';
import { transaction } from '../transaction.ts';
import { checkOwnProvider } from './own-provider.ts';
import { LIST_TYPE, wordOf } from './words.ts';

/** 目录对照撤销. */
export const unmapOwnItem = transaction({
  number: '3302' as TransactionNumber,
  effect: 'keeps',
  permission: 'care.write',
  async handle(call) {
    const row = call.input.one('');
    checkOwnProvider(row, call);
    const list = wordOf(LIST_TYPE, row.text('list_type'));
    if (list === null) throw row.refuse('list_type', '没有这个目录类别');
    const mapping = {
      provider: call.signedIn.provider.id,
      ownCode: row.text('fixmedins_hilist_id'),
      list,
      code: row.text('med_list_codg'),
    };
    await unmapItem(call.sql, mapping, call.world);
    return {};
  },
});
