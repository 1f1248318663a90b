import { mapItems } from '../../../rules/catalogue/index.ts';
import type { Row } from '../input.ts';
import type { TransactionNumber } from '../model.ts';
import { type Call, transaction } from '../transaction.ts';
import { endAfter } from './last-day.ts';
import { particularsOf } from './mapping-fields.ts';
import { LIST_TYPE, wordOf } from './words.ts';

/** 目录对照上传: all rows or none. */
export const mapOwnItems = transaction({
  number: '3301' as TransactionNumber,
  effect: 'keeps',
  permission: 'care.write',
  async handle(call) {
    const mappings = call.input.many('data').map((row) => mappingOf(row, call));
    await mapItems(call.sql, mappings, call.world);
    return {};
  },
});

function mappingOf(row: Row, { signedIn }: Call) {
  const list = wordOf(LIST_TYPE, row.text('list_type'));
  if (list === null) throw row.refuse('list_type', '没有这个目录类别');
  return {
    provider: signedIn.provider.id,
    ownCode: row.text('fixmedins_hilist_id'),
    ownName: row.textOr('fixmedins_hilist_name'),
    list,
    code: row.text('med_list_codg'),
    startsOn: row.day('begndate'),
    endsOn: endAfter(row.dayOr('enddate')),
    particulars: particularsOf(row),
  };
}
