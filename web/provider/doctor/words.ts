import { doctorEn } from './wording.en.ts';
import { doctorZh } from './wording.zh.ts';

export const doctorWords = { zh: doctorZh, en: doctorEn };
