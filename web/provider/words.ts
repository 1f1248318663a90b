import { deskEn } from './wording.en.ts';
import { deskZh } from './wording.zh.ts';

export const deskWords = { zh: deskZh, en: deskEn };
