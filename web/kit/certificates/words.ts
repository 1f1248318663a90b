import { certificatesEn } from './wording.en.ts';
import { certificatesZh } from './wording.zh.ts';

export const certificatesWords = { zh: certificatesZh, en: certificatesEn };
