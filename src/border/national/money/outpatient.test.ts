import { expect, test } from 'vitest';
import type { ProviderId } from '../../../kernel/ids.ts';
import { addAccount, addPerson, TOWNSHIP } from '../../../money/settlement/testing.ts';
import { type Answer, hospitalWorld, identitiesOf, openVisit, sheets } from './testing.ts';

const world = await hospitalWorld();
const { send, database } = world;
const refused = (code: string) => ({ kind: { code } });
const count = async (table: string) => {
  const [row] = await database.asOwner<{ n: number }>(
    `test: count ${table}`,
    `select count(*)::int as n from ${table}`,
  );
  return row?.n;
};

function balanced(answer: Answer): void {
  const sums = identitiesOf(answer);
  expect(sums.payers).toBe(sums.total);
  expect(sums.funds).toBe(sums.fundsTotal);
  expect(sums.parts).toBe(sums.total);
  expect(sums.details).toBe(sums.paid);
}

test('a visit: registered, charged, tried, settled, cancelled, settled again', async () => {
  const person = await addPerson(world);
  const visit = await openVisit(world, person);
  const line = (number: string, price: string, change: object = {}) =>
    sheets.line(visit, person, number, price, change);
  const uploaded = await send('2204', {
    feedetail: [line('1', '200.00'), line('2', '100.00', { med_list_codg: 'B' })],
  });
  expect(uploaded.result).toMatchObject([
    { feedetl_sn: '1', inscp_scp_amt: 200, chrgitm_lv: '01', pric_uplmt_amt: 999999 },
    { feedetl_sn: '2', preselfpay_amt: 20, inscp_scp_amt: 80, selfpay_prop: 0.2 },
  ]);
  const sheet = sheets.settle(visit, person, '300.00', {
    preselfpay_amt: '20.00',
    inscp_scp_amt: '280.00',
  });
  const trial = await send('2206', sheet);
  expect(trial.setlinfo).toMatchObject({ medfee_sumamt: 300, setl_time: null });
  balanced(trial);
  expect(await count('settlement')).toBe(0);

  const settled = await send('2207', sheet, { message: 'M-1' });
  balanced(settled);
  expect(settled.setlinfo).toMatchObject({
    mdtrt_id: visit,
    psn_no: person,
    medins_setl_id: 'M-1',
    med_type: '11',
    clr_type: '11',
    hifp_pay: trial.setlinfo.hifp_pay,
    psn_cash_pay: trial.setlinfo.psn_cash_pay,
  });
  expect(settled.setlinfo.hifp_pay).toBeGreaterThan(0);
  const info = settled.setldetail[0].setl_proc_info as string;
  expect(JSON.parse(info).map((item: Answer) => item.polItemCode)).toContain('102');

  await expect(
    send('2205', { data: { mdtrt_id: visit, psn_no: person, chrg_bchno: 'B1' } }),
  ).rejects.toMatchObject(refused('encounter.already_settled'));
  await expect(
    send('2202', { data: { mdtrt_id: visit, psn_no: person, ipt_otp_no: 'MZ0001' } }),
  ).rejects.toMatchObject(refused('encounter.registration_charged'));

  const cancel = {
    data: { setl_id: settled.setlinfo.setl_id, mdtrt_id: visit, psn_no: person },
  };
  const cancelled = await send('2208', cancel, { message: 'M-2' });
  balanced(cancelled);
  expect(cancelled.setlinfo).toMatchObject({
    medfee_sumamt: -300,
    hifp_pay: -settled.setlinfo.hifp_pay,
    pdn_cash_pay: -settled.setlinfo.psn_cash_pay,
    preselfpay_amt: -20,
    medins_setl_id: 'M-2',
  });
  expect(cancelled.setlinfo.setl_id).not.toBe(settled.setlinfo.setl_id);
  expect(await send('2208', cancel, { message: 'M-2' })).toEqual(cancelled);
  await expect(send('2208', cancel, { message: 'M-3' })).rejects.toMatchObject(
    refused('settlement.already_reversed'),
  );

  const again = await send('2207', sheet, { message: 'M-4' });
  expect(again.setlinfo.hifp_pay).toBe(settled.setlinfo.hifp_pay);
  expect(await send('2207', sheet, { message: 'M-1' })).toEqual(settled);
});

