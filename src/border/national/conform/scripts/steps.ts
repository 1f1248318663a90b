import { fen, formatYuan, type Money, plus, sum } from '../../../../kernel/money.ts';
import { amountOf } from '../check-money.ts';
import type { Answer, Said, Talk } from '../model.ts';
import * as sheets from '../sheets.ts';

export const B1 = 'B1';

export const said = (zh: string, en: string): Said => ({ zh, en });

/** A number that this provider has not used today. */
export function freshNumber(talk: Talk, letters: string): string {
  return `${letters}${talk.messageId().slice(-12)}`;
}

/** A visit that is registered and described; owes its cancelling. */
export async function openVisit(
  talk: Talk,
  one: sheets.Case,
  disease?: sheets.Disease,
): Promise<string> {
  const number = freshNumber(talk, 'MZ');
  const registered = await talk.done({
    title: said('挂号', 'Register'),
    number: '2201',
    input: sheets.register(one, number),
  });
  const visit = sheets.visitOf(registered);
  oweVisit(talk, one, { visit, number });
  await describe(talk, one, visit, disease);
  return visit;
}

export function oweVisit(
  talk: Talk,
  one: sheets.Case,
  { visit, number }: { readonly visit: string; readonly number: string },
): void {
  talk.owe({
    title: said('撤销挂号', 'Cancel the registration'),
    number: '2202',
    input: sheets.cancelVisit(one, visit, number),
  });
}

export async function describe(
  talk: Talk,
  one: sheets.Case,
  visit: string,
  disease?: sheets.Disease,
): Promise<void> {
  await talk.done({
    title: said('就诊信息', 'Describe the visit'),
    number: '2203',
    input: sheets.describe(one, visit, disease),
  });
}

/** A stay that is admitted; owes its cancelling. */
export async function openStay(talk: Talk, one: sheets.Case): Promise<string> {
  const admitted = await talk.done({
    title: said('入院', 'Admit'),
    number: '2401',
    input: sheets.admit(one, freshNumber(talk, 'ZY')),
  });
  const stay = sheets.visitOf(admitted);
  talk.owe({
    title: said('撤销入院', 'Cancel the admission'),
    number: '2404',
    input: sheets.ofStay(one, stay),
  });
  return stay;
}

export type Charged = {
  readonly visit: string;
  readonly lines: readonly sheets.Line[];
  /** What differs from ordinary lines. */
  readonly change?: object;
};

/** Lines of a visit or a stay; owes their taking back. */
export async function charge(
  talk: Talk,
  one: sheets.Case,
  { visit, lines, change = {} }: Charged,
): Promise<Answer> {
  const number = lines[0]?.batch === '' ? '2301' : '2204';
  const answer = await talk.done({
    title: said('上传费用', 'Upload charges'),
    number,
    input: sheets.charges(one, visit, lines, change),
  });
  talk.expect(answer?.result?.length === lines.length, `${number} result`, {
    zh: '每条明细应有一行结果',
    en: 'must have a row for each line',
  });
  oweCharges(talk, one, { visit, stay: number === '2301' });
  return answer;
}

export function oweCharges(
  talk: Talk,
  one: sheets.Case,
  { visit, stay }: { readonly visit: string; readonly stay: boolean },
): void {
  talk.owe({
    title: said('撤销费用', 'Take the charges back'),
    number: stay ? '2302' : '2205',
    input: sheets.takeBack(one, visit, '0000'),
  });
}

export type Paid = { readonly answer: Answer; readonly settlement: string };

/** Settles a visit or a stay under an id; owes its cancelling. */
export async function settle(
  talk: Talk,
  one: sheets.Case,
  bill: sheets.Bill,
  id = talk.messageId(),
): Promise<Paid> {
  const stay = bill.batch === '';
  const number = stay ? '2304' : '2207';
  const input = sheets.settle(one, bill);
  const answer = await talk.done({ title: said('结算', 'Settle'), number, input, id });
  const settlement = sheets.settlementOf(answer);
  talk.owe({
    title: said('撤销结算', 'Cancel the settlement'),
    number: stay ? '2305' : '2208',
    input: sheets.named(one, bill.visit, settlement),
  });
  talk.expect(answer?.setlinfo?.medins_setl_id === id, `${number} setlinfo.medins_setl_id`, {
    zh: '应为发送方报文ID',
    en: 'must be the message id of its sender',
  });
  return { answer, settlement };
}

export async function discharge(talk: Talk, one: sheets.Case, stay: string): Promise<void> {
  await talk.done({
    title: said('出院', 'Discharge'),
    number: '2402',
    input: sheets.discharge(one, stay),
  });
  talk.owe({
    title: said('撤销出院', 'Undo the discharge'),
    number: '2405',
    input: sheets.ofStay(one, stay),
  });
}

/** The trial promised what the settlement then did; compared as amounts, 30 and 30.00 are one. */
export function expectSame(talk: Talk, number: string, tried: Answer, paid: Answer): void {
  for (const code of ['medfee_sumamt', 'fund_pay_sumamt', 'acct_pay', 'hifp_pay', 'maf_pay']) {
    const [was, is] = [tried, paid].map((answer) => amountOf(answer?.setlinfo?.[code]));
    talk.expect(was === is, `${number} setlinfo.${code}`, {
      zh: '应与之前的应答一致',
      en: 'must be what was answered before',
    });
  }
}

/** A cancel is a settlement of its own with the opposite amounts. */
export function expectMirror(talk: Talk, number: string, back: Answer, paid: Answer): void {
  for (const code of ['medfee_sumamt', 'fund_pay_sumamt']) {
    const was = amountOf(paid?.setlinfo?.[code]);
    const is = amountOf(back?.setlinfo?.[code]);
    const [a, b] = [formatYuan(was), formatYuan(is)];
    talk.expect(plus(was, is) === 0n, `${number} setlinfo.${code}`, {
      zh: `撤销应为相反的金额：原 ${a}，撤销 ${b}`,
      en: `a cancel has the opposite amount: it was ${a}, cancelled ${b}`,
    });
  }
  talk.expect(
    sheets.settlementOf(back) !== sheets.settlementOf(paid),
    `${number} setlinfo.setl_id`,
    { zh: '撤销应有自己的结算号', en: 'a cancel has a number of its own' },
  );
}

/** Amounts in fen, as lines of one batch. */
export function linesOf(batch: string, letter: string, amounts: readonly bigint[]): sheets.Line[] {
  return amounts.map((amount, i) => ({
    number: `${letter}${i + 1}`,
    amount: fen(amount),
    batch,
  }));
}

export function totalOf(lines: readonly sheets.Line[]): Money {
  return sum(lines.map(({ amount }) => amount));
}
