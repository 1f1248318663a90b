import { ownMoneyEn } from './own-money.en.ts';
import { ownMoneyZh } from './own-money.zh.ts';
import { ownEn } from './own-wording.en.ts';
import { ownZh } from './own-wording.zh.ts';
import { plainEn } from './plain-steps.en.ts';
import { plainZh } from './plain-steps.zh.ts';
import { insuredEn } from './wording.en.ts';
import { insuredZh } from './wording.zh.ts';

export const insuredWords = { zh: insuredZh, en: insuredEn };
/** What one reads of one's insurance. */
export const ownWords = { zh: ownZh, en: ownEn };
/** Accounts, wallets, codes in the family and premiums. */
export const ownMoneyWords = { zh: ownMoneyZh, en: ownMoneyEn };
export const plainWords = { zh: plainZh, en: plainEn };