test('a message sent again gets the very same answer; with another body it is refused', async () => {
  const person = await addPerson(world, { scheme: 'employee' });
  await addAccount(world, person, '1000.00');
  const { data } = await send('2201', {
    data: { ...sheets.register(person).data, insutype: '310' },
  });
  const visit = data.mdtrt_id;
  await send('2203', sheets.describe(visit, person));
  await send('2204', { feedetail: [sheets.line(visit, person, '1', '90.00')] });
  const sheet = sheets.settle(visit, person, '90.00', { insutype: '310', acct_used_flag: '1' });
  const trial = await send('2206', sheet);
  const settled = await send('2207', sheet, { message: 'SAME' });
  balanced(settled);
  expect(settled.setlinfo.acct_pay).toBeGreaterThan(0);
  expect(settled.setlinfo.balc).toBe(1000 - settled.setlinfo.acct_pay);
  expect(trial.setlinfo.balc).toBe(settled.setlinfo.balc);
  expect(await send('2207', sheet, { message: 'SAME' })).toEqual(settled);
  expect(await send('2207A', sheet, { message: 'SAME' })).toMatchObject({
    setlinfo: { setl_id: settled.setlinfo.setl_id },
  });
  await expect(
    send('2207', { data: { ...sheet.data, medfee_sumamt: '91.00' } }, { message: 'SAME' }),
  ).rejects.toMatchObject(refused('settlement.key_reused'));
  // What the account does later changes no earlier answer.
  const cancel = { data: { setl_id: settled.setlinfo.setl_id, mdtrt_id: visit, psn_no: person } };
  expect((await send('2208', cancel)).setlinfo.balc).toBe(1000);
  expect(await send('2207', sheet, { message: 'SAME' })).toEqual(settled);
});

test('a kept message sent again opens nothing twice', async () => {
  const person = await addPerson(world);
  const sheet = sheets.register(person);
  const first = await send('2201', sheet, { message: 'REG' });
  expect(await send('2201', sheet, { message: 'REG' })).toEqual(first);
  await expect(
    send('2201', sheets.register(person, '2025-06-02 08:30:00'), { message: 'REG' }),
  ).rejects.toMatchObject(refused('national.key_reused'));
});

test('several batches in one message are settled each by itself; lines answer in their order', async () => {
  const person = await addPerson(world);
  const visit = await openVisit(world, person);
  const line = (number: string, price: string, batch: string) =>
    sheets.line(visit, person, number, price, { chrg_bchno: batch });
  const { result } = await send('2204', {
    feedetail: [line('1', '10.00', 'B1'), line('2', '20.00', 'B2'), line('3', '30.00', 'B1')],
  });
  expect(result.map((row: Answer) => row.feedetl_sn)).toEqual(['1', '2', '3']);
  const settled = await send('2207', sheets.settle(visit, person, '40.00'));
  expect(settled.setlinfo.medfee_sumamt).toBe(40);
  await send('2205', { data: { mdtrt_id: visit, psn_no: person, chrg_bchno: '0000' } });
  await expect(
    send('2207', sheets.settle(visit, person, '20.00', { chrg_bchno: 'B2' })),
  ).rejects.toMatchObject(refused('settlement.empty_bill'));
});

test('2601 undoes a settlement whose answer was lost, once, whatever its own id', async () => {
  const person = await addPerson(world);
  const visit = await openVisit(world, person);
  await send('2204', { feedetail: [sheets.line(visit, person, '1', '50.00')] });
  const sheet = sheets.settle(visit, person, '50.00');
  const undo = { data: { psn_no: person, omsgid: 'LOST', oinfno: '2207' } };
  await expect(send('2601', undo)).rejects.toMatchObject(refused('settlement.nothing_to_reverse'));
  await send('2207', sheet, { message: 'LOST' });
  const before = await count('settlement');
  expect(await send('2601', undo, { message: 'U-1' })).toEqual({});
  expect(await send('2601', undo, { message: 'U-2' })).toEqual({});
  expect(await count('settlement')).toBe((before ?? 0) + 1);
  const other = await addPerson(world);
  await expect(
    send('2601', { data: { psn_no: other, omsgid: 'LOST', oinfno: '2207' } }),
  ).rejects.toMatchObject(refused('settlement.key_reused'));
  await expect(
    send('2601', { data: { psn_no: person, omsgid: 'LOST', oinfno: '2204' } }),
  ).rejects.toMatchObject(refused('national.field_rule'));
});

test('the original and its undoing sent at the same moment end reversed', async () => {
  const person = await addPerson(world);
  const visit = await openVisit(world, person);
  await send('2204', { feedetail: [sheets.line(visit, person, '1', '50.00')] });
  const [settled] = await Promise.all([
    send('2207', sheets.settle(visit, person, '50.00'), { message: 'RACE' }),
    send('2204', { feedetail: [sheets.line(visit, person, '2', '50.00', { chrg_bchno: 'B2' })] }),
  ]);
  expect(await send('2601', { data: { psn_no: person, omsgid: 'RACE', oinfno: '2207' } })).toEqual(
    {},
  );
  const shown = await send('5203', {
    data: { psn_no: person, setl_id: settled.setlinfo.setl_id, mdtrt_id: visit },
  });
  expect(shown.setlinfo.medfee_sumamt).toBe(50);
});

