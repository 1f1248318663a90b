import { mattersEn } from './wording.en.ts';
import { mattersZh } from './wording.zh.ts';

export const mattersWords = { zh: mattersZh, en: mattersEn };
