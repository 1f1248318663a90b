import { negate } from '../../kernel/money.ts';
import { Rejection } from '../../kernel/rejection.ts';
import type { Sql } from '../../platform/sql.ts';
import { postJournal } from '../ledger/index.ts';
import type { PaymentDeps } from './close-period.ts';
import { type DeductionRequest, decideDeduction, refuseTakingBack } from './decide-deduction.ts';
import { UNKNOWN_DEDUCTION, UNKNOWN_STATEMENT } from './errors.ts';
import type { Deduction, DeductionId, Statement, StatementId } from './model.ts';
import { deductionJournal } from './payment-journal.ts';
import { lockStatements } from './store/period.ts';
import {
  findDeduction,
  findDeductions,
  findStatement,
  insertDeduction,
} from './store/statement.ts';

export function deduct(
  deps: PaymentDeps,
  request: DeductionRequest,
  actor: string,
): Promise<Deduction> {
  return deps.database.transaction(async (sql) => {
    await lockStatements(sql);
    const statement = await getStatement(sql, request.statement);
    const earlier = await findDeductions(sql, statement.id);

    const decided = decideDeduction(request, statement, earlier);
    if (decided instanceof Rejection) throw decided;
    if (decided) return decided;

    return record(deps, sql, { ...request, takesBack: null, madeBy: actor }, statement);
  });
}

/** A deduction is never changed: a row of the opposite amount takes it back. */
export function takeBack(
  deps: PaymentDeps,
  { id, reason }: { readonly id: DeductionId; readonly reason: string },
  actor: string,
): Promise<Deduction> {
  return deps.database.transaction(async (sql) => {
    await lockStatements(sql);
    const deduction = await findDeduction(sql, id);
    if (!deduction) throw new Rejection(UNKNOWN_DEDUCTION, { id });
    const statement = await getStatement(sql, deduction.statement);
    const earlier = await findDeductions(sql, statement.id);

    const refusal = refuseTakingBack(deduction, statement, earlier);
    if (refusal) throw refusal;

    const { source } = deduction;
    const amount = negate(deduction.amount);
    const back = { statement: statement.id, key: `back ${id}`, source, reason, amount };
    return record(deps, sql, { ...back, takesBack: id, madeBy: actor }, statement);
  });
}

export async function getStatement(sql: Sql, id: StatementId): Promise<Statement> {
  const statement = await findStatement(sql, id);
  if (!statement) throw new Rejection(UNKNOWN_STATEMENT, { id });
  return statement;
}

async function record(
  { ids, clock }: PaymentDeps,
  sql: Sql,
  made: Omit<Deduction, 'id' | 'madeAt'>,
  statement: Statement,
): Promise<Deduction> {
  const onDay = clock.today();
  const deduction = { ...made, id: ids.next() as DeductionId, madeAt: clock.now().toISOString() };
  await insertDeduction(sql, deduction, onDay);
  await postJournal(sql, deductionJournal(deduction, statement, onDay));
  return deduction;
}
