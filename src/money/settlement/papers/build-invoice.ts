import { type Money, min, minus, plus, sum, ZERO } from '../../../kernel/money.ts';
import type { ChargeItem } from '../../../rules/catalogue/index.ts';
import type { ProviderSettlement } from '../provider-view.ts';

/** 收费项目 in the order in which a medical invoice lists them. */
export const CHARGE_ITEMS = [
  'general-visit',
  'registration',
  'consultation',
  'examination',
  'laboratory',
  'treatment',
  'surgery',
  'nursing',
  'bed',
  'material',
  'western-medicine',
  'patent-medicine',
  'herbal-medicine',
  'other',
] as const satisfies readonly ChargeItem[];

export type InvoiceItem = { readonly item: ChargeItem; readonly amount: Money };

/** What the national medical invoice (医疗收费电子票据) states besides names and numbers. */
export type Invoice = {
  readonly items: readonly InvoiceItem[];
  readonly total: Money;
  /** 医保统筹基金支付. */
  readonly pool: Money;
  /** 其他支付: large-amount, serious disease, aid, and what a quota leaves to the hospital. */
  readonly others: Money;
  /** 个人账户支付, relatives' accounts among it. */
  readonly accounts: Money;
  /** 个人现金支付. */
  readonly cash: Money;
  /** 个人自付: the person's part of what the catalogue covers. */
  readonly ownShare: Money;
  /** 个人自费: what the catalogue leaves to the person alone. */
  readonly selfFunded: Money;
};

export type InvoiceLine = { readonly item: ChargeItem; readonly amount: Money };

/**
 * Two sums are the total: of the items, and of the payers. Accounts and cash together are the person's
 * own share and what is self-funded. A reversal has the same invoice with every sign turned.
 */
export function buildInvoice(
  amounts: ProviderSettlement['amounts'],
  lines: readonly InvoiceLine[],
): Invoice {
  const { total, pool, largeAmount, seriousDisease, medicalAid, cash, hospital } = amounts;
  const accounts = plus(amounts.ownAccount, amounts.mutualAid);
  const personal = plus(accounts, cash);
  const outside = plus(amounts.fullSelfPay, amounts.overCeiling);
  const selfFunded = total < ZERO ? maxOf(outside, personal) : min(outside, personal);
  return {
    items: itemsOf(lines),
    total,
    pool,
    others: minus(sum([largeAmount, seriousDisease, medicalAid]), hospital),
    accounts,
    cash,
    ownShare: minus(personal, selfFunded),
    selfFunded,
  };
}

function itemsOf(lines: readonly InvoiceLine[]): InvoiceItem[] {
  return CHARGE_ITEMS.map((item) => ({
    item,
    amount: sum(lines.filter((line) => line.item === item).map(({ amount }) => amount)),
  })).filter(({ amount }) => amount !== ZERO);
}

/** Of two amounts below zero the smaller return. */
function maxOf(a: Money, b: Money): Money {
  return a > b ? a : b;
}
