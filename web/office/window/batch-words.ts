import { batchEn } from './batch.wording.en.ts';
import { batchZh } from './batch.wording.zh.ts';

export const batchWords = { zh: batchZh, en: batchEn };
