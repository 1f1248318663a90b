import { formatYuan, ZERO } from '../../kernel/money.ts';
import { Rejection } from '../../kernel/rejection.ts';
import type { Sql } from '../../platform/sql.ts';
import type { PaymentDeps } from './close-period.ts';
import { refuseChange } from './decide-deduction.ts';
import { getStatement } from './deduct.ts';
import { NO_ACCOUNT, NOTHING_TO_PAY, UNKNOWN_PERIOD } from './errors.ts';
import type { OrderId, PayAccount, PeriodId, Statement, StatementId } from './model.ts';
import { insertEvent, insertOrder } from './store/order.ts';
import { findPeriod, lockStatements } from './store/period.ts';
import { findAccounts, findUnordered } from './store/statement.ts';

/** The order for what a statement leaves to pay; a new attempt after one that failed or came back. */
export function makeOrder(deps: PaymentDeps, id: StatementId, actor: string): Promise<OrderId> {
  return deps.database.transaction(async (sql) => {
    await lockStatements(sql);
    const statement = await getStatement(sql, id);
    const account = (await findAccounts(sql, [statement.provider])).get(statement.provider);

    const refusal = refuseOrder(statement, account);
    if (refusal) throw refusal;

    return record(deps, sql, { statement, account: account as PayAccount, actor });
  });
}

export type MadeOrders = {
  readonly made: readonly OrderId[];
  /** Statements for which none was made, and why. */
  readonly left: readonly { readonly statement: Statement; readonly refusal: Rejection }[];
};

/** Orders for everything that a period leaves to pay; what cannot be ordered is told and disturbs nothing. */
export function makeOrders(
  deps: PaymentDeps,
  period: PeriodId,
  actor: string,
): Promise<MadeOrders> {
  return deps.database.transaction(async (sql) => {
    await lockStatements(sql);
    if (!(await findPeriod(sql, period))) throw new Rejection(UNKNOWN_PERIOD, { id: period });
    const statements = await findUnordered(sql, period);
    const accounts = await findAccounts(sql, [...new Set(statements.map((s) => s.provider))]);

    const decided = statements.map((statement) => {
      const account = accounts.get(statement.provider);
      return { statement, account, refusal: refuseOrder(statement, account) };
    });

    const made: OrderId[] = [];
    for (const { statement, account, refusal } of decided) {
      if (refusal || !account) continue;
      made.push(await record(deps, sql, { statement, account, actor }));
    }
    const left = decided.flatMap(({ statement, refusal }) =>
      refusal ? [{ statement, refusal }] : [],
    );
    return { made, left };
  });
}

function refuseOrder(statement: Statement, account: PayAccount | undefined): Rejection | null {
  const refusal = refuseChange(statement);
  if (refusal) return refusal;
  if (statement.payable <= ZERO) {
    return new Rejection(NOTHING_TO_PAY, { payable: formatYuan(statement.payable) });
  }
  return account ? null : new Rejection(NO_ACCOUNT, { provider: statement.provider });
}

type Making = {
  readonly statement: Statement;
  readonly account: PayAccount;
  readonly actor: string;
};

async function record(
  { ids, clock }: PaymentDeps,
  sql: Sql,
  { statement, account, actor }: Making,
): Promise<OrderId> {
  const id = ids.next() as OrderId;
  const attempt = statement.attempts + 1;
  const { payable: amount } = statement;
  await insertOrder(sql, { id, statement: statement.id, attempt, amount, account: account.id });
  await insertEvent(sql, {
    order: id,
    seq: 1,
    state: 'made',
    actor,
    at: clock.now().toISOString(),
    detail: '',
    reference: '',
    journal: null,
    onDay: clock.today(),
  });
  return id;
}
