import { windowEn } from './wording.en.ts';
import { windowZh } from './wording.zh.ts';

export const windowWords = { zh: windowZh, en: windowEn };
