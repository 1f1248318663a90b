import { expect, test } from 'vitest';
import { addPerson } from '../../../money/settlement/testing.ts';
import { type Answer, hospitalWorld, identitiesOf, openStay, sheets } from './testing.ts';

const world = await hospitalWorld();
const { send } = world;
const refused = (code: string) => ({ kind: { code } });

const line = (stay: string, person: never, number: string, price: string, change: object = {}) => {
  const { chrg_bchno: _, ...rest } = sheets.line(stay, person, number, price, change);
  return { ...rest, med_type: '2101' };
};

function balanced(answer: Answer): void {
  const sums = identitiesOf(answer);
  expect(sums.payers).toBe(sums.total);
  expect(sums.funds).toBe(sums.fundsTotal);
  expect(sums.parts).toBe(sums.total);
  expect(sums.details).toBe(sums.paid);
}

async function chargedStay(amount: string) {
  const person = (await addPerson(world)) as never;
  const stay = await openStay(world, person);
  await send('2301', { feedetail: [line(stay, person, '1', amount)] });
  return { person, stay };
}

test('a stay: admitted, charged, refunded, tried, discharged, settled, cancelled, reopened, settled', async () => {
  const { person, stay } = await chargedStay('8000.00');
  const refund = line(stay, person, '2', '8000.00', {
    ...{ cnt: '-0.25', det_item_fee_sumamt: '-2000.00', init_feedetl_sn: '1' },
    fee_ocur_time: '2025-06-03 09:00:00',
  });
  const { result } = await send('2301', { feedetail: [refund] });
  expect(result).toMatchObject([{ cnt: -0.25, inscp_scp_amt: -2000, pric: 8000 }]);

  const sheet = sheets.settleStay(stay, person, '6000.00');
  const trial = await send('2303', sheet);
  balanced(trial);
  await send('2402', sheets.discharge(stay, person));
  await expect(
    send('2301', {
      feedetail: [line(stay, person, '3', '1.00', { fee_ocur_time: '2025-06-11 09:00:00' })],
    }),
  ).rejects.toMatchObject(refused('encounter.day_outside_stay'));

  const settled = await send('2304', sheet, { message: 'S-1' });
  balanced(settled);
  expect(settled.setlinfo).toMatchObject({ clr_type: '21', med_type: '2101', medfee_sumamt: 6000 });
  expect(settled.setlinfo.act_pay_dedc).toBeGreaterThan(0);
  const trace = JSON.parse(settled.setldetail[0].setl_proc_info) as Answer[];
  const codes = trace.map((item) => item.polItemCode);
  expect(codes).toEqual(expect.arrayContaining(['S001', 'C001', 'PS01']));

  await expect(send('2405', { data: { mdtrt_id: stay, psn_no: person } })).rejects.toMatchObject(
    refused('encounter.already_settled'),
  );
  const cancelled = await send('2305', {
    data: { mdtrt_id: stay, setl_id: settled.setlinfo.setl_id, psn_no: person },
  });
  balanced(cancelled);
  expect(cancelled.setlinfo.hifp_pay).toBe(-settled.setlinfo.hifp_pay);
  await send('2405', { data: { mdtrt_id: stay, psn_no: person } });
  await send('2302', { data: [{ feedetl_sn: '2', mdtrt_id: stay, psn_no: person }] });
  await send('2402', sheets.discharge(stay, person, '2025-06-12 10:00:00'));
  const again = await send('2304', sheets.settleStay(stay, person, '8000.00'));
  expect(again.setlinfo).toMatchObject({ medfee_sumamt: 8000, medins_setl_id: expect.any(String) });
  expect(await send('2304', sheet, { message: 'S-1' })).toEqual(settled);
});

test('where the region settles first, the discharge follows and is done once', async () => {
  const { person, stay } = await chargedStay('5000.00');
  const settled = await send('2304', sheets.settleStay(stay, person, '5000.00'));
  balanced(settled);
  await expect(
    send('2402', sheets.discharge(stay, person, '2025-05-31 10:00:00')),
  ).rejects.toMatchObject(refused('encounter.discharge_before_admission'));
  await send('2402', sheets.discharge(stay, person));
  await send('2402', sheets.discharge(stay, person));
  await expect(
    send('2402', sheets.discharge(stay, person, '2025-06-11 10:00:00')),
  ).rejects.toMatchObject(refused('encounter.already_discharged'));
  const { setl_id } = settled.setlinfo;
  await send('2305', { data: { mdtrt_id: stay, setl_id, psn_no: person } });
  const again = await send('2304', sheets.settleStay(stay, person, '5000.00'));
  expect(again.setlinfo.hifp_pay).toBe(settled.setlinfo.hifp_pay);
});

