import { formatYuan } from '../../../kernel/money.ts';
import { type Figure, type Run, reconcileTotals } from '../../../money/reconciliation/index.ts';
import type { Row } from '../input.ts';
import type { TransactionNumber } from '../model.ts';
import { transaction } from '../transaction.ts';
import { schemeOf } from '../visit/medical-types.ts';
import { byOf, scopeOf } from './scope-of.ts';

const BALANCED = '0';
const UNBALANCED = '1';

/** 3201 医药机构费用结算对总账: sums of a scheme and clearing type; each comparison is kept. */
export const compareTotals = transaction({
  number: '3201' as TransactionNumber,
  effect: 'keeps',
  permission: 'reconciliation.write',
  async handle(call) {
    const data = call.input.one('data');
    const scheme = schemeOf(data.text('insutype'));
    if (scheme === null) throw data.refuse('insutype', '本统筹区没有这一险种的结算');
    const { run, differs } = await reconcileTotals(call.sql, call.world, {
      scope: scopeOf(data, call, scheme),
      stated: {
        count: data.whole('fixmedins_setl_cnt'),
        total: data.money('medfee_sumamt'),
        funds: data.money('fund_pay_sumamt'),
        accounts: data.money('acct_pay'),
        cash: null,
      },
      by: byOf(call),
    });
    return {
      stmtinfo: {
        setl_optins: call.signedIn.area,
        stmt_rslt: differs.length === 0 ? BALANCED : UNBALANCED,
        stmt_rslt_dscr: describe(run, differs, data),
      },
    };
  },
});

const NAMES: Readonly<Record<Figure, string>> = {
  count: '笔数',
  total: '医疗费',
  funds: '基金',
  accounts: '个人账户',
  cash: '现金',
};

function describe(run: Run, differs: readonly Figure[], data: Row): string {
  if (differs.length === 0) return '平';
  const figures = differs.map(
    (name) => `${NAMES[name]}贵院${shown(run.stated[name])}、中心${shown(run.centre[name])}`,
  );
  // The sender says of its own sums whether refunds are in them.
  const own = data.text('fixmedins_refd_setl_flag') !== '0';
  const hint = own === run.withRefunds ? '' : '；两边是否含退费不一致';
  return `${figures.join('；')}${hint}`;
}

function shown(value: number | bigint | null): string {
  return typeof value === 'bigint' ? formatYuan(value as never) : String(value);
}
