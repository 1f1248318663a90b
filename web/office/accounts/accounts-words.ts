import { accountsEn } from './accounts.wording.en.ts';
import { accountsZh } from './accounts.wording.zh.ts';

export const accountsWords = { zh: accountsZh, en: accountsEn };
