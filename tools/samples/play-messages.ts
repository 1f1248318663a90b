import { now } from '../hospital-day/his-client.ts';
import * as sheets from '../hospital-day/messages.ts';
import type { Patient, Visit } from '../hospital-day/model.ts';
import { AREA, type Centre } from './centre.ts';
import type { Hospital } from './hospital.ts';

/** What the play leaves behind for requests that name something. */
export type Played = {
  readonly open: { readonly person: Patient; readonly visit: string };
  /** Stays that were settled and whose lists are drafts. */
  readonly settlements: readonly string[];
};

type Output = Record<string, Record<string, string>>;

/** Everything that an answer of a sample may be the answer to. */
export async function playMessages(hospital: Hospital, centre: Centre): Promise<Played> {
  await hospital.done('9001', {
    signIn: { opter_no: 'SAMPLE', mac: '00-00-00-00-00-00', ip: '127.0.0.1' },
  });
  await recognise(hospital, centre);
  await outpatient(hospital, visitOf(centre, centre.people.owner, 'outpatient'));
  const settlements: string[] = [];
  for (const person of [centre.people.grouped, centre.people.chronic]) {
    settlements.push(await stay(hospital, visitOf(centre, person, 'stay')));
  }
  const open = visitOf(centre, centre.people.owner, 'stay');
  const admitted: Output = await hospital.done('2401', sheets.admit(open));
  const visit = admitted.result?.mdtrt_id ?? '';
  const days = { begntime: `${now().slice(0, 10)} 00:00:00`, endtime: now() };
  await hospital.done('5303', { data: { psn_no: open.patient.id, ...days } });
  return { open: { person: open.patient, visit }, settlements };
}

async function recognise(hospital: Hospital, centre: Centre): Promise<void> {
  for (const person of Object.values(centre.people)) {
    await hospital.done('1101', sheets.findPerson(person));
  }
  await hospital.done('5301', { data: { psn_no: centre.people.chronic.id } });
  const { number, serial } = centre.card;
  const card = { mdtrt_cert_type: '03', mdtrt_cert_no: number, card_sn: serial };
  await hospital.done('1161', { data: card });
  await hospital.done('1162', { data: { ecQrCode: await voucherOf(centre) } });
  await hospital.refused('1162', { data: { ecQrCode: 'no voucher' } });
  await hospital.done('6101', {
    InData: {
      ...{ orgId: 'X', businessType: '01101', operatorId: 'S', operatorName: 'S' },
      ...{ officeId: 'A03', officeName: '内科', ecQrCode: await voucherOf(centre) },
    },
  });
}

/** As the device of the person would show it. */
async function voucherOf({ url, people }: Centre): Promise<string> {
  const answer = await fetch(`${url}/api/areas/${AREA}/vouchers`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ person: people.owner.id }),
  });
  const { qr } = (await answer.json()) as { qr?: string };
  if (qr === undefined) throw new Error('no voucher was issued');
  return qr;
}

let visits = 0;

function visitOf({ items }: Centre, patient: Patient, kind: Visit['kind']): Visit {
  visits += 1;
  const lines = items.slice(0, 3).map((item) => ({ item, count: 2 }));
  return { number: visits, kind, patient, lines, cancelled: false };
}

/** So that a small bill has a payer to tell of, too. */
function fromTheAccount(sheet: object): object {
  const { data } = sheet as { data: object };
  return { data: { ...data, acct_used_flag: '1' } };
}

async function outpatient(hospital: Hospital, visit: Visit): Promise<void> {
  const batch = `B${visit.number}`;
  const registered: Output = await hospital.done('2201', sheets.register(visit));
  const id = registered.data?.mdtrt_id ?? '';
  await hospital.done('2203', sheets.describeVisit(visit, id));
  await hospital.done('2204', sheets.charges(visit, id, batch));
  const asked = fromTheAccount(sheets.settle(visit, id, batch));
  await hospital.done('2206', asked);
  const paid: Output = await hospital.done('2207', asked);
  await hospital.done('2208', sheets.cancel(visit, id, paid.setlinfo?.setl_id ?? ''));
  const psn_no = visit.patient.id;
  await hospital.done('2205', { data: { mdtrt_id: id, psn_no, chrg_bchno: batch } });
  await hospital.done('2202', { data: { mdtrt_id: id, psn_no, ipt_otp_no: 'X' } });
}

async function stay(hospital: Hospital, visit: Visit): Promise<string> {
  const admitted: Output = await hospital.done('2401', sheets.admit(visit));
  const id = admitted.result?.mdtrt_id ?? '';
  const psn_no = visit.patient.id;
  await hospital.done('2301', sheets.charges(visit, id, ''));
  await hospital.done('2302', { data: [{ feedetl_sn: '0000', mdtrt_id: id, psn_no }] });
  await hospital.done('2301', sheets.charges(visit, id, ''));
  await hospital.done('2402', sheets.discharge(visit, id));
  await hospital.done('2405', { data: { mdtrt_id: id, psn_no } });
  await hospital.done('2402', sheets.discharge(visit, id));
  await hospital.done('2303', sheets.settle(visit, id, ''));
  const paid: Output = await hospital.done('2304', sheets.settle(visit, id, ''));
  const setl_id = paid.setlinfo?.setl_id ?? '';
  const rows = paid.setldetail as unknown as readonly object[];
  await hospital.done('4101', settlementList(visit, id, { setl_id, rows }));
  return setl_id;
}

const DISEASE = {
  diag_type: '1',
  diag_code: 'J18.900',
  diag_name: '肺炎',
  adm_cond_type: '1',
  maindiag_flag: '1',
};

function settlementList(
  { patient }: Visit,
  mdtrt_id: string,
  { setl_id, rows }: { readonly setl_id: string; readonly rows: readonly object[] },
): object {
  const today = now();
  return {
    setlinfo: {
      ...{ psn_no: patient.id, mdtrt_id, setl_id, medcasno: 'BA-1', ntly: '156', prfs: '27' },
      ...{ patn_rlts: '01', adm_time: today, dscg_time: today, adm_way: '2', dscg_way: '1' },
      ...{ adm_caty: 'A03', dscg_caty: 'A03', chfpdr_code: 'D0001', hi_paymtd: '1' },
      ...{ bill_code: '0530', bill_no: '1', biz_sn: 'S1', vent_used_dura: '0/0/0' },
      ...{ medins_fill_dept: '医保科', medins_fill_psn: '样本操作员' },
      ...{ setl_begn_date: today.slice(0, 10), setl_end_date: today.slice(0, 10) },
    },
    diseinfo: [DISEASE],
    payinfo: rows.map((row) => {
      const { fund_pay_type, fund_payamt } = row as Record<string, unknown>;
      return { fund_pay_type, fund_payamt };
    }),
  };
}
