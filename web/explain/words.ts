import { explainEn } from './wording.en.ts';
import { explainZh } from './wording.zh.ts';

export const explainWords = { zh: explainZh, en: explainEn };
