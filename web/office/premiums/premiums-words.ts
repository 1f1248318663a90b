import { premiumsEn } from './premiums.wording.en.ts';
import { premiumsZh } from './premiums.wording.zh.ts';

export const premiumsWords = { zh: premiumsZh, en: premiumsEn };
