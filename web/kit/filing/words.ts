import { filingEn } from './wording.en.ts';
import { filingZh } from './wording.zh.ts';

export const filingWords = { zh: filingZh, en: filingEn };
