import { negate, plus, sum, ZERO } from '../../../kernel/money.ts';
import { toShortId } from '../../../kernel/short-id.ts';
import type { Registration } from '../../../money/encounter/index.ts';
import type { ProviderSettlement } from '../../../money/settlement/index.ts';
import { readMoment } from '../../../platform/clock.ts';
import { amount, proportion } from '../amounts.ts';
import { type Fitted, fitted, type OutRow } from '../output.ts';
import type { Call } from '../transaction.ts';
import { INSURANCE_TYPE, USUAL_MEDICAL_TYPE } from '../visit/medical-types.ts';
import { checkIdentities } from './check-identities.ts';
import { clearingTypeOf } from './clearing-type.ts';
import { identityOf } from './identity-of.ts';
import { personKindOf } from './person-kind.ts';
import { messageOf, visitIdOf } from './settlement-id.ts';

/** A registration, or what one would be. */
export type DescribedVisit = Pick<Registration, 'medicalType' | 'particulars'>;

/** 清算方式: by item, or as a quota of the disease. */
const CLEARING_WAY = { items: '1', quota: '2' } as const;

/** What a settlement is told with: every amount, in the fields that the number's table has. */
export function setlinfo(settled: ProviderSettlement, call: Call, trial: Trial = {}): Fitted {
  const { over = {}, draft = null } = trial;
  const visit = visitFields(settled, settled.registration ?? draft, call);
  const who = identityOf(settled.who, settled.until);
  return fitted(over, amountFields(settled, call), visit, who, NOTHING);
}

/** What a trial says otherwise, and the visit of a purchase that is only tried. */
export type Trial = { readonly over?: OutRow; readonly draft?: DescribedVisit | null };

function visitFields(
  settled: ProviderSettlement,
  registration: DescribedVisit | null,
  call: Call,
): OutRow {
  const { visitKind, scheme, kind } = settled;
  const quota = visitKind === 'disease-quota';
  const usual = USUAL_MEDICAL_TYPE[visitKind];
  return {
    setl_id: toShortId(settled.id),
    mdtrt_id: visitIdOf(settled.encounter),
    medins_setl_id: messageOf(settled),
    setl_time: readMoment(settled.settledAt),
    begndate: settled.from,
    enddate: settled.until,
    insutype: INSURANCE_TYPE[scheme],
    psn_type: personKindOf(settled),
    mdtrt_cert_type: registration?.particulars.credentialType ?? null,
    med_type: registration?.medicalType || usual,
    dise_codg: registration?.particulars.diseaseCode ?? null,
    dise_name: registration?.particulars.diseaseName ?? null,
    clr_type: clearingTypeOf(visitKind, call.signedIn.provider.kind),
    clr_way: quota ? CLEARING_WAY.quota : CLEARING_WAY.items,
    clr_optins: call.signedIn.area,
    insu_optins: call.signedIn.area,
    insu_admdvs: call.signedIn.area,
    fixmedins_code: call.signedIn.provider.id,
    fixmedins_name: call.signedIn.provider.name,
    pay_loc: '2',
    refd_setl_flag: kind === 'reversal' ? '1' : '0',
    year: String(settled.benefitYear),
  };
}

/** Funds that the area does not have. */
const NONE = amount(ZERO);
const NOTHING = {
  cvlserv_pay: NONE,
  hifes_pay: NONE,
  hifdm_pay: NONE,
  oth_pay: NONE,
  pref_fund_pay: NONE,
};

function amountFields(settled: ProviderSettlement, { signedIn }: Call): OutRow {
  const { amounts } = settled;
  const { pool, largeAmount, seriousDisease, medicalAid, cash } = amounts;
  const accounts = plus(amounts.ownAccount, amounts.mutualAid);
  const person = plus(accounts, cash);
  const funds = [pool, largeAmount, seriousDisease, medicalAid];
  const accountInFunds = signedIn.profile.accountInFundSum;
  const fundsTotal = sum(accountInFunds ? [...funds, accounts] : funds);
  const hospital = negate(amounts.hospital);
  const parts = [
    ...[amounts.fullSelfPay, amounts.overCeiling],
    ...[amounts.priorSelfPay, amounts.inScope],
  ];
  checkIdentities({
    total: amounts.total,
    fundsTotal,
    funds,
    person,
    accounts,
    cash,
    hospital,
    parts,
    relatives: amounts.mutualAid,
    accountInFunds,
  });
  const borne = amount(person);
  const inCash = amount(cash);
  const deductible = amount(amounts.deductible);
  return {
    medfee_sumamt: amount(amounts.total),
    fulamt_ownpay_amt: amount(amounts.fullSelfPay),
    overlmt_selfpay: amount(amounts.overCeiling),
    preselfpay_amt: amount(amounts.priorSelfPay),
    inscp_scp_amt: amount(amounts.inScope),
    act_pay_dedc: deductible,
    hifp_pay: amount(pool),
    pool_prop_selfpay: settled.poolRate === null ? amount(ZERO) : proportion(settled.poolRate),
    hifob_pay: amount(largeAmount),
    hifmi_pay: amount(seriousDisease),
    maf_pay: amount(medicalAid),
    fund_pay_sumamt: amount(fundsTotal),
    hosp_part_amt: amount(hospital),
    acct_pay: amount(accounts),
    acct_mulaid_pay: amount(amounts.mutualAid),
    balc: amount(settled.balance ?? ZERO),
    // Tables and platforms name these differently.
    psn_part_amt: borne,
    psn_pay: borne,
    psn_cash_pay: inCash,
    cash_payamt: inCash,
    pdn_cash_pay: inCash,
    crt_dedc: deductible,
  };
}
