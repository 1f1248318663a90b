import { cashierEn } from './wording.en.ts';
import { cashierZh } from './wording.zh.ts';

export const cashierWords = { zh: cashierZh, en: cashierEn };
