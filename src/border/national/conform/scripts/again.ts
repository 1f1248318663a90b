import type { Script, Talk } from '../model.ts';
import * as sheets from '../sheets.ts';
import {
  B1,
  describe,
  freshNumber,
  linesOf,
  oweCharges,
  oweVisit,
  said,
  settle,
  totalOf,
} from './steps.ts';

const LINES = linesOf(B1, 'A', [1_200n]);

/** Repetitions and lost answers: whatever is sent again, it happens once. */
export const again: Script = {
  name: 'again',
  title: { zh: '重发与丢失的应答', en: 'Repetitions and lost answers' },
  of: 'hospital',
  async run(talk, start) {
    const one = await start();
    const visit = await registeredTwice(talk, one);
    await describe(talk, one, visit);
    const upload = { number: '2204', input: sheets.charges(one, visit, LINES) };
    const id = talk.messageId();
    oweCharges(talk, one, { visit, stay: false });
    await talk.lose({ ...upload, id, title: said('上传，应答丢失', 'Upload, the answer is lost') });
    await talk.done({ ...upload, id, title: said('重发上传', 'The upload again') });
    await settledTwice(talk, one, visit);
    await talk.takeAllBack();
  },
};

async function registeredTwice(talk: Talk, one: sheets.Case): Promise<string> {
  const number = freshNumber(talk, 'MZ');
  const id = talk.messageId();
  const input = sheets.register(one, number);
  const first = await talk.done({ title: said('挂号', 'Register'), number: '2201', input, id });
  const visit = sheets.visitOf(first);
  oweVisit(talk, one, { visit, number });
  const same = said('同一报文再发', 'The same message again');
  await talk.repeated({ title: same, number: '2201', input, id }, first);
  await talk.refused({
    title: said('同一报文号、另一内容', 'The same message id with other content'),
    number: '2201',
    input: sheets.register(one, `${number}X`),
    id,
  });
  return visit;
}

async function settledTwice(talk: Talk, one: sheets.Case, visit: string): Promise<void> {
  const bill = { visit, batch: B1, total: totalOf(LINES) };
  const message = { number: '2207', input: sheets.settle(one, bill) };
  const id = talk.messageId();
  const lost = said('结算，应答丢失', 'Settle, the answer is lost');
  await talk.lose({ ...message, title: lost, id });
  const { answer } = await settle(talk, one, bill, id);
  const third = said('第三次发结算', 'The settlement a third time');
  await talk.repeated({ ...message, title: third, id }, answer);
  const other = said('另一报文再结算', 'Settle once more under another id');
  await talk.refused({ ...message, title: other });
}
