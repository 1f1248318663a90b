import { paymentEn } from './payment.wording.en.ts';
import { paymentZh } from './payment.wording.zh.ts';

export const paymentWords = { zh: paymentZh, en: paymentEn };
