import { insuredEn } from './wording.en.ts';
import { insuredZh } from './wording.zh.ts';

export const insuredWords = { zh: insuredZh, en: insuredEn };
