import { personPaymentEn } from './person-payment.wording.en.ts';
import { personPaymentZh } from './person-payment.wording.zh.ts';

export const personPaymentWords = { zh: personPaymentZh, en: personPaymentEn };
