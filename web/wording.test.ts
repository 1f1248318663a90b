import { expect, test } from 'vitest';
import { accountWords } from './account/words.ts';
import { fieldNamesEn } from './explain/field-names.en.ts';
import { fieldNamesZh } from './explain/field-names.zh.ts';
import { explainWords } from './explain/words.ts';
import { homeEn } from './home.wording.en.ts';
import { homeZh } from './home.wording.zh.ts';
import { insuredWords, ownMoneyWords, ownWords, plainWords } from './insured/words.ts';
import { certificatesWords } from './kit/certificates/words.ts';
import { filingWords } from './kit/filing/words.ts';
import { resultWords } from './kit/matters/result-words.ts';
import { mattersWords } from './kit/matters/words.ts';
import { outboxWords } from './kit/outbox/words.ts';
import { termsEn } from './kit/terms.en.ts';
import { termsZh } from './kit/terms.zh.ts';
import { kitWords } from './kit/words.ts';
import { accountsWords } from './office/accounts/accounts-words.ts';
import { careWords } from './office/care/care-words.ts';
import { feedsWords } from './office/feeds/feeds-words.ts';
import { householdWords } from './office/household/household-words.ts';
import { jobsWords } from './office/jobs-words.ts';
import { paymentWords } from './office/payment-words.ts';
import { personPaymentWords } from './office/person-payment-words.ts';
import { premiumsWords } from './office/premiums/premiums-words.ts';
import { supervisionWords } from './office/supervision/supervision-words.ts';
import { transfersWords } from './office/transfers/transfers-words.ts';
import { batchWords } from './office/window/batch-words.ts';
import { windowWords } from './office/window/words.ts';
import { officeWords } from './office/words.ts';
import { cashierWords } from './provider/cashier/words.ts';
import { doctorWords } from './provider/doctor/words.ts';
import { financeWords } from './provider/finance/words.ts';
import { wardWords } from './provider/ward/words.ts';
import { deskWords } from './provider/words.ts';
import { stationWords } from './station/words.ts';

type Texts = Readonly<Record<string, string>>;
const DICTIONARIES: readonly (readonly [string, { readonly zh: Texts; readonly en: Texts }])[] = [
  ['kit', kitWords],
  ['account', accountWords],
  ['terms', { zh: termsZh, en: termsEn }],
  ['explain', explainWords],
  ['field names', { zh: fieldNamesZh, en: fieldNamesEn }],
  ['certificates', certificatesWords],
  ['outbox', outboxWords],
  ['desk', deskWords],
  ['cashier', cashierWords],
  ['doctor', doctorWords],
  ['ward', wardWords],
  ['office', officeWords],
  ['payment', paymentWords],
  ['jobs', jobsWords],
  ['person payment', personPaymentWords],
  ['finance', financeWords],
  ['matters', mattersWords],
  ['results', resultWords],
  ['filing', filingWords],
  ['window', windowWords],
  ['batches', batchWords],
  ['supervision', supervisionWords],
  ['premiums', premiumsWords],
  ['transfers', transfersWords],
  ['household', householdWords],
  ['own accounts', accountsWords],
  ['feeds', feedsWords],
  ['care', careWords],
  ['station', stationWords],
  ['insured', insuredWords],
  ['of one’s own', ownWords],
  ['own money', ownMoneyWords],
  ['steps in plain words', plainWords],
  ['home', { zh: homeZh, en: homeEn }],
];

test.each(DICTIONARIES)(
  '%s: both languages have the same texts with the same facts',
  (_, words) => {
    const { zh, en } = words;
    expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort());
    for (const [key, text] of Object.entries(zh)) {
      expect(factsOf(en[key] ?? ''), key).toEqual(factsOf(text));
      expect(text.trim(), key).not.toBe('');
      expect(en[key]?.trim(), key).not.toBe('');
    }
  },
);

test('no English text holds Chinese by mistake', () => {
  for (const [name, { en }] of DICTIONARIES.filter(([name]) => name !== 'home')) {
    for (const text of Object.values(en)) expect(text, name).not.toMatch(/\p{Script=Han}/u);
  }
});

function factsOf(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map(([, fact = '']) => fact).sort();
}
