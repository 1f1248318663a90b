import { expect, test } from 'vitest';
import type { PersonId } from '../../../kernel/ids.ts';
import { addPerson, HOSPITAL } from '../../../money/settlement/testing.ts';
import { clockFrom } from '../../../platform/clock.ts';
import { verify } from '../../../watch/proof/index.ts';
import { hospitalWorld, identitiesOf, sheets } from './testing.ts';

const world = await hospitalWorld();
const { database } = world;
const refused = (code: string) => ({ kind: { code } });
const send: typeof world.send = (number, input, parts = {}) =>
  world.send(number, input, { provider: HOSPITAL, ...parts });
const BEGIN = '2025-11-01 08:30:00';
/** The clock of the tests stands on this day. */
const TODAY = '2025-11-20';

const charge = (
  stay: string,
  person: PersonId,
  number: string,
  price: string,
  day = '2025-11-02',
) => {
  const at = { fee_ocur_time: `${day} 09:00:00` };
  const { chrg_bchno: _, ...line } = sheets.line(stay, person, number, price, at);
  return send('2301', { feedetail: [{ ...line, med_type: '2101' }] });
};
const admit = async (person: PersonId): Promise<string> =>
  (await send('2401', sheets.admit(person, BEGIN))).result.mdtrt_id;

const settle = async (
  stay: string,
  person: PersonId,
  total: string,
  { mid = true, ...parts }: { mid?: boolean; message?: string } = {},
) => {
  const sheet = sheets.settleStay(stay, person, total, { mid_setl_flag: mid ? '1' : '0' });
  const answer = await send('2304', sheet, parts);
  const sums = identitiesOf(answer);
  expect([sums.payers, sums.parts, sums.funds]).toEqual([sums.total, sums.total, sums.fundsTotal]);
  expect(sums.details).toBe(sums.paid);
  return answer;
};
const cancel = (stay: string, person: PersonId, setl: string, parts: { message?: string } = {}) =>
  send('2305', { data: { setl_id: setl, mdtrt_id: stay, psn_no: person } }, parts);
const admissions = async (person: PersonId) => {
  const rows = await database.sql<{ totals: string }>(
    'test: totals',
    'select totals from year_to_date where person_id = $1',
    [person],
  );
  return rows.map(({ totals }) => JSON.parse(totals).admissions);
};

test('a stay is settled in its midst and at its end: one admission, one deductible', async () => {
  const person = await addPerson(world);
  const stay = await admit(person);
  await charge(stay, person, '1', '5000.00');
  const first = await settle(stay, person, '5000.00', { message: 'MID-1' });
  // (5,000.00 − 700.00) × 60 %.
  expect(first.setlinfo).toMatchObject({
    act_pay_dedc: 700,
    hifp_pay: 2580,
  });
  await charge(stay, person, '2', '3000.00', TODAY);
  expect(await settle(stay, person, '5000.00', { message: 'MID-1' })).toEqual(first);
  const quote = await send('2303', sheets.settleStay(stay, person, '3000.00'));
  expect(quote.setlinfo).toMatchObject({ act_pay_dedc: 0, hifp_pay: 1800 });
  const second = await settle(stay, person, '3000.00', { message: 'MID-2' });
  expect(second.setlinfo).toMatchObject({ act_pay_dedc: 0, hifp_pay: 1800 });
  await charge(stay, person, '3', '1000.00', TODAY);
  await send('2402', sheets.discharge(stay, person, `${TODAY} 10:00:00`));
  const last = await settle(stay, person, '1000.00', { mid: false });
  expect(last.setlinfo).toMatchObject({ act_pay_dedc: 0, hifp_pay: 600 });
  expect(await admissions(person)).toEqual([1]);
  const asked = { psn_no: person, mdtrt_id: stay };
  const { setl_id: middle } = second.setlinfo;
  const shown = await send('5203', { data: { ...asked, setl_id: middle } });
  expect(shown.setlinfo).toMatchObject({ begndate: TODAY, enddate: TODAY, hifp_pay: 1800 });
  for (const [{ setlinfo }, line] of [
    [first, '1'],
    [second, '2'],
    [last, '3'],
  ] as const) {
    const { setl_id } = setlinfo;
    const rows = await send('5204', { data: { ...asked, setl_id } });
    expect(rows).toMatchObject([{ feedetl_sn: line }]);
  }
  const remark = { ...asked, bkkp_sn: '3', med_list_codg: 'A', memo: '备注' };
  await send('2306', { data: [remark] });
  expect((await verify(world)).sound).toBe(true);
});

test('what the first settlement did not bear of the deductible is borne by the next', async () => {
  const person = await addPerson(world);
  const stay = await admit(person);
  await charge(stay, person, '1', '300.00');
  expect((await settle(stay, person, '300.00')).setlinfo).toMatchObject({ act_pay_dedc: 300 });
  await charge(stay, person, '2', '250.00', TODAY);
  expect((await settle(stay, person, '250.00')).setlinfo).toMatchObject({ act_pay_dedc: 250 });
  await charge(stay, person, '3', '1150.00', TODAY);
  // 700.00 − 300.00 − 250.00.
  expect((await settle(stay, person, '1150.00')).setlinfo).toMatchObject({
    ...{ act_pay_dedc: 150, hifp_pay: 600 },
  });
});

