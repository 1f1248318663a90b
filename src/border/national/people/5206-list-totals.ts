import type { PersonId } from '../../../kernel/ids.ts';
import { fen } from '../../../kernel/money.ts';
import type { PersonRecord } from '../../../people/enrolment/index.ts';
import { amount, digits } from '../amounts.ts';
import type { TermTables } from '../catalogue/model.ts';
import type { TransactionNumber } from '../model.ts';
import type { OutRow } from '../output.ts';
import { transaction } from '../transaction.ts';
import { recordOf } from './person-answer.ts';

/**
 * 5206 人员累计信息查询: what each benefit year has used. The figures are those of now; of a year that is over,
 * those of its end. A month that is asked for chooses its year.
 */
export const listTotals = transaction({
  number: '5206' as TransactionNumber,
  effect: 'reads',
  permission: 'person.read',
  async handle(call) {
    const data = call.input.one('data');
    const { yearToDate } = await recordOf(call, data.text('psn_no') as PersonId);
    const month = data.textOr('cum_ym');
    if (month !== null && !/^\d{4}(0[1-9]|1[0-2])$/.test(month)) {
      throw data.refuse('cum_ym', '应为 yyyyMM');
    }
    const years = yearToDate.filter(({ year }) => month === null || month.startsWith(String(year)));
    return { cuminfo: years.flatMap((year) => rowsOf(year, call.today, call.world.terms)) };
  },
});

type YearOfRecord = PersonRecord['yearToDate'][number];

function rowsOf(
  { scheme, year, totals }: YearOfRecord,
  today: string,
  terms: TermTables,
): OutRow[] {
  const current = today.startsWith(`${year}-`);
  const month = current ? today.slice(0, 7).replace('-', '') : `${year}12`;
  const entries = Object.entries(JSON.parse(totals) as Record<string, string | number>);
  return entries.map(([key, value]) => ({
    insutype: terms.toCode('scheme', scheme),
    year: String(year),
    cum_ym: month,
    cum_type_code: terms.toCode('cumulative', withoutPurse(key)),
    cum: key === 'admissions' ? digits(String(value)) : amount(fen(value)),
  }));
}

/** Areas name the purses of medical aid as they like. */
function withoutPurse(key: string): string {
  return key.replace(/^aid\.(?!extra\.)[^.]+\.(base|paid)$/, 'aid.$1');
}
