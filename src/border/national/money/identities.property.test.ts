import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PersonId } from '../../../kernel/ids.ts';
import { addAccount, addPerson } from '../../../money/settlement/testing.ts';
import { type Answer, hospitalWorld, identitiesOf, sheets } from './testing.ts';

const world = await hospitalWorld();
const { send } = world;

const charge = fc.record({
  code: fc.constantFrom('A', 'B', 'C', 'P'),
  cents: fc.integer({ min: 1, max: 3_000_000 }),
  count: fc.integer({ min: 1, max: 9 }),
  approval: fc.constantFrom('0', '0', '1', '2'),
  /** Of its units, how many are given back. */
  back: fc.integer({ min: 0, max: 9 }),
});
const history = fc.record({
  scheme: fc.constantFrom('resident' as const, 'employee' as const),
  account: fc.option(fc.integer({ min: 1, max: 500_000 }), { nil: null }),
  stay: fc.boolean(),
  charges: fc.array(charge, { minLength: 1, maxLength: 6 }),
});
type History = typeof history extends fc.Arbitrary<infer T> ? T : never;

const yuan = (cents: number) => (cents / 100).toFixed(2);
const insutype = { resident: '390', employee: '310' } as const;

async function open({ scheme, stay }: History, person: PersonId): Promise<string> {
  if (stay) {
    const sheet = sheets.admit(person);
    const { mdtrtinfo } = sheet;
    const changed = { ...sheet, mdtrtinfo: { ...mdtrtinfo, insutype: insutype[scheme] } };
    return (await send('2401', changed)).result.mdtrt_id;
  }
  const { data } = sheets.register(person);
  const opened = await send('2201', { data: { ...data, insutype: insutype[scheme] } });
  await send('2203', sheets.describe(opened.data.mdtrt_id, person));
  return opened.data.mdtrt_id;
}

async function upload({ stay, charges }: History, visit: string, person: PersonId) {
  const lines = charges.map(({ code, cents, count, approval }, i) =>
    sheets.line(visit, person, String(i + 1), yuan(cents), {
      ...{ med_list_codg: code, cnt: String(count), hosp_appr_flag: approval },
      det_item_fee_sumamt: yuan(cents * count),
      ...(stay && { med_type: '2101' }),
    }),
  );
  const refunds = charges.flatMap(({ code, cents, count, back }, i) => {
    const units = Math.min(back, count);
    if (!stay || units === 0) return [];
    return sheets.line(visit, person, `R${i + 1}`, yuan(cents), {
      ...{ med_list_codg: code, cnt: String(-units), init_feedetl_sn: String(i + 1) },
      ...{ det_item_fee_sumamt: yuan(-cents * units), med_type: '2101' },
    });
  });
  const number = stay ? '2301' : '2204';
  const { result } = await send(number, { feedetail: [...lines, ...refunds] });
  return result as Answer[];
}

const sumOf = (rows: Answer[], code: string) =>
  yuan(rows.reduce((sum, row) => sum + Math.round(row[code] * 100), 0));

function expectBalanced(answer: Answer): void {
  const sums = identitiesOf(answer);
  expect(sums.payers).toBe(sums.total);
  expect(sums.funds).toBe(sums.fundsTotal);
  expect(sums.parts).toBe(sums.total);
  expect(sums.details).toBe(sums.paid);
}

test('every answer about any bill adds up: line, trial, settlement, cancel', async () => {
  await fc.assert(
    fc.asyncProperty(history, async (one) => {
      const person = await addPerson(world, { scheme: one.scheme });
      if (one.account !== null) await addAccount(world, person, yuan(one.account));
      const visit = await open(one, person);
      const rows = await upload(one, visit, person);
      for (const row of rows) {
        const parts = ['fulamt_ownpay_amt', 'overlmt_amt', 'preselfpay_amt', 'inscp_scp_amt'];
        const cents = parts.reduce((sum, code) => sum + Math.round(row[code] * 100), 0);
        expect(yuan(cents)).toBe(yuan(Math.round(row.det_item_fee_sumamt * 100)));
      }
      const total = sumOf(rows, 'det_item_fee_sumamt');
      if (total === '0.00') return;
      const sheet = (one.stay ? sheets.settleStay : sheets.settle)(visit, person, total, {
        ...{ insutype: insutype[one.scheme], acct_used_flag: one.account === null ? '0' : '1' },
        fulamt_ownpay_amt: sumOf(rows, 'fulamt_ownpay_amt'),
        overlmt_selfpay: sumOf(rows, 'overlmt_amt'),
        preselfpay_amt: sumOf(rows, 'preselfpay_amt'),
        inscp_scp_amt: sumOf(rows, 'inscp_scp_amt'),
      });
      const trial = await send(one.stay ? '2303' : '2206', sheet);
      expectBalanced(trial);
      const settled = await send(one.stay ? '2304' : '2207', sheet);
      expectBalanced(settled);
      expect(settled.setlinfo.fund_pay_sumamt).toBe(trial.setlinfo.fund_pay_sumamt);
      const { setl_id } = settled.setlinfo;
      const asked = { data: { setl_id, mdtrt_id: visit, psn_no: person } };
      const cancelled = await send(one.stay ? '2305' : '2208', asked);
      expectBalanced(cancelled);
      expect(cancelled.setlinfo.fund_pay_sumamt).toBe(0 - settled.setlinfo.fund_pay_sumamt);
      expectBalanced(await send('5203', asked));
    }),
    { numRuns: 40 },
  );
}, 60_000);
