import { officeEn } from './wording.en.ts';
import { officeZh } from './wording.zh.ts';

export const officeWords = { zh: officeZh, en: officeEn };
