import { afterAll } from 'vitest';
import { createRecords } from '../../../health/record/index.ts';
import type { PersonId, ProviderId } from '../../../kernel/ids.ts';
import { createCharges } from '../../../money/encounter/index.ts';
import { createProviderMoney } from '../../../money/settlement/index.ts';
import { settlementWorld, TOWNSHIP } from '../../../money/settlement/testing.ts';
import {
  createSettlementLists,
  settlementListChecks,
} from '../../../money/settlement-list/index.ts';
import { createCredentials } from '../../../people/credential/index.ts';
import { nationalTerms } from '../catalogue/terms.ts';
import type { SignedIn } from '../signed-in.ts';
import { runForTest } from '../testing.ts';
import type { NationalWorld } from '../world.ts';

/** Answers are read as their receivers read them. */
export type Answer = ReturnType<typeof JSON.parse>;

/** An area with hospitals and a catalogue, and messages of one of them. */
export async function hospitalWorld(options: Parameters<typeof settlementWorld>[0] = {}) {
  const world = await settlementWorld(options);
  const { database, clock, shelf, settlements } = world;
  const charges = createCharges({ database, clock });
  const money = createProviderMoney({ database, shelf, settlements });
  const settlementLists = createSettlementLists({ clock, checks: settlementListChecks() });
  const records = createRecords({ clock, ids: world.ids });
  const secret = Buffer.from('test');
  const credentials = createCredentials({ database, clock, ids: world.ids, secret });
  const terms = nationalTerms();
  afterAll(async () => {
    await charges.close();
    await settlements.close();
  });

  function send(
    number: string,
    input: unknown,
    {
      provider = TOWNSHIP,
      ...parts
    }: {
      message?: string;
      provider?: ProviderId;
      world?: Partial<NationalWorld>;
      signedIn?: Partial<SignedIn>;
    } = {},
  ): Promise<Answer> {
    const signedIn: Partial<SignedIn> = {
      provider: { id: provider, name: '示范医院', kind: kindOf(provider), county: '532901' },
      ...parts.signedIn,
    };
    return runForTest(number, input, {
      database,
      signedIn,
      ...(parts.message !== undefined && { message: parts.message }),
      world: {
        ...{ clock, ids: world.ids, charges, money, settlementLists, records, credentials, terms },
        ...parts.world,
      },
    });
  }
  return { ...world, credentials, settlementLists, records, send };
}

function kindOf(provider: ProviderId): SignedIn['provider']['kind'] {
  return provider.startsWith('P') ? 'pharmacy' : 'hospital';
}

export type HospitalWorld = Awaited<ReturnType<typeof hospitalWorld>>;

const CARD = { mdtrt_cert_type: '02', mdtrt_cert_no: '532901196001010001' };

