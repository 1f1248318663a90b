import { strFromU8, strToU8, zipSync } from 'fflate';
import { fen, formatYuan, type Money, plus, sum } from '../../../../kernel/money.ts';
import { amountOf } from '../check-money.ts';
import type { Answer, Script, Talk } from '../model.ts';
import type * as sheets from '../sheets.ts';
import { B1, charge, linesOf, openVisit, said, settle, totalOf } from './steps.ts';

const LINES = linesOf(B1, 'R', [700n]);
const INVENTED = 'INVENTED';
const SURPLUS = fen(1);

type Entry = {
  readonly settlement: string;
  readonly visit: string;
  readonly person: string;
  readonly message: string;
  readonly total: Money;
  readonly funds: Money;
  readonly accounts: Money;
  readonly cash: Money;
  /** 清算类别 and 清算经办机构 as the settlement named them. */
  readonly clearing: { readonly type: string; readonly agency: string };
};
type Sums = Pick<Entry, 'total' | 'funds' | 'accounts' | 'cash'> & { readonly count: number };
type Row = Readonly<Record<(typeof COLUMNS)[number], string>>;

/** Three visits settled; then a file that leaves one out, changes one and invents one. */
export const reconcile: Script = {
  name: 'reconcile',
  title: { zh: '对账与预设的差异', en: 'Reconciliation with planted differences' },
  of: 'hospital',
  async run(talk, start) {
    const one = await start();
    const kept = await settled(talk, one);
    const changed = await settled(talk, one);
    const left = await settled(talk, one);
    const wrong = { ...sumsOf([kept]), total: plus(kept.total, SURPLUS) };
    await compareTotals(talk, one, { entry: kept, sums: wrong, equal: false });
    const rows = await compareLines(talk, one, [
      kept,
      { ...changed, total: plus(changed.total, SURPLUS) },
      { ...left, settlement: INVENTED, visit: INVENTED },
    ]);
    expectVerdicts(talk, rows, { kept, changed, left });
    await compareTotals(talk, one, { entry: kept, sums: sumsOfCentre(rows), equal: true });
    await talk.takeAllBack();
  },
};

async function settled(talk: Talk, one: sheets.Case): Promise<Entry> {
  const visit = await openVisit(talk, one);
  await charge(talk, one, { visit, lines: LINES });
  const message = talk.messageId();
  const { answer, settlement } = await settle(
    talk,
    one,
    { visit, batch: B1, total: totalOf(LINES) },
    message,
  );
  const setlinfo: Answer = answer.setlinfo ?? {};
  return {
    ...{ settlement, visit, person: one.person, message },
    total: amountOf(setlinfo.medfee_sumamt),
    funds: amountOf(setlinfo.fund_pay_sumamt),
    accounts: amountOf(setlinfo.acct_pay),
    cash: amountOf(setlinfo.psn_cash_pay ?? setlinfo.pdn_cash_pay),
    clearing: {
      type: String(setlinfo.clr_type ?? '11'),
      agency: String(setlinfo.clr_optins ?? '') || one.target.area,
    },
  };
}

function scopeOf({ now }: sheets.Case, { clearing }: Entry) {
  const today = now.slice(0, 10);
  return {
    ...{ setl_optins: clearing.agency, clr_type: clearing.type },
    ...{ stmt_begndate: today, stmt_enddate: today },
    ...{ refd_setl_flag: '0', fixmedins_refd_setl_flag: '0' },
  };
}

function sumsOf(entries: readonly Entry[]): Sums {
  const add = (pick: (entry: Entry) => Money) => sum(entries.map(pick));
  return {
    count: entries.length,
    total: add((entry) => entry.total),
    funds: add((entry) => entry.funds),
    accounts: add((entry) => entry.accounts),
    cash: add((entry) => entry.cash),
  };
}

/** Of what the centre has: all rows but those that only the hospital has. */
function sumsOfCentre(rows: readonly Row[]): Sums {
  const centre = rows.filter((row) => row.setl_id !== INVENTED);
  const add = (column: 'medfee_sumamt' | 'fund_pay_sumamt' | 'acct_pay') =>
    sum(centre.map((row) => amountOf(row[column])));
  const [total, funds] = [add('medfee_sumamt'), add('fund_pay_sumamt')];
  return { count: centre.length, total, funds, accounts: add('acct_pay'), cash: fen(0) };
}

type Totals = { readonly entry: Entry; readonly sums: Sums; readonly equal: boolean };

