import { resultEn } from './result-words.en.ts';
import { resultZh } from './result-words.zh.ts';

export const resultWords = { zh: resultZh, en: resultEn };