test('what does not agree is refused and records nothing', async () => {
  const person = await addPerson(world);
  const other = await addPerson(world);
  const visit = await openVisit(world, person);
  await send('2204', { feedetail: [sheets.line(visit, person, '1', '50.00')] });
  const before = await count('settlement');
  const attempt = (change: object, options: { provider?: ProviderId } = {}) =>
    send('2207', sheets.settle(visit, person, '50.00', change), options);
  await expect(attempt({ medfee_sumamt: '50.01' })).rejects.toMatchObject(
    refused('settlement.total_differs'),
  );
  await expect(attempt({ inscp_scp_amt: '49.00', preselfpay_amt: '1.00' })).rejects.toMatchObject(
    refused('settlement.split_differs'),
  );
  await expect(attempt({ psn_no: other })).rejects.toMatchObject(
    refused('encounter.registration_of_another_person'),
  );
  await expect(attempt({}, { provider: 'H-TERTIARY' as ProviderId })).rejects.toMatchObject(
    refused('encounter.registered_elsewhere'),
  );
  await expect(attempt({ insutype: '310' })).rejects.toMatchObject({
    kind: { code: 'national.field_rule' },
    facts: { field: 'insutype' },
  });
  await expect(attempt({ med_type: '14' })).rejects.toMatchObject({
    kind: { code: 'national.field_rule' },
    facts: { field: 'med_type' },
  });
  await expect(attempt({ mdtrt_id: 'NOBODY' })).rejects.toMatchObject(
    refused('encounter.unknown_registration'),
  );
  expect(await count('settlement')).toBe(before);
});

test('a batch whose name holds a separator of lists is refused, not filed under another', async () => {
  const person = await addPerson(world);
  const visit = await openVisit(world, person);
  await expect(
    send('2204', {
      feedetail: [sheets.line(visit, person, '1', '1.00', { chrg_bchno: 'B\u001f1' })],
    }),
  ).rejects.toMatchObject(refused('national.field_type'));
});

test('an e-voucher pays once: a refusal leaves it, a repeated message is answered again', async () => {
  const person = await addPerson(world);
  const visit = await openVisit(world, person);
  await send('2204', { feedetail: [sheets.line(visit, person, '1', '50.00')] });
  const { qr } = await world.credentials.issue(person);
  const desk = { provider: TOWNSHIP, operator: '0001' };
  const { token } = await world.credentials.decode(qr, '01301', desk);
  const voucher = { mdtrt_cert_type: '01', mdtrt_cert_no: token };

  const wrong = sheets.settle(visit, person, '51.00', { ...voucher, inscp_scp_amt: '51.00' });
  await expect(send('2207', wrong, { message: 'V-1' })).rejects.toMatchObject(
    refused('settlement.total_differs'),
  );
  const right = sheets.settle(visit, person, '50.00', voucher);
  const settled = await send('2207', right, { message: 'V-2' });
  expect(await send('2207', right, { message: 'V-2' })).toEqual(settled);

  const second = await openVisit(world, person);
  await send('2204', { feedetail: [sheets.line(second, person, '2', '50.00')] });
  const again = sheets.settle(second, person, '50.00', voucher);
  await expect(send('2207', again, { message: 'V-3' })).rejects.toMatchObject(
    refused('credential.used'),
  );
});

test('a settlement is shown again with its lines and every step', async () => {
  const person = await addPerson(world);
  const visit = await openVisit(world, person);
  await send('2204', {
    feedetail: [
      sheets.line(visit, person, '1', '100.00', { med_list_codg: 'B', rxno: 'RX1', memo: '备注' }),
      sheets.line(visit, person, '2', '30.00', { med_list_codg: 'C' }),
    ],
  });
  const settled = await send(
    '2207',
    sheets.settle(visit, person, '130.00', {
      fulamt_ownpay_amt: '30',
      preselfpay_amt: '20',
      inscp_scp_amt: '80',
    }),
  );
  const { setl_id } = settled.setlinfo;
  const asked = { data: { psn_no: person, setl_id, mdtrt_id: visit } };
  const shown = await send('5203', asked);
  balanced(shown);
  expect(shown.setlinfo).toMatchObject({
    setl_id,
    refd_setl_flag: '0',
    year: '2025',
    psn_pay: settled.setlinfo.psn_part_amt,
    cash_payamt: settled.setlinfo.psn_cash_pay,
  });
  const lines = await send('5204', asked);
  expect(lines).toMatchObject([
    { feedetl_sn: '1', rx_drord_no: 'RX1', preselfpay_amt: 20, bilg_dr_codg: 'D1', memo: '备注' },
    { feedetl_sn: '2', fulamt_ownpay_amt: 30, chrgitm_lv: '03', selfpay_prop: 1 },
  ]);
  const items = (await send('100001', {
    data: { psn_No: person, setl_Id: setl_id, mdtrt_Id: visit },
  })) as Answer[];
  const of = (code: string) => items.find((item) => item.polItemCode === code);
  expect(of('101')).toMatchObject({ selfPayAmt: 30, polItemName: '全自费总金额' });
  expect(of('102')).toMatchObject({ selfPayAmt: 20 });
  expect(of('C000')?.fundPayAmt).toBe(settled.setlinfo.hifp_pay);
  expect(of('C000')?.memo).toContain('大理日报');
  await expect(send('5203', asked, { provider: 'H-TERTIARY' as ProviderId })).rejects.toMatchObject(
    refused('settlement.not_this_provider'),
  );
  await expect(send('5203', { data: { ...asked.data, setl_id: 'X' } })).rejects.toMatchObject(
    refused('settlement.unknown_settlement'),
  );
  await expect(send('2208', { data: { ...asked.data, mdtrt_id: 'OTHER' } })).rejects.toMatchObject(
    refused('settlement.unknown_settlement'),
  );
});
