import { fen, formatYuan, type Money, negate, plus } from '../../../../kernel/money.ts';
import { amountOf } from '../check-money.ts';
import type { Script, Talk } from '../model.ts';
import * as sheets from '../sheets.ts';
import { B1, charge, linesOf, openStay, openVisit, said, settle, totalOf } from './steps.ts';

const BOTH = linesOf(B1, 'T', [1_500n, 2_500n]);
const KEPT = linesOf('B2', 'K', [2_500n]);
const STAY = linesOf('', 'U', [80_000n]);
const BACK = fen(20_000);

/** Part of a paid visit is given back; part of a stay's charges too. */
export const refunds: Script = {
  name: 'refunds',
  title: { zh: '退费', en: 'Refunds' },
  of: 'hospital',
  async run(talk, start) {
    const one = await start();
    const visit = await openVisit(talk, one);
    await charge(talk, one, { visit, lines: BOTH });
    await settle(talk, one, { visit, batch: B1, total: totalOf(BOTH) });
    await talk.takeBack();
    await talk.takeBack();
    await charge(talk, one, { visit, lines: KEPT });
    const kept = await settle(talk, one, { visit, batch: 'B2', total: totalOf(KEPT) });
    talk.expect(
      amountOf(kept.answer?.setlinfo?.medfee_sumamt) === totalOf(KEPT),
      '2207 setlinfo.medfee_sumamt',
      { zh: '应只含未退的明细', en: 'holds only the lines that were kept' },
    );
    for (let owed = 0; owed < 3; owed += 1) await talk.takeBack();
    await refundInStay(talk, one);
    await talk.takeAllBack();
  },
};

async function refundInStay(talk: Talk, one: sheets.Case): Promise<void> {
  const stay = await openStay(talk, one);
  await charge(talk, one, { visit: stay, lines: STAY });
  const negative = (amount: Money) => ({
    ...{ feedetl_sn: 'U9', init_feedetl_sn: 'U1' },
    ...sheets.quantity(negate(amount)),
    det_item_fee_sumamt: formatYuan(negate(amount)),
  });
  await talk.refused({
    title: said('退费多于原明细', 'More is given back than was charged'),
    number: '2301',
    input: sheets.charges(one, stay, STAY, negative(plus(totalOf(STAY), BACK))),
  });
  await talk.done({
    title: said('退四分之一', 'A quarter is given back'),
    number: '2301',
    input: sheets.charges(one, stay, STAY, negative(BACK)),
  });
  const total = plus(totalOf(STAY), negate(BACK));
  const bill = { visit: stay, batch: '', total };
  const tried = await talk.done({
    title: said('预结算', 'Try'),
    number: '2303',
    input: sheets.settle(one, bill),
  });
  talk.expect(amountOf(tried?.setlinfo?.medfee_sumamt) === total, '2303 setlinfo.medfee_sumamt', {
    zh: '应已减去退费',
    en: 'must be without what was given back',
  });
}
