import { Rejection } from '../../kernel/rejection.ts';
import type { Clock } from '../../platform/clock.ts';
import type { IdSource } from '../../platform/id-source.ts';
import type { AreaDatabase } from '../../platform/sql.ts';
import { closeDays, readPayable } from '../ledger/index.ts';
import type { Bank } from './bank.ts';
import { decidePeriod } from './decide-period.ts';
import { drawStatements } from './draw-statements.ts';
import type { PayPeriod, PeriodId, StatementId } from './model.ts';
import {
  findDrawn,
  findFirstPayableDay,
  findLastPeriod,
  insertPeriod,
  lockStatements,
} from './store/period.ts';
import { findDebts, insertStatements } from './store/statement.ts';

export type PaymentDeps = {
  readonly database: AreaDatabase;
  readonly clock: Clock;
  readonly ids: IdSource;
  /** Null: no bank is reached by message; orders go out and come back as files. */
  readonly bank: Bank | null;
};

/**
 * Closes the days of the ledger, then draws the statements from them. The second transaction reads
 * closed days only and takes none of the ledger's locks: settlements go on meanwhile, into days that belong to
 * a later period, and so does a reversal of what is closed here.
 */
export async function closePeriod(
  deps: PaymentDeps,
  { month, actor }: { readonly month: string; readonly actor: string },
): Promise<PayPeriod> {
  const { database, clock, ids } = deps;
  const today = clock.today();
  await closeDays(database, today);

  return database.transaction(async (sql) => {
    await lockStatements(sql);
    const lastEnd = (await findLastPeriod(sql))?.endsOn ?? null;
    const firstDay = await findFirstPayableDay(sql);

    const span = decidePeriod({ month, today, lastEnd, firstDay });
    if (span instanceof Rejection) throw span;
    const sums = await findDrawn(sql, span);
    const drafts = drawStatements(
      sums.map(({ account, amount }) => ({ ...readPayable(account), amount })),
      await findDebts(sql),
    );

    const id = ids.next() as PeriodId;
    const closedAt = clock.now().toISOString();
    const period = { id, ...span, closedBy: actor, closedAt };
    await insertPeriod(sql, period);
    const statements = drafts.map((draft) => ({ ...draft, id: ids.next() as StatementId }));
    await insertStatements(sql, id, statements);
    return period;
  });
}