test('a cancelled earlier stay is told as what was told, whatever it changed for later ones', async () => {
  const person = (await addPerson(world)) as never;
  const stays: { stay: string; settled: Answer }[] = [];
  for (const begin of ['2025-06-01 08:30:00', '2025-07-01 08:30:00']) {
    const stay = (await send('2401', sheets.admit(person, begin))).result.mdtrt_id;
    const day = `${begin.slice(0, 10)} 09:00:00`;
    await send('2301', {
      feedetail: [line(stay, person, '1', '60000.00', { fee_ocur_time: day })],
    });
    await send('2402', sheets.discharge(stay, person, `${begin.slice(0, 8)}20 10:00:00`));
    stays.push({ stay, settled: await send('2304', sheets.settleStay(stay, person, '60000.00')) });
  }
  const [first, second] = stays as [(typeof stays)[0], (typeof stays)[0]];
  expect(second.settled.setlinfo.hifmi_pay).toBeGreaterThan(first.settled.setlinfo.hifmi_pay);
  const cancel = (one: (typeof stays)[0]) =>
    send('2305', {
      data: { mdtrt_id: one.stay, setl_id: one.settled.setlinfo.setl_id, psn_no: person },
    });
  for (const one of [first, second]) {
    const cancelled = await cancel(one);
    balanced(cancelled);
    expect(cancelled.setlinfo).toMatchObject({
      medfee_sumamt: -60000,
      hifp_pay: 0 - one.settled.setlinfo.hifp_pay,
      hifmi_pay: 0 - one.settled.setlinfo.hifmi_pay,
      psn_cash_pay: 0 - one.settled.setlinfo.psn_cash_pay,
    });
  }
});

test('an admission whose answer was lost is undone by its message, once', async () => {
  const person = await addPerson(world);
  const admitted = await send('2401', sheets.admit(person), { message: 'ADM' });
  const undo = { data: { psn_no: person, omsgid: 'ADM', oinfno: '2401' } };
  expect(await send('2601', undo)).toEqual({});
  expect(await send('2601', undo)).toEqual({});
  const stay = admitted.result.mdtrt_id;
  await expect(
    send('2301', { feedetail: [line(stay, person as never, '1', '1.00')] }),
  ).rejects.toMatchObject(refused('encounter.registration_cancelled'));
  await expect(
    send('2601', { data: { psn_no: person, omsgid: 'NEVER', oinfno: '2401' } }),
  ).rejects.toMatchObject(refused('national.field_rule'));
});

test('what is said of a stay may change, its kind only until it is charged', async () => {
  const { person, stay } = await chargedStay('10.00');
  const change = (more: object) => ({
    adminfo: {
      ...{ mdtrt_id: stay, psn_no: person, begntime: '2025-06-01 08:30:00' },
      ...{ mdtrt_cert_type: '02', med_type: '2101', ipt_otp_no: 'ZY0009' },
      ...{ dscg_maindiag_code: 'J18.901', adm_bed: '15' },
      ...more,
    },
    diseinfo: [
      {
        ...{ mdtrt_id: stay, psn_no: person, diag_type: '1', maindiag_flag: '1' },
        ...{ diag_srt_no: '1', diag_code: 'J18.901', diag_time: '2025-06-02 09:00:00' },
      },
    ],
  });
  await send('2403', change({}));
  await expect(send('2403', change({ begntime: '2025-05-30 08:30:00' }))).rejects.toMatchObject(
    refused('encounter.kind_is_fixed'),
  );
  await expect(send('2403', change({ med_type: '11' }))).rejects.toMatchObject(
    refused('national.field_rule'),
  );
  const asked = {
    data: {
      ...{ psn_no: person, med_type: '2101' },
      ...{ begntime: '2025-05-01 00:00:00', endtime: '2025-12-31 23:59:59' },
    },
  };
  const { mdtrtinfo } = await send('5201', asked);
  expect(mdtrtinfo).toMatchObject([
    { mdtrt_id: stay, adm_bed: '15', ipt_otp_no: 'ZY0009', inhosp_stas: '1', endtime: null },
  ]);
  const period = { begntime: '2025-06-01 00:00:00', endtime: '2025-06-01 23:59:59' };
  expect(await send('5303', { data: { psn_no: person, ...period } })).toMatchObject([
    { mdtrt_id: stay, psn_no: person, begndate: '2025-06-01', insutype: '390', out_flag: '0' },
  ]);
  expect((await send('5303', { data: period })).length).toBeGreaterThan(0);
  await expect(send('2404', { data: { mdtrt_id: stay, psn_no: person } })).rejects.toMatchObject(
    refused('encounter.registration_charged'),
  );
  await send('2302', { data: [{ feedetl_sn: '0000', mdtrt_id: stay, psn_no: person }] });
  await send('2404', { data: { mdtrt_id: stay, psn_no: person } });
  expect((await send('5201', asked)).mdtrtinfo).toEqual([]);
});
