import { transfersEn } from './transfers.wording.en.ts';
import { transfersZh } from './transfers.wording.zh.ts';

export const transfersWords = { zh: transfersZh, en: transfersEn };
