import { financeEn } from './wording.en.ts';
import { financeZh } from './wording.zh.ts';

export const financeWords = { zh: financeZh, en: financeEn };
