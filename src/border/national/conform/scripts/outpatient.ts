import type { Script } from '../model.ts';
import * as sheets from '../sheets.ts';
import {
  B1,
  charge,
  expectMirror,
  expectSame,
  linesOf,
  openVisit,
  said,
  settle,
  totalOf,
} from './steps.ts';

const LINES = linesOf(B1, 'C', [1_000n, 2_000n]);

export const outpatient: Script = {
  name: 'outpatient',
  title: { zh: '门诊全程', en: 'An outpatient visit from registration to cancel' },
  of: 'hospital',
  async run(talk, start) {
    const one = await start();
    const visit = await openVisit(talk, one);
    await charge(talk, one, { visit, lines: LINES });
    const bill = { visit, batch: B1, total: totalOf(LINES) };
    const trial = said('预结算', 'Try');
    const tried = await talk.done({
      title: trial,
      number: '2206',
      input: sheets.settle(one, bill),
    });
    const { answer: paid, settlement } = await settle(talk, one, bill);
    expectSame(talk, '2207', tried, paid);
    const named = sheets.named(one, visit, settlement);
    const asked = said('查询结算', 'Ask for the settlement');
    const shown = await talk.doneIfOffered({ title: asked, number: '5203', input: named });
    if (shown !== null) expectSame(talk, '5203', paid, shown);
    const lines = said('查询明细', 'Ask for its lines');
    const told = await talk.doneIfOffered({ title: lines, number: '5204', input: named });
    if (told !== null) {
      talk.expect(told?.length === LINES.length, '5204 output', {
        zh: '应列出每条明细',
        en: 'must list every line',
      });
    }
    expectMirror(talk, '2208', await talk.takeBack(), paid);
    const again = said('再次撤销', 'Cancel it again');
    await talk.refused({ title: again, number: '2208', input: named });
    await talk.takeAllBack();
  },
};
