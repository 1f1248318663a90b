import { sum } from '../../../../kernel/money.ts';
import { amountOf } from '../check-money.ts';
import type { Answer, Script, Talk } from '../model.ts';
import * as sheets from '../sheets.ts';
import {
  charge,
  discharge,
  expectMirror,
  expectSame,
  linesOf,
  openStay,
  said,
  settle,
  totalOf,
} from './steps.ts';

const LINES = linesOf('', 'S', [200_000n, 300_000n]);

export const inpatient: Script = {
  name: 'inpatient',
  title: { zh: '住院全程', en: 'A stay from admission to cancel' },
  of: 'hospital',
  async run(talk, start) {
    const one = await start();
    const stay = await openStay(talk, one);
    await charge(talk, one, { visit: stay, lines: LINES });
    await discharge(talk, one, stay);
    const bill = { visit: stay, batch: '', total: totalOf(LINES) };
    const tried = await talk.done({
      title: said('预结算', 'Try'),
      number: '2303',
      input: sheets.settle(one, bill),
    });
    const { answer: paid, settlement } = await settle(talk, one, bill);
    expectSame(talk, '2304', tried, paid);
    expectDetails(talk, paid);
    await explain(talk, one, { stay, settlement });
    expectMirror(talk, '2305', await talk.takeBack(), paid);
    await talk.takeAllBack();
  },
};

/** 各基金: the funds of the settlement one by one are what its head says of them together. */
function expectDetails(talk: Talk, { setlinfo, setldetail }: Answer): void {
  const rows: readonly Answer[] = Array.isArray(setldetail) ? setldetail : [];
  const listed = sum(rows.map((row) => amountOf(row.fund_payamt)));
  // The own account and the hospital's part are listed too where they pay.
  const heads = ['fund_pay_sumamt', 'acct_pay', 'hosp_part_amt'].map((code) => setlinfo?.[code]);
  talk.expect(
    listed === amountOf(heads[0]) || listed === sum(heads.map(amountOf)),
    '2304 setldetail.fund_payamt',
    { zh: '各基金之和应等于基金支付总额', en: 'the funds listed must add up to what funds pay' },
  );
}

async function explain(
  talk: Talk,
  one: sheets.Case,
  { stay, settlement }: { readonly stay: string; readonly settlement: string },
): Promise<void> {
  const data = { psn_No: one.person, setl_Id: settlement, mdtrt_Id: stay };
  await talk.doneIfOffered({
    title: said('政策项', 'Ask how it was computed'),
    number: '100001',
    input: { data },
  });
}
