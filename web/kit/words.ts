import { kitEn } from './wording.en.ts';
import { kitZh } from './wording.zh.ts';

export const kitWords = { zh: kitZh, en: kitEn };
