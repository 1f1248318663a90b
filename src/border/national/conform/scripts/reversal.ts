import type { Script, Talk } from '../model.ts';
import * as sheets from '../sheets.ts';
import { B1, charge, linesOf, openVisit, said, settle, totalOf } from './steps.ts';

const LINES = linesOf(B1, 'V', [1_800n]);

/** 2601: what nobody knows the outcome of is taken back, once. */
export const reversal: Script = {
  name: 'reversal',
  title: { zh: '冲正', en: 'Taking back a message whose outcome is unknown' },
  of: 'hospital',
  async run(talk, start) {
    const one = await start();
    const visit = await openVisit(talk, one);
    await charge(talk, one, { visit, lines: LINES });
    const bill = { visit, batch: B1, total: totalOf(LINES) };
    await reversedTwice(talk, one, bill);
    await talk.refused({
      title: said('冲正不存在的报文', 'Reverse a message that never was'),
      number: '2601',
      input: sheets.reverse(one, '2207', talk.messageId()),
    });
    await settle(talk, one, bill);
    await talk.takeAllBack();
  },
};

async function reversedTwice(talk: Talk, one: sheets.Case, bill: sheets.Bill): Promise<void> {
  const id = talk.messageId();
  const undo = { number: '2601', input: sheets.reverse(one, '2207', id) };
  const title = said('冲正结算', 'Reverse the settlement');
  talk.owe({ ...undo, title });
  await talk.lose({
    title: said('结算，应答丢失', 'Settle, the answer is lost'),
    number: '2207',
    input: sheets.settle(one, bill),
    id,
  });
  // A reversal that overtakes its message could find nothing; a hospital waits too.
  await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
  await talk.takeBack();
  await talk.done({ ...undo, title: said('再次冲正', 'Reverse it again') });
}

const WAIT_MS = 300;
