import { expect, test } from 'vitest';
import { addPerson } from '../../../money/settlement/testing.ts';
import { verify } from '../../../watch/proof/index.ts';
import { type Answer, hospitalWorld, identitiesOf, openVisit, sheets } from './testing.ts';

const world = await hospitalWorld();
const { send, database } = world;
await database.asOwner(
  'test: restricted item',
  `insert into catalogue_item
     (code, starts_on, ends_on, kind, name, initials, unit, class, prior_rate, procured, source) values
     ('R', '2020-01-01', '2025-07-01', 'drug', '限制药品', 'xzyp', '盒', 'B', 100000, false, 'assumed: test'),
     ('R', '2025-07-01', null, 'drug', '限制药品', 'xzyp', '盒', 'B', 100000, false, 'assumed: test')`,
);
await database.asOwner(
  'test: restriction',
  `insert into catalogue_detail (code, starts_on, list, charge_item, restricted)
   values ('R', '2020-01-01', 'medicine', 'western-medicine', true)`,
);

const ITEM = { med_list_codg: 'R' };

/** A visit with 100.00 of the restricted drug and 100.00 of class A; resident, township: half is paid. */
async function visit(approval: string, day = '2025-06-01') {
  const person = await addPerson(world);
  const id = await openVisit(world, person);
  const at = { fee_ocur_time: `${day} 09:00:00` };
  const { result } = await send('2204', {
    feedetail: [
      sheets.line(id, person, '1', '100.00', { ...ITEM, ...at, hosp_appr_flag: approval }),
      sheets.line(id, person, '2', '100.00', at),
    ],
  });
  const [line] = result as Answer[];
  const settled = await send(
    '2207',
    sheets.settle(id, person, '200.00', {
      fulamt_ownpay_amt: line.fulamt_ownpay_amt.toFixed(2),
      preselfpay_amt: line.preselfpay_amt.toFixed(2),
      inscp_scp_amt: (100 + line.inscp_scp_amt).toFixed(2),
    }),
  );
  const sums = identitiesOf(settled);
  expect([sums.payers, sums.parts, sums.funds]).toEqual([sums.total, sums.total, sums.fundsTotal]);
  const trace = settled.setldetail.flatMap((row: Answer) => JSON.parse(row.setl_proc_info));
  const unapproved = trace.find((item: Answer) => item.polItemCode === 'Y007');
  return { person, visit: id, line, settled, unapproved };
}

test('a restricted item that the hospital approved is paid like any other of its class', async () => {
  const { line, settled, unapproved } = await visit('1');
  expect(line).toMatchObject({ lmt_used_flag: '1', preselfpay_amt: 10, inscp_scp_amt: 90 });
  expect(settled.setlinfo).toMatchObject({ hifp_pay: 95, psn_cash_pay: 105 });
  expect(unapproved).toBeUndefined();
});

test.each(['0', '2'])(
  'with approval flag %s it is self-paid, and the trace says so',
  async (flag) => {
    const { person, visit: id, line, settled, unapproved } = await visit(flag);
    expect(line).toMatchObject({
      ...{ lmt_used_flag: '1', fulamt_ownpay_amt: 100, inscp_scp_amt: 0, selfpay_prop: 1 },
      chrgitm_lv: '03',
    });
    expect(settled.setlinfo).toMatchObject({
      hifp_pay: 50,
      psn_cash_pay: 150,
      fulamt_ownpay_amt: 100,
    });
    expect(unapproved).toMatchObject({ polItemName: '其中限制使用未经审批', amt: 100 });
    const asked = { psn_no: person, mdtrt_id: id, setl_id: settled.setlinfo.setl_id };
    const cancelled = await send('2208', { data: asked });
    expect(cancelled.setlinfo).toMatchObject({ hifp_pay: -50, fulamt_ownpay_amt: -100 });
  },
);

test('an item that nothing restricts is self-paid only where the hospital refuses it', async () => {
  const free = await visit('0', '2025-07-01');
  expect(free.line).toMatchObject({ lmt_used_flag: '0', inscp_scp_amt: 90 });
  expect(free.unapproved).toBeUndefined();
  const refused = await visit('2', '2025-07-01');
  expect(refused.line).toMatchObject({ lmt_used_flag: '0', fulamt_ownpay_amt: 100 });
  expect(refused.unapproved).toMatchObject({ amt: 100 });
});

test('bills with unapproved lines are proved from their uploads, also after a line was taken back', async () => {
  const person = await addPerson(world);
  const id = await openVisit(world, person);
  const line = (number: string) => sheets.line(id, person, number, '40.00', ITEM);
  await send('2204', { feedetail: [line('1')] });
  await send('2205', { data: { mdtrt_id: id, psn_no: person, chrg_bchno: 'B1' } });
  expect((await verify(world)).sound).toBe(true);
});