test('settlements are taken back from the last one; then the first bill is settled again', async () => {
  const person = await addPerson(world);
  const stay = await admit(person);
  await charge(stay, person, '1', '5000.00');
  const first = await settle(stay, person, '5000.00', { message: 'BACK-1' });
  await charge(stay, person, '2', '3000.00', TODAY);
  const second = await settle(stay, person, '3000.00', { message: 'BACK-2' });
  const [a, b] = [first.setlinfo.setl_id, second.setlinfo.setl_id];
  await expect(cancel(stay, person, a)).rejects.toMatchObject(
    refused('encounter.later_bill_settled'),
  );
  const lost = { psn_no: person, omsgid: 'BACK-1', oinfno: '2304' };
  await expect(send('2601', { data: lost })).rejects.toMatchObject(
    refused('encounter.later_bill_settled'),
  );
  const undone = await cancel(stay, person, b, { message: 'UNDO-2' });
  expect(undone.setlinfo).toMatchObject({ medfee_sumamt: -3000, hifp_pay: -1800 });
  await send('2601', { data: lost });
  await send('2601', { data: lost });
  expect(await admissions(person)).toEqual([undefined]);
  expect((await settle(stay, person, '5000.00')).setlinfo).toMatchObject({ hifp_pay: 2580 });
  expect((await settle(stay, person, '3000.00')).setlinfo).toMatchObject({ hifp_pay: 1800 });
  expect(await cancel(stay, person, b, { message: 'UNDO-2' })).toEqual(undone);
  expect((await verify(world)).sound).toBe(true);
});

test('a line is sent once in a stay, and taken back only from a bill that is open', async () => {
  const person = await addPerson(world);
  const stay = await admit(person);
  await charge(stay, person, '1', '5000.00');
  await settle(stay, person, '5000.00');
  await expect(charge(stay, person, '1', '5000.00', TODAY)).rejects.toMatchObject(
    refused('encounter.line_number_used'),
  );
  await expect(charge(stay, person, '2', '10.00', '2025-11-02')).rejects.toMatchObject(
    refused('encounter.day_outside_stay'),
  );
  await charge(stay, person, '2', '10.00', TODAY);
  const back = (line: string) =>
    send('2302', { data: [{ feedetl_sn: line, mdtrt_id: stay, psn_no: person }] });
  await expect(back('1')).rejects.toMatchObject(refused('encounter.already_settled'));
  await expect(back('9')).rejects.toMatchObject(refused('encounter.unknown_line'));
  await back('2');
  await charge(stay, person, '3', '20.00', TODAY);
  await back('0000');
  await expect(back('0000')).rejects.toMatchObject(refused('encounter.unknown_batch'));
  await expect(settle(stay, person, '20.00')).rejects.toMatchObject(
    refused('settlement.empty_bill'),
  );
  await send('2402', sheets.discharge(stay, person, `${TODAY} 10:00:00`));
  await send('2405', { data: { mdtrt_id: stay, psn_no: person } });
});

test('after the discharge there is no midst; a wrong total is refused and nothing goes on', async () => {
  const person = await addPerson(world);
  const stay = await admit(person);
  await charge(stay, person, '1', '5000.00');
  await expect(settle(stay, person, '4000.00')).rejects.toMatchObject(
    refused('settlement.total_differs'),
  );
  const bills = await database.sql(
    'test: bills',
    'select id from encounter where registration_id = $1',
    [stay],
  );
  expect(bills).toHaveLength(1);
  await send('2402', sheets.discharge(stay, person, '2025-11-10 10:00:00'));
  await expect(settle(stay, person, '5000.00')).rejects.toMatchObject(
    refused('national.field_rule'),
  );
  const { setlinfo } = await settle(stay, person, '5000.00', { mid: false });
  expect(setlinfo).toMatchObject({ hifp_pay: 2580 });
});

test('a stay that goes on for days is charged in its new bill, and discharged from there', async () => {
  const person = await addPerson(world);
  const stay = await admit(person);
  await charge(stay, person, '1', '5000.00');
  await settle(stay, person, '5000.00');
  const later = clockFrom(() => new globalThis.Date(Date.UTC(2025, 10, 25, 4)));
  const discharge = sheets.discharge(stay, person, '2025-11-24 10:00:00');
  await send('2402', discharge, { world: { clock: later } });
  const [last] = await database.sql(
    'test: ends',
    'select ended_on as "endedOn" from encounter where registration_id = $1 order by id desc limit 1',
    [stay],
  );
  expect(last).toEqual({ endedOn: '2025-11-24' });
});
