import { wardEn } from './wording.en.ts';
import { wardZh } from './wording.zh.ts';

export const wardWords = { zh: wardZh, en: wardEn };
