import { outboxEn } from './wording.en.ts';
import { outboxZh } from './wording.zh.ts';

export const outboxWords = { zh: outboxZh, en: outboxEn };
