import { fen } from '../../../../kernel/money.ts';
import type { Script, Talk } from '../model.ts';
import * as sheets from '../sheets.ts';
import { B1, charge, freshNumber, linesOf, openVisit, said } from './steps.ts';

const LINES = linesOf(B1, 'F', [1_000n]);

/** Each must be refused naming the field, and leave nothing behind. */
export const badFields: Script = {
  name: 'bad-fields',
  title: { zh: '不合规的字段', en: 'Fields that break a rule' },
  of: 'hospital',
  async run(talk, start) {
    const one = await start();
    await badRegistrations(talk, one);
    const visit = await openVisit(talk, one);
    await badCharges(talk, one, visit);
    await charge(talk, one, { visit, lines: LINES });
    await badBills(talk, one, visit);
    await talk.takeAllBack();
  },
};

/** What is changed, in which field, and what it is called. */
const REGISTRATIONS = [
  ['缺必填', 'What is required is missing', 'psn_no', ''],
  ['超长', 'Too long', 'ipt_otp_no', 'X'.repeat(31)],
  ['不存在的日期', 'A day that is not', 'begntime', '2025-13-45 08:00:00'],
  ['字典外的值', 'A code outside its dictionary', 'insutype', 'ZZZ'],
] as const;

async function badRegistrations(talk: Talk, one: sheets.Case): Promise<void> {
  const good = sheets.register(one, freshNumber(talk, 'MZ')) as { data: object };
  for (const [zh, en, field, value] of REGISTRATIONS) {
    const input = { data: { ...good.data, [field]: value } };
    await talk.refused({ title: said(zh, en), number: '2201', input }, field);
  }
  const missing = said('缺节点', 'The node is missing');
  await talk.refused({ title: missing, number: '2201', input: {} }, 'data');
}

const CHARGES = [
  ['金额不是数', 'An amount that is no number', { det_item_fee_sumamt: '十元' }],
  ['金额三位小数', 'An amount with three decimals', { det_item_fee_sumamt: '10.001' }],
  ['单价乘数量不等于金额', 'Price times quantity is another', { det_item_fee_sumamt: '99.00' }],
  ['目录外的编码', 'A code that the catalogue lacks', { med_list_codg: 'NOT-IN-CATALOGUE' }],
] as const;

async function badCharges(talk: Talk, one: sheets.Case, visit: string): Promise<void> {
  for (const [zh, en, change] of CHARGES) {
    const input = sheets.charges(one, visit, LINES, change);
    await talk.refused({ title: said(zh, en), number: '2204', input });
  }
  const nowhere = said('不存在的就诊', 'A visit that is not there');
  const input = sheets.charges(one, 'NO-SUCH-VISIT', LINES);
  await talk.refused({ title: nowhere, number: '2204', input });
}

async function badBills(talk: Talk, one: sheets.Case, visit: string): Promise<void> {
  const total = said('总额与明细不符', 'A total that differs from the lines');
  const other = sheets.settle(one, { visit, batch: B1, total: fen(999) });
  await talk.refused({ title: total, number: '2207', input: other });
  const batch = said('不存在的批次', 'A batch that is not there');
  const none = sheets.settle(one, { visit, batch: 'B9', total: fen(1_000) });
  await talk.refused({ title: batch, number: '2207', input: none });
}
