import { ownEn } from './own-wording.en.ts';
import { ownZh } from './own-wording.zh.ts';
import { plainEn } from './plain-steps.en.ts';
import { plainZh } from './plain-steps.zh.ts';
import { insuredEn } from './wording.en.ts';
import { insuredZh } from './wording.zh.ts';

export const insuredWords = { zh: insuredZh, en: insuredEn };
/** What one reads of one's insurance. */
export const ownWords = { zh: ownZh, en: ownEn };
export const plainWords = { zh: plainZh, en: plainEn };
