import { fen } from '../../../../kernel/money.ts';
import type { Script, Talk } from '../model.ts';
import * as sheets from '../sheets.ts';
import { purchase as sale } from '../sheets-purchase.ts';
import { expectMirror, expectSame, said } from './steps.ts';

const AMOUNTS = [fen(1_290), fen(860)];

/** 药店购药: tried, sold with a lost answer, cancelled. */
export const purchase: Script = {
  name: 'purchase',
  title: { zh: '药店购药', en: 'A purchase at a pharmacy' },
  of: 'pharmacy',
  async run(talk, start) {
    const one = await start();
    const input = sale(one, AMOUNTS);
    const trial = { title: said('预结算', 'Try'), number: '2101', input };
    const tried = await talk.done(trial);
    await badSales(talk, one);
    const id = talk.messageId();
    const message = { number: '2102', input, id };
    const reverse = { number: '2601', input: sheets.reverse(one, '2102', id) };
    talk.owe({ ...reverse, title: said('冲正售药', 'Reverse the sale') });
    await talk.lose({ ...message, title: said('售药，应答丢失', 'Sell, the answer is lost') });
    const paid = await talk.done({ ...message, title: said('重发售药', 'The sale again') });
    talk.forget();
    const visit = String(paid?.setlinfo?.mdtrt_id ?? '');
    const named = sheets.named(one, visit, sheets.settlementOf(paid));
    const cancel = { title: said('撤销售药', 'Cancel the sale'), number: '2103', input: named };
    talk.owe(cancel);
    expectSame(talk, '2102', tried, paid);
    talk.expect(paid?.detlcutinfo?.length === AMOUNTS.length, '2102 detlcutinfo', {
      zh: '应列出每条明细',
      en: 'must list every line',
    });
    expectMirror(talk, '2103', await talk.takeBack(), paid);
    await talk.refused({ ...cancel, title: said('再次撤销', 'Cancel it again') });
    await reversedSale(talk, one);
    await talk.takeAllBack();
  },
};

async function reversedSale(talk: Talk, one: sheets.Case): Promise<void> {
  const id = talk.messageId();
  const message = { number: '2102', input: sale(one, AMOUNTS), id };
  await talk.done({ ...message, title: said('再售一次', 'Sell once more') });
  talk.owe({
    title: said('冲正售药', 'Reverse the sale'),
    number: '2601',
    input: sheets.reverse(one, '2102', id),
  });
  await talk.takeBack();
}

const BAD = [
  ['缺必填', 'What is required is missing', 'med_type', ''],
  ['总额与明细不符', 'A total that differs from the lines', 'medfee_sumamt', '9.99'],
  ['住院类别', 'The type of a stay', 'med_type', '2101'],
] as const;

async function badSales(talk: Talk, one: sheets.Case): Promise<void> {
  for (const [zh, en, field, value] of BAD) {
    const input = sale(one, AMOUNTS, { [field]: value });
    await talk.refused({ title: said(zh, en), number: '2102', input });
  }
}
