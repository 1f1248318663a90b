import type { Caller } from '../../platform/http/route.ts';
import type { Sql } from '../../platform/sql.ts';
import { type Act, act } from './act.ts';
import type { Submission } from './build-case.ts';
import { finishApproved } from './carry-out.ts';
import { chaseOwed } from './chase-owed.ts';
import type { MatterDeps } from './deps.ts';
import type { CaseId } from './model.ts';
import { escalateLate, restateDeadlines } from './overdue.ts';
import { actBySystem } from './record-act.ts';
import { type Reopening, reopen } from './reopen.ts';
import { type Plan, plan, submit } from './submit.ts';

/** Everything that is done to cases, for one area. What takes `sql` runs in the caller's transaction. */
export type Matters = MatterDeps & {
  readonly submit: (caller: Caller, submission: Submission) => Promise<CaseId>;
  /** What would happen; nothing is kept. */
  readonly trial: (caller: Caller, submission: Submission) => Promise<Plan>;
  readonly act: (asked: Act) => Promise<void>;
  /** Carries out what a stopped process left approved. For a job that runs every minute or so. */
  readonly finishApproved: () => Promise<number>;
  /** Tells of what is late. For a job that runs after midnight. */
  readonly escalateLate: () => Promise<number>;
  /** Asks for papers that were promised and are owed. For the same job. */
  readonly chaseOwed: () => Promise<number>;
  /** At the start, since a new calendar comes with a new version of this program. */
  readonly restateDeadlines: () => Promise<number>;
  /** The bank paid what the case owed. */
  readonly paid: (id: CaseId, sql?: Sql) => Promise<void>;
  /** The bank gave it back; the case stays `paying` until it is paid elsewhere. */
  readonly paymentReturned: (id: CaseId, reason: string, sql?: Sql) => Promise<void>;
  /** After an objection: back to the deciding step, and to other officers. */
  readonly reopen: (reopening: Reopening, sql?: Sql) => Promise<void>;
  /** Keeps the documents in force. At the start, before anybody brings a matter. */
  readonly publish: () => Promise<void>;
};

export function createMatters(deps: MatterDeps): Matters {
  const within = <T>(sql: Sql | undefined, work: (sql: Sql) => Promise<T>) =>
    sql ? work(sql) : deps.database.transaction(work);
  return {
    ...deps,
    submit: (caller, submission) => submit(deps, caller, submission),
    trial: (caller, submission) =>
      deps.database.transaction((sql) => plan(sql, deps, { caller, submission })),
    act: (asked) => act(deps, asked),
    finishApproved: () => finishApproved(deps),
    escalateLate: () => escalateLate(deps),
    chaseOwed: () => chaseOwed(deps),
    restateDeadlines: () => restateDeadlines(deps),
    async paid(id, sql) {
      await within(sql, (inner) => actBySystem(inner, deps, { id, asked: { act: 'pay' } }));
    },
    async paymentReturned(id, reason, sql) {
      const asked = { act: 'payment-returned', reason } as const;
      await within(sql, (inner) => actBySystem(inner, deps, { id, asked }));
    },
    reopen: (reopening, sql) => within(sql, (inner) => reopen(inner, deps, reopening)),
    publish: () => deps.shelf.publish(deps.database.sql, deps.clock.now().toISOString()),
  };
}
