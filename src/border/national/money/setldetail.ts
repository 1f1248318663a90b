import { type Money, negate, plus } from '../../../kernel/money.ts';
import type { ProviderSettlement } from '../../../money/settlement/index.ts';
import type { Scheme } from '../../../rules/policy/index.ts';
import { amount } from '../amounts.ts';
import type { OutRow } from '../output.ts';
import type { Call } from '../transaction.ts';
import { type PolicyItem, policyItems, traceText } from './policy-items.ts';

type Fund = 'pool' | 'largeAmount' | 'seriousDisease' | 'medicalAid' | 'accounts' | 'hospital';

/** 基金支付类型 of each payer, by scheme. */
const FUND_TYPES: Readonly<Record<Scheme, Readonly<Record<Fund, string>>>> = {
  employee: {
    pool: '310100',
    largeAmount: '330100',
    seriousDisease: '310300',
    medicalAid: '610100',
    accounts: '310200',
    hospital: '999996',
  },
  resident: {
    pool: '390100',
    largeAmount: '330100',
    seriousDisease: '390200',
    medicalAid: '610100',
    accounts: '310200',
    hospital: '999996',
  },
};

/** Who pays what a code of 基金支付类型 names, in a scheme; null for a fund that the area does not have. */
export function payerOf(scheme: Scheme, code: string): Fund | null {
  const found = Object.entries(FUND_TYPES[scheme]).find(([, known]) => known === code);
  return found ? (found[0] as Fund) : null;
}

/** Whose row a step explains; every other step stands in the first row. */
const EXPLAINS: Partial<Record<PolicyItem['rule'], Fund>> = {
  'large-amount': 'largeAmount',
  'serious-base': 'seriousDisease',
  'serious-band': 'seriousDisease',
  'serious-before': 'seriousDisease',
  'serious-cap': 'seriousDisease',
  'serious-disease': 'seriousDisease',
  'aid-base': 'medicalAid',
  'medical-aid': 'medicalAid',
  'aid-cap': 'medicalAid',
  'aid-not-referred': 'medicalAid',
  'extra-aid': 'medicalAid',
  'own-account': 'accounts',
  'mutual-aid': 'accounts',
  'quota-hospital': 'hospital',
};

/** One row for each payer beside the cash, with the steps that led to its amount. */
export function setldetail(settled: ProviderSettlement, { world }: Call): OutRow[] {
  const names = world.catalogue.dictionary('fund_pay_type');
  const paid = payersOf(settled).filter(({ value }) => value !== 0n);
  const present = new Set(paid.map(({ fund }) => fund));
  const first = paid[0]?.fund;
  const items = policyItems(settled, world.catalogue);
  return paid.map(({ fund, value }) => {
    const code = FUND_TYPES[settled.scheme][fund];
    const own = items.filter(({ rule }) => {
      const of = EXPLAINS[rule];
      return (of && present.has(of) ? of : first) === fund;
    });
    const room = fund === 'pool' ? settled.poolRoom : null;
    return {
      fund_pay_type: code,
      fund_pay_type_name: names?.get(code) ?? null,
      inscp_scp_amt: amount(settled.amounts.inScope),
      crt_payb_lmt_amt: room === null ? null : amount(room),
      fund_payamt: amount(value),
      setl_proc_info: traceText(own),
    };
  });
}

function payersOf({ amounts }: ProviderSettlement): readonly { fund: Fund; value: Money }[] {
  return [
    { fund: 'pool', value: amounts.pool },
    { fund: 'largeAmount', value: amounts.largeAmount },
    { fund: 'seriousDisease', value: amounts.seriousDisease },
    { fund: 'medicalAid', value: amounts.medicalAid },
    { fund: 'accounts', value: plus(amounts.ownAccount, amounts.mutualAid) },
    { fund: 'hospital', value: negate(amounts.hospital) },
  ];
}
