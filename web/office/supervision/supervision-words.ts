import { supervisionEn } from './supervision.wording.en.ts';
import { supervisionZh } from './supervision.wording.zh.ts';

export const supervisionWords = { zh: supervisionZh, en: supervisionEn };
