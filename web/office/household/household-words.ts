import { householdEn } from './household.wording.en.ts';
import { householdZh } from './household.wording.zh.ts';

export const householdWords = { zh: householdZh, en: householdEn };
