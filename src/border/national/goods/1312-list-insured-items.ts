import { listCatalogueOf } from './list-catalogue.ts';
import { CHARGE_ITEM, ITEM_CLASS, LIST_TYPE, wordOf } from './words.ts';

export const listInsuredItems = listCatalogueOf({
  number: '1312',
  code: 'hilist_code',
  search(data) {
    const [level, charge] = [data.textOr('chrgitm_lv'), data.textOr('med_chrgitm_type')];
    const restricted = data.textOr('lmt_used_flag');
    if (data.textOr('med_use_flag') === '0') return null;
    return {
      name: data.textOr('hilist_name'),
      initials: data.textOr('pinyin'),
      class: level === null ? null : wordOf(ITEM_CLASS, level),
      chargeItem: charge === null ? null : wordOf(CHARGE_ITEM, charge),
      restricted: restricted === null ? null : restricted === '1',
    };
  },
  row: (item) => ({
    hilist_name: item.name,
    med_chrgitm_type: CHARGE_ITEM[item.chargeItem],
    chrgitm_lv: ITEM_CLASS[item.class],
    lmt_used_flag: item.restricted ? '1' : '0',
    list_type: LIST_TYPE[item.list],
    med_use_flag: '1',
    pinyin: item.initials.slice(0, INITIALS_LENGTH),
    memo: item.particulars.restriction ?? null,
  }),
});

const INITIALS_LENGTH = 30;
