import { assert } from '../../../kernel/assert.ts';
import { type Money, negate, plus, sum, ZERO } from '../../../kernel/money.ts';
import { toShortId } from '../../../kernel/short-id.ts';
import { billOf, findRegistrations, type Registration } from '../../../money/encounter/index.ts';
import type { ProviderSettlement } from '../../../money/settlement/index.ts';
import { findPersons } from '../../../people/enrolment/index.ts';
import { readMoment } from '../../../platform/clock.ts';
import type { VisitKind } from '../../../rules/policy/index.ts';
import { amount, proportion } from '../amounts.ts';
import { fitting } from '../fitting.ts';
import type { OutRow } from '../output.ts';
import type { Call } from '../transaction.ts';
import { INSURANCE_TYPE, USUAL_MEDICAL_TYPE } from '../visit/medical-types.ts';
import { checkIdentities } from './check-identities.ts';
import { identityOf } from './identity-of.ts';
import { personKindOf } from './person-kind.ts';
import { messageOf, visitIdOf } from './settlement-id.ts';

/** 清算类别: how the agency groups what it pays. */
const CLEARING_TYPE = {
  inpatient: '21',
  outpatient: '11',
  chronic: '14',
  special: '14',
  'two-diseases': '15',
  'disease-quota': '27',
} as const satisfies Record<VisitKind, string>;

/** 清算方式: by item, or as a quota of the disease. */
const CLEARING_WAY = { items: '1', quota: '2' } as const;

/** What a settlement is told with: every amount, in the fields that the number's table has. */
export async function setlinfo(settled: ProviderSettlement, call: Call): Promise<OutRow> {
  const { registration: id } = billOf(settled.encounter);
  const [registrations, persons] = await Promise.all([
    findRegistrations(call.sql, [id]),
    findPersons(call.sql, [settled.person]),
  ]);
  const person = persons.get(settled.person);
  assert(person, 'a settlement is of a recorded person');
  return fitting(call, 'setlinfo', {
    ...identityOf(person, settled.until),
    ...visitFields(settled, registrations.get(id) ?? null, call),
    ...amountFields(settled, call),
  });
}

function visitFields(
  settled: ProviderSettlement,
  registration: Registration | null,
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
    clr_type: CLEARING_TYPE[visitKind],
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
    ...{ total: amounts.total, fundsTotal, funds, person, accounts, cash, hospital, parts },
    relatives: amounts.mutualAid,
    accountInFunds,
  });
  return {
    medfee_sumamt: amount(amounts.total),
    fulamt_ownpay_amt: amount(amounts.fullSelfPay),
    overlmt_selfpay: amount(amounts.overCeiling),
    preselfpay_amt: amount(amounts.priorSelfPay),
    inscp_scp_amt: amount(amounts.inScope),
    act_pay_dedc: amount(amounts.deductible),
    hifp_pay: amount(pool),
    pool_prop_selfpay: settled.poolRate === null ? amount(ZERO) : proportion(settled.poolRate),
    hifob_pay: amount(largeAmount),
    hifmi_pay: amount(seriousDisease),
    maf_pay: amount(medicalAid),
    ...nothing('cvlserv_pay', 'hifes_pay', 'hifdm_pay', 'oth_pay', 'pref_fund_pay'),
    fund_pay_sumamt: amount(fundsTotal),
    hosp_part_amt: amount(hospital),
    acct_pay: amount(accounts),
    acct_mulaid_pay: amount(amounts.mutualAid),
    balc: amount(settled.balance ?? ZERO),
    ...alike(person, 'psn_part_amt', 'psn_pay'),
    ...alike(cash, 'psn_cash_pay', 'cash_payamt', 'pdn_cash_pay'),
    ...alike(amounts.deductible, 'crt_dedc'),
  };
}

/** Fields that tables and platforms name differently. */
function alike(value: Money, ...codes: readonly string[]): OutRow {
  return Object.fromEntries(codes.map((code) => [code, amount(value)]));
}

/** Funds that the area does not have. */
function nothing(...codes: readonly string[]): OutRow {
  return alike(ZERO, ...codes);
}
