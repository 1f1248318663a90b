import type { Facts } from '../../../kernel/rejection.ts';
import { accountsWording } from './accounts.ts';
import { awayWording } from './away.ts';
import { burdenWording } from './burden.ts';
import { catalogueWording } from './catalogue.ts';
import { certificatesWording } from './certificates.ts';
import { claimWording } from './claim.ts';
import { contractsWording } from './contracts.ts';
import { credentialWording } from './credential.ts';
import { deskWording } from './desk.ts';
import { encounterWording } from './encounter.ts';
import { enrolmentWording } from './enrolment.ts';
import { feedsWording } from './feeds.ts';
import { filingWording } from './filing.ts';
import { groupsWording } from './groups.ts';
import { identityWording } from './identity.ts';
import { lesserMattersWording } from './lesser-matters.ts';
import { maternityWording } from './maternity.ts';
import { mattersWording } from './matters.ts';
import { nationalWording } from './national.ts';
import { noticesWording } from './notices.ts';
import { ownAccountWording } from './own-account.ts';
import { papersWording } from './papers.ts';
import { particularsWording } from './particulars.ts';
import { personPaymentWording } from './person-payment.ts';
import { platformWording } from './platform.ts';
import { policyWording } from './policy.ts';
import { premiumWording } from './premium.ts';
import { prescriptionWording } from './prescription.ts';
import { providerWording } from './provider.ts';
import { paymentWording } from './provider-payment.ts';
import { recognitionWording } from './recognition.ts';
import { reconciliationWording } from './reconciliation.ts';
import { recordWording } from './record.ts';
import { settlementWording } from './settlement.ts';
import { settlementListWording } from './settlement-list.ts';
import { specialGroupWording } from './special-group.ts';
import { stockWording } from './stock.ts';
import { tiltWording } from './tilt.ts';
import { wardWording } from './ward.ts';

export type Sentences = { readonly zh: string; readonly en: string };

/** Every refusal's sentence in both languages; `{fact}` is replaced by that fact. */
export const WORDING: Readonly<Record<string, Sentences>> = {
  ...platformWording,
  ...policyWording,
  ...catalogueWording,
  ...enrolmentWording,
  ...groupsWording,
  ...feedsWording,
  ...tiltWording,
  ...burdenWording,
  ...awayWording,
  ...recognitionWording,
  ...filingWording,
  ...accountsWording,
  ...ownAccountWording,
  ...providerWording,
  ...encounterWording,
  ...settlementWording,
  ...settlementListWording,
  ...prescriptionWording,
  ...wardWording,
  ...credentialWording,
  ...stockWording,
  ...recordWording,
  ...nationalWording,
  ...identityWording,
  ...mattersWording,
  ...paymentWording,
  ...personPaymentWording,
  ...claimWording,
  ...maternityWording,
  ...reconciliationWording,
  ...deskWording,
  ...particularsWording,
  ...certificatesWording,
  ...specialGroupWording,
  ...contractsWording,
  ...lesserMattersWording,
  ...premiumWording,
  ...papersWording,
  ...noticesWording,
};

export function sentence(code: string, facts: Facts, language: keyof Sentences): string {
  const template = WORDING[code]?.[language] ?? code;
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => facts[name] ?? whole);
}

export function word(code: string, facts: Facts): Sentences {
  return { zh: sentence(code, facts, 'zh'), en: sentence(code, facts, 'en') };
}
