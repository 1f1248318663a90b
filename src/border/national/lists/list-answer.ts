import { plus } from '../../../kernel/money.ts';
import { toShortId } from '../../../kernel/short-id.ts';
import { billOf, findRegistrations } from '../../../money/encounter/index.ts';
import type { ProviderSettlement } from '../../../money/settlement/index.ts';
import type { SettlementList } from '../../../money/settlement-list/index.ts';
import { findIdentifiedPersons } from '../../../people/enrolment/index.ts';
import { readMoment } from '../../../platform/clock.ts';
import { amount } from '../amounts.ts';
import { identityOf } from '../money/identity-of.ts';
import { setldetail } from '../money/setldetail.ts';
import { visitIdOf } from '../money/settlement-id.ts';
import { fitted, type Output, type OutRow, type Value } from '../output.ts';
import type { Call } from '../transaction.ts';
import { INSURANCE_TYPE } from '../visit/medical-types.ts';
import { feesByCategory } from './fees-by-category.ts';
import { LIST_STATE } from './list-state.ts';

type Told = { readonly list: SettlementList; readonly settled: ProviderSettlement };
type Sent = Readonly<Record<string, Value>>;

/** The list as 4103 tells it: in other fields than 4101 for some, and with what only the platform knows. */
export async function listAnswer(told: Told, call: Call): Promise<Output> {
  const { list, settled } = told;
  const sent = JSON.parse(list.document) as Readonly<Record<string, unknown>>;
  const rows = (node: string) => rowsOf(sent[node]);
  const of = {
    psn_no: list.person,
    setl_id: toShortId(list.settlement),
    mdtrt_id: visitIdOf(settled.encounter),
  };
  const numbered = (id: string, known: readonly OutRow[]) =>
    known.map((row, at) => fitted({ ...of, [id]: `${list.id}-${at + 1}` }, row));
  const operations = rows('oprninfo');
  const lines = await call.world.charges.lines(call.sql, billOf(settled.encounter));
  const fees = await feesByCategory(call.sql, lines, settled);
  return {
    setlinfo: fitted(of, await headFields(told, rows, call)),
    payinfo: setldetail(settled, call).map((row) => fitted(of, row)),
    opspdiseinfo: numbered('setl_list_opsp_trt_id', rows('opspdiseinfo')),
    diseinfo: numbered('setl_list_diag_id', rows('diseinfo')),
    iteminfo: numbered('etl_list_chrgitm_id', fees),
    oprninfo: numbered('setl_list_oprn_id', operations.map(operationFields)),
    icuinfo: numbered('setl_list_scs_cutd_id', rows('icuinfo')),
    bldinfo: rows('bldinfo').map((row) => fitted(of, row)),
  };
}

async function headFields(
  { list, settled }: Told,
  rows: (node: string) => OutRow[],
  { sql, signedIn }: Call,
): Promise<OutRow> {
  const { registration: id } = billOf(settled.encounter);
  const [persons, registrations] = await Promise.all([
    findIdentifiedPersons(sql, [list.person]),
    findRegistrations(sql, [id]),
  ]);
  const person = persons.get(list.person);
  const { particulars } = registrations.get(id) ?? { particulars: {} as Record<string, string> };
  const [sent = {}] = rows('setlinfo');
  const identity = person ? identityOf(person, settled.until) : {};
  const { amounts } = settled;
  return {
    ...sent,
    ...identity,
    ...renamed(sent),
    patn_cert_type: identity.psn_cert_type ?? null,
    setl_list_sn: list.id,
    fixmedins_code: signedIn.provider.id,
    fixmedins_name: signedIn.provider.name,
    insutype: INSURANCE_TYPE[settled.scheme],
    hi_type: INSURANCE_TYPE[settled.scheme],
    insu_admdvs: signedIn.area,
    stas_type: LIST_STATE[list.state],
    chk_cont: list.note || null,
    dcla_time: list.state === 'draft' ? null : list.stateSince,
    setl_time: readMoment(settled.settledAt),
    diag_code_cnt: rows('diseinfo').length,
    oprn_oprt_code_cnt: rows('oprninfo').length,
    opsp_dise_code: particulars.diseaseCode ?? null,
    opsp_dise_name: particulars.diseaseName ?? null,
    psn_selfpay: amount(plus(amounts.overCeiling, amounts.priorSelfPay)),
    psn_ownpay: amount(amounts.fullSelfPay),
    acct_pay: amount(plus(amounts.ownAccount, amounts.mutualAid)),
    psn_cashpay: amount(amounts.cash),
    ybtcPay: amount(amounts.pool),
    jmdbPay: amount(amounts.seriousDisease),
    zgdePay: amount(amounts.largeAmount),
    yljzPay: amount(amounts.medicalAid),
  };
}

/** Fields that 4101 and 4103 call differently. */
function renamed(sent: Sent): OutRow {
  const duration = (code: string) => String(sent[code] ?? '').split('/');
  const [ventDays, ventHours, ventMinutes] = duration('vent_used_dura');
  const [beforeDays, beforeHours, beforeMinutes] = duration('pwcry_bfadm_coma_dura');
  const [afterDays, afterHours, afterMinutes] = duration('pwcry_afadm_coma_dura');
  const number = (text: string | undefined) => (text && /^\d+$/.test(text) ? Number(text) : null);
  return {
    emp_poscode: sent.poscode ?? null,
    age_daus: sent.age_days ?? null,
    opsp_mdtrt_time: sent.opsp_mdtrt_date ? `${sent.opsp_mdtrt_date} 00:00:00` : null,
    adm_way_code: sent.adm_way ?? null,
    adm_dept_codg: sent.adm_dept_code ?? null,
    dscg_dept_codg: sent.dscg_dept_code ?? null,
    otp_wm_diag_dise_code: sent.wm_dise_code ?? null,
    otp_tcm_diag_dise_code: sent.tcm_dise_code ?? null,
    vent_used_days: number(ventDays),
    vent_used_h_cnt: number(ventHours),
    vent_used_m_cnt: number(ventMinutes),
    bfadm_coma_days: number(beforeDays),
    bfadm_coma_h_cnt: number(beforeHours),
    bfadm_coma_m_cnt: number(beforeMinutes),
    afadm_coma_days: number(afterDays),
    afadm_coma_h_cnt: number(afterHours),
    afadm_coma_m_cnt: number(afterMinutes),
  };
}

function operationFields(sent: OutRow): OutRow {
  const begins = sent.oprn_oprt_begntime;
  return {
    ...sent,
    main_oprn_flag: sent.oprn_oprt_type === '1' ? '1' : '0',
    oprn_oprt_date: typeof begins === 'string' ? begins.slice(0, 10) : null,
  };
}

function rowsOf(node: unknown): OutRow[] {
  if (node === undefined || node === null) return [];
  return (Array.isArray(node) ? node : [node]) as OutRow[];
}
