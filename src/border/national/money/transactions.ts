import type { Transaction } from '../transaction.ts';
import { quotePurchase } from './2101-quote-purchase.ts';
import { settlePurchase } from './2102-settle-purchase.ts';
import { undoPurchase } from './2103-cancel-purchase.ts';
import { uploadCharges } from './2204-upload-charges.ts';
import { takeChargesBack } from './2205-take-charges-back.ts';
import { quoteVisit } from './2206-quote-visit.ts';
import { settleVisit } from './2207-settle-visit.ts';
import { cancelVisitSettlement } from './2208-cancel-visit-settlement.ts';
import { uploadStayCharges } from './2301-upload-stay-charges.ts';
import { takeStayChargesBack } from './2302-take-stay-charges-back.ts';
import { quoteStay } from './2303-quote-stay.ts';
import { settleStay } from './2304-settle-stay.ts';
import { cancelStaySettlement } from './2305-cancel-stay-settlement.ts';
import { remarkStayCharges } from './2306-remark-charges.ts';
import { reverseMessage } from './2601-reverse-message.ts';
import { showSettlement } from './5203-show-settlement.ts';
import { listCharges } from './5204-list-charges.ts';
import { listChronicDrugs } from './5205-list-chronic-drugs.ts';
import { listPolicyItems } from './100001-list-policy-items.ts';

export const moneyTransactions: readonly Transaction[] = [
  quotePurchase,
  settlePurchase,
  undoPurchase,
  uploadCharges,
  takeChargesBack,
  quoteVisit,
  settleVisit,
  cancelVisitSettlement,
  uploadStayCharges,
  takeStayChargesBack,
  quoteStay,
  settleStay,
  cancelStaySettlement,
  remarkStayCharges,
  reverseMessage,
  showSettlement,
  listCharges,
  listChronicDrugs,
  listPolicyItems,
];