export const sheets = {
  register: (person: PersonId, begin = '2025-06-01 08:30:00') => ({
    data: {
      ...CARD,
      psn_no: person,
      insutype: '390',
      begntime: begin,
      ipt_otp_no: 'MZ0001',
      atddr_no: 'D1',
      dr_name: '王医生',
    },
  }),
  describe: (visit: string, person: PersonId, change: object = {}) => ({
    mdtrtinfo: {
      mdtrt_id: visit,
      psn_no: person,
      med_type: '11',
      begntime: '2025-06-01 08:30:00',
      ...change,
    },
    diseinfo: [
      {
        diag_type: '1',
        diag_srt_no: '1',
        diag_code: 'J06.900',
        diag_name: '急性上呼吸道感染',
        diag_time: '2025-06-01 08:40:00',
        vali_flag: '1',
      },
    ],
  }),
  line: (visit: string, person: PersonId, number: string, price: string, change: object = {}) => ({
    feedetl_sn: number,
    mdtrt_id: visit,
    psn_no: person,
    chrg_bchno: 'B1',
    fee_ocur_time: '2025-06-01 09:00:00',
    med_list_codg: 'A',
    medins_list_codg: 'OWN-A',
    det_item_fee_sumamt: price,
    cnt: '1',
    pric: price,
    hosp_appr_flag: '0',
    bilg_dr_codg: 'D1',
    ...change,
  }),
  settle: (visit: string, person: PersonId, total: string, change: object = {}) => ({
    data: {
      ...CARD,
      psn_no: person,
      med_type: '11',
      medfee_sumamt: total,
      psn_setlway: '01',
      mdtrt_id: visit,
      chrg_bchno: 'B1',
      acct_used_flag: '0',
      insutype: '390',
      fulamt_ownpay_amt: '0',
      overlmt_selfpay: '0',
      preselfpay_amt: '0',
      inscp_scp_amt: total,
      ...change,
    },
  }),
  admit: (person: PersonId, begin = '2025-06-01 08:30:00') => ({
    mdtrtinfo: {
      ...CARD,
      psn_no: person,
      insutype: '390',
      begntime: begin,
      med_type: '2101',
      ipt_no: 'ZY0001',
      dscg_maindiag_code: 'J18.900',
      adm_bed: '12',
    },
    diseinfo: [
      {
        psn_no: person,
        diag_type: '1',
        maindiag_flag: '1',
        diag_srt_no: '1',
        diag_code: 'J18.900',
        diag_name: '肺炎',
        diag_time: '2025-06-01 09:00:00',
      },
    ],
  }),
  discharge: (stay: string, person: PersonId, at = '2025-06-10 10:00:00') => ({
    dscginfo: {
      mdtrt_id: stay,
      psn_no: person,
      insutype: '390',
      endtime: at,
      dscg_way: '1',
    },
    diseinfo: [
      {
        mdtrt_id: stay,
        psn_no: person,
        diag_type: '1',
        maindiag_flag: '1',
        diag_srt_no: '1',
        diag_code: 'J18.900',
        diag_name: '肺炎',
        diag_time: '2025-06-10 09:00:00',
      },
    ],
  }),
  settleStay: (stay: string, person: PersonId, total: string, change: object = {}) => ({
    data: {
      ...CARD,
      psn_no: person,
      medfee_sumamt: total,
      psn_setlway: '01',
      mdtrt_id: stay,
      acct_used_flag: '0',
      insutype: '390',
      mid_setl_flag: '0',
      ...change,
    },
  }),
};

/** A visit with its description, ready for charges. */
export async function openVisit({ send }: HospitalWorld, person: PersonId): Promise<string> {
  const { data } = await send('2201', sheets.register(person));
  await send('2203', sheets.describe(data.mdtrt_id, person));
  return data.mdtrt_id;
}

export async function openStay({ send }: HospitalWorld, person: PersonId): Promise<string> {
  return (await send('2401', sheets.admit(person))).result.mdtrt_id;
}

const fen = (value: number) => BigInt(value.toFixed(2).replace('.', ''));

/** The identities of an answer, computed from its JSON by who reads it. Gives the sum of the details. */
export function identitiesOf({ setlinfo: s, setldetail }: Answer) {
  const person = s.psn_part_amt ?? s.psn_pay ?? s.acct_pay + (s.psn_cash_pay ?? s.pdn_cash_pay);
  const funds = [
    ...[s.hifp_pay, s.cvlserv_pay, s.hifes_pay, s.hifmi_pay, s.hifob_pay, s.maf_pay, s.oth_pay],
  ];
  const sumOf = (values: number[]) => values.reduce((sum, value) => sum + fen(value), 0n);
  const hospital = s.hosp_part_amt ?? s.ownpay_hosp_part ?? 0;
  return {
    total: fen(s.medfee_sumamt),
    payers: sumOf([s.fund_pay_sumamt, person, hospital]),
    fundsTotal: fen(s.fund_pay_sumamt),
    funds: sumOf(funds),
    parts: sumOf([s.fulamt_ownpay_amt, s.overlmt_selfpay, s.preselfpay_amt, s.inscp_scp_amt]),
    paid: sumOf([s.fund_pay_sumamt, s.acct_pay, hospital]),
    details: sumOf((setldetail as { fund_payamt: number }[]).map((row) => row.fund_payamt)),
  };
}
