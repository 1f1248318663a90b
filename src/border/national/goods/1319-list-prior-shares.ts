import { type Rate, rate } from '../../../kernel/money.ts';
import type { ListedItem } from '../../../rules/catalogue/index.ts';
import { proportion } from '../amounts.ts';
import { listCatalogueOf } from './list-catalogue.ts';

/** 职工、居民: an item's prior share is the same in both schemes. */
const SCHEMES = ['310', '390'];
/** 目录先自付比例. */
const PRIOR = '10';

export const listPriorShares = listCatalogueOf({
  number: '1319',
  code: 'hilist_code',
  search: (data) => ((data.textOr('selfpay_prop_type') ?? PRIOR) === PRIOR ? {} : null),
  kinds(data) {
    const scheme = data.textOr('selfpay_prop_psn_type');
    return SCHEMES.filter((one) => scheme === null || one === scheme);
  },
  row: (item, scheme) => ({
    selfpay_prop_psn_type: scheme,
    selfpay_prop_type: PRIOR,
    selfpay_prop: proportion(priorShareOf(item)),
  }),
});

/** What the person pays first: nothing of 甲, the prior rate of 乙, all of 丙. */
function priorShareOf({ class: itemClass, priorRate }: ListedItem): Rate {
  if (itemClass === 'B') return priorRate;
  return itemClass === 'C' ? rate('1') : rate('0');
}
