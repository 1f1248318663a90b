import { careEn } from './care.wording.en.ts';
import { careZh } from './care.wording.zh.ts';

export const careWords = { zh: careZh, en: careEn };
