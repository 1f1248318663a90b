import type { ProviderId } from '../../kernel/ids.ts';
import { plus } from '../../kernel/money.ts';
import { Rejection } from '../../kernel/rejection.ts';
import type { Sql } from '../../platform/sql.ts';
import { checkScope } from './check-scope.ts';
import { type Asked, decideApplication } from './decide-application.ts';
import { APPLICATION_CLOSED, UNKNOWN_APPLICATION } from './errors.ts';
import type { Application, ApplicationId, Scope } from './model.ts';
import type { ReconcileDeps } from './reconcile.ts';
import {
  findApplication,
  findStanding,
  insertApplication,
  insertWithdrawal,
  lockApplications,
} from './store/applications.ts';
import { countStanding, findTotals } from './store/books.ts';

/** 清算申请: taken only when its figures are ours. The caller's transaction keeps it. */
export async function applyForClearing(
  sql: Sql,
  { clock, ids }: ReconcileDeps,
  {
    asked,
    actor,
    accountsInFunds,
  }: {
    readonly asked: Asked;
    readonly actor: string;
    readonly accountsInFunds: boolean;
  },
): Promise<Application> {
  checkScope(asked);
  await lockApplications(sql, asked.provider);
  const scope: Scope = { ...asked, scheme: null, withRefunds: true };
  const found = await findTotals(sql, scope);
  const totals = accountsInFunds ? { ...found, funds: plus(found.funds, found.accounts) } : found;
  const persons = await countStanding(sql, scope);
  const earlier = await findStanding(sql, asked.provider);

  const refused = decideApplication(asked, { totals, persons, earlier });
  if (refused) throw refused;

  const id = ids.next() as ApplicationId;
  const made = { ...asked, id, madeBy: actor, madeAt: clock.now().toISOString() };
  await insertApplication(sql, made);
  return made;
}

/** Withdrawn while the agency has not closed its time; a second withdrawal says the same. */
export async function withdrawApplication(
  sql: Sql,
  { clock }: Pick<ReconcileDeps, 'clock'>,
  {
    id,
    provider,
    actor,
  }: {
    readonly id: ApplicationId;
    readonly provider: ProviderId;
    readonly actor: string;
  },
): Promise<void> {
  await lockApplications(sql, provider);
  const found = await findApplication(sql, id);
  if (!found || found.provider !== provider) throw new Rejection(UNKNOWN_APPLICATION, { id });
  if (found.withdrawnAt !== null) return;
  if (found.closed) throw new Rejection(APPLICATION_CLOSED, { month: found.month });
  await insertWithdrawal(sql, id, { actor, at: clock.now().toISOString() });
}
