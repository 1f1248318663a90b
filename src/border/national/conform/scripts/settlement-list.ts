import { fen, formatYuan, plus } from '../../../../kernel/money.ts';
import { amountOf } from '../check-money.ts';
import type { Answer, Script, Talk } from '../model.ts';
import type * as sheets from '../sheets.ts';
import { category, type ListedStay, settlementList as listOf } from '../sheets-list.ts';
import { charge, discharge, linesOf, openStay, said, settle, totalOf } from './steps.ts';

const LINES = linesOf('', 'L', [600_000n]);
const CENT = fen(1);

/** 4101: sums that differ are refused, the right ones are kept and told by 4103. */
export const settlementList: Script = {
  name: 'settlement-list',
  title: { zh: '结算清单', en: 'Settlement lists' },
  of: 'hospital',
  async run(talk, start) {
    const one = await start();
    const stay = await openStay(talk, one);
    await charge(talk, one, { visit: stay, lines: LINES });
    await discharge(talk, one, stay);
    const bill = { visit: stay, batch: '', total: totalOf(LINES) };
    const { answer, settlement } = await settle(talk, one, bill);
    const listed = { stay, settlement, funds: answer?.setldetail ?? [] };
    await wrongSums(talk, one, listed);
    await keptAndTold(talk, one, listed);
    await talk.takeAllBack();
  },
};

async function wrongSums(talk: Talk, one: sheets.Case, listed: ListedStay): Promise<void> {
  const sheet = listOf(one, listed);
  const [first, ...others] = listed.funds;
  if (first !== undefined) {
    const fund_payamt = formatYuan(plus(amountOf(first.fund_payamt), CENT));
    await talk.refused({
      title: said('基金金额多一分', 'A fund with a fen too many'),
      number: '4101',
      input: {
        ...sheet,
        payinfo: [{ fund_pay_type: first.fund_pay_type, fund_payamt }, ...others],
      },
    });
  }
  const iteminfo = [category('09', plus(totalOf(LINES), CENT))];
  await talk.refused({
    title: said('收费项目金额多一分', 'Fees with a fen too many'),
    number: '4101',
    input: { ...sheet, iteminfo },
  });
}

async function keptAndTold(talk: Talk, one: sheets.Case, listed: ListedStay): Promise<void> {
  const input = listOf(one, listed);
  const id = talk.messageId();
  const upload = { number: '4101', input, id };
  const kept = await talk.done({ ...upload, title: said('上传清单', 'Upload the list') });
  await talk.repeated({ ...upload, title: said('同一报文再发', 'The same message again') }, kept);
  const told: Answer = await talk.doneIfOffered({
    title: said('查询清单', 'Ask for the list'),
    number: '4103',
    input: { data: { psn_no: one.person, setl_id: listed.settlement } },
  });
  if (told === null) return;
  const items: readonly Answer[] = told?.iteminfo ?? [];
  const fees = items.map((row) => amountOf(row.item_sumamt ?? row.amt)).reduce(plus, fen(0));
  talk.expect(fees === totalOf(LINES), '4103 iteminfo', {
    zh: `收费项目之和应为 ${formatYuan(totalOf(LINES))}`,
    en: `fees must add up to ${formatYuan(totalOf(LINES))}`,
  });
  talk.expect(told?.diseinfo?.[0]?.diag_code === 'J18.900', '4103 diseinfo.diag_code', {
    zh: '应为所传诊断',
    en: 'must be the diagnosis that was sent',
  });
}