async function compareTotals(
  talk: Talk,
  one: sheets.Case,
  { entry, sums, equal }: Totals,
): Promise<void> {
  const answer = await talk.done({
    title: equal
      ? said('对总账：按结果文件计算的总额', 'Compare totals: those of the result file')
      : said('对总账：不符的总额', 'Compare totals: others'),
    number: '3201',
    input: {
      data: {
        ...scopeOf(one, entry),
        insutype: one.target.scheme,
        medfee_sumamt: formatYuan(sums.total),
        fund_pay_sumamt: formatYuan(sums.funds),
        acct_pay: formatYuan(sums.accounts),
        fixmedins_setl_cnt: sums.count,
      },
    },
  });
  const right = String(answer?.stmtinfo?.stmt_rslt) === (equal ? '0' : '1');
  talk.expect(right, '3201 stmtinfo.stmt_rslt', {
    zh: equal ? '应为 0（平）；同一天同一机构的其他险种结算也会使其不平' : '应为 1（不平）',
    en: equal
      ? 'must be 0 (equal); settlements of other insurance on the same day also unbalance it'
      : 'must be 1 (not equal)',
  });
}

/** The hospital's file goes up by 9101, is compared by 3202, and the result comes by 9102. */
async function compareLines(
  talk: Talk,
  one: sheets.Case,
  entries: readonly [Entry, ...Entry[]],
): Promise<readonly Row[]> {
  const lines = entries.map(({ settlement, visit, person, total, funds, accounts }) =>
    [settlement, visit, person, ...[total, funds, accounts].map(formatYuan), '0'].join('\t'),
  );
  const zip = zipSync({ 'detail.txt': strToU8(`${lines.join('\n')}\n`) });
  const sent = await talk.done({
    title: said('上传对账文件', 'Upload the file'),
    number: '9101',
    input: {
      fsUploadIn: { in: [...zip], filename: 'detail.zip', fixmedins_code: one.target.provider },
    },
  });
  const sums = sumsOf(entries);
  const answered: Answer = await talk.done({
    title: said('对明细账', 'Compare line by line'),
    number: '3202',
    input: {
      data: {
        ...scopeOf(one, entries[0]),
        file_qury_no: sent.file_qury_no,
        medfee_sumamt: formatYuan(sums.total),
        fund_pay_sumamt: formatYuan(sums.funds),
        cash_payamt: formatYuan(sums.cash),
        fixmedins_setl_cnt: sums.count,
      },
    },
  });
  const files = await talk.file(said('取对账结果', 'Fetch the result'), answered.fileinfo ?? {});
  return readRows(strFromU8(Object.values(files)[0] ?? new Uint8Array()));
}

function readRows(text: string): Row[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const values = line.split('\t');
      return Object.fromEntries(COLUMNS.map((column, i) => [column, values[i] ?? ''])) as Row;
    });
}

/** Of the result file. */
const COLUMNS = [
  ...(['psn_no', 'mdtrt_id', 'setl_id', 'msgid', 'stmt_rslt', 'refd_setl_flag', 'memo'] as const),
  ...(['medfee_sumamt', 'fund_pay_sumamt', 'acct_pay'] as const),
] as const;

type Planted = { readonly kept: Entry; readonly changed: Entry; readonly left: Entry };

function expectVerdicts(talk: Talk, rows: readonly Row[], { kept, changed, left }: Planted): void {
  const verdictOf = (settlement: string) =>
    rows.find((row) => row.setl_id === settlement)?.stmt_rslt;
  const differs = (verdict: string | undefined) => verdict !== undefined && verdict !== '0';
  const must = (condition: boolean, at: string, zh: string, en: string) =>
    talk.expect(condition, `3202 ${at}`, { zh, en });
  must(verdictOf(kept.settlement) === '0', 'stmt_rslt', '相同的结算应为 0', 'what is equal is 0');
  must(
    differs(verdictOf(changed.settlement)),
    'stmt_rslt',
    '应指出金额不同的结算',
    'must name the settlement whose amount differs',
  );
  must(
    rows.some((row) => row.msgid === left.message && differs(row.stmt_rslt)),
    'msgid',
    '应以报文ID返回医院缺少的结算',
    'must return what the hospital lacks, with its message id',
  );
  must(
    differs(verdictOf(INVENTED)),
    'setl_id',
    '应指出中心没有的结算',
    'must name what the centre does not have',
  );
}
