import { resumeBatches, WORK_BATCH, workBatch } from '../counter/desk/index.ts';
import { SEND_NOTICE, sendForgotten, sendNotice } from '../counter/notices/index.ts';
import { removeExpired } from '../counter/papers/index.ts';
import { payForgotten } from '../counter/reimbursement/index.ts';
import { startWorkers, type Task, type Workers } from '../platform/jobs/start-workers.ts';
import type { Log } from '../platform/log.ts';
import type { AreaWorld, World } from './compose.ts';
import { groupTasks } from './group-tasks.ts';
import type { Database } from './open-database.ts';
import { premiumTasks } from './premium-tasks.ts';
import { walletTasks } from './wallet-tasks.ts';

const EVERY_TEN_MINUTES = '0,10,20,30,40,50 * * * *';
/** 02:30 in Shanghai. */
const AT_NIGHT = '30 18 * * *';

/** What is done by itself. The times are the library's, which are in UTC; what day it is, the area's own clock says. */
export function jobTasks({ of }: Pick<World, 'of'>): Task[] {
  return [
    ...premiumTasks({ of }),
    ...walletTasks({ of }),
    {
      ...{ name: SEND_NOTICE, lane: 'notices' },
      run: ({ area, notice = '' }) => sendNotice(of(area).notices, notice),
    },
    {
      ...{ name: 'forgotten-notices', lane: 'notices', every: EVERY_TEN_MINUTES, atStart: true },
      run: ({ area }) => sendForgotten(of(area).notices),
    },
    {
      // Holidays come with a new version of this program, which has to be started. Before anybody is told what is late.
      ...{ name: 'holidays', lane: 'deadlines', atStart: true },
      run: ({ area }) => of(area).matters.restateDeadlines(),
    },
    {
      ...{ name: 'deadlines', lane: 'deadlines', every: EVERY_TEN_MINUTES, atStart: true },
      run: ({ area }) => keepDeadlines(of(area).matters),
    },
    {
      ...{ name: WORK_BATCH, lane: 'batches' },
      run: ({ area, batch = '' }) => workBatch(of(area).batches, batch),
    },
    {
      ...{ name: 'forgotten-batches', lane: 'batches', every: EVERY_TEN_MINUTES, atStart: true },
      run: ({ area }) => resumeBatches(of(area).batches),
    },
    ...groupTasks({ of }),
    {
      ...{ name: 'supplements', lane: 'night', every: EVERY_TEN_MINUTES, atStart: true },
      run: ({ area }) => payForgotten(of(area)),
    },
    {
      ...{ name: 'retention', lane: 'night', every: AT_NIGHT },
      run: ({ area }) => {
        const { papers, clock } = of(area);
        return removeExpired(papers, clock.now());
      },
    },
  ];
}

const KEPT = ['finishApproved', 'escalateLate', 'chaseOwed'] as const;
type Kept = Pick<AreaWorld['matters'], (typeof KEPT)[number]>;

/** What one of them cannot do keeps none of the others back. */
async function keepDeadlines(matters: Kept): Promise<void> {
  const failures: unknown[] = [];
  for (const keep of KEPT) {
    await matters[keep]().catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw failures[0];
}

/** All that waits for its time, once for every area: what the workers would do if they had lived through it. */
export async function doTimed(world: World): Promise<void> {
  for (const { code: area } of world.areas()) {
    for (const { every, run } of jobTasks(world)) if (every !== undefined) await run({ area });
  }
}

/** Undefined where the database has no queue: then what has to be done waits, and the server works. */
export function startJobs(
  world: World,
  { database, log }: { readonly database: Database; readonly log: Log },
): Workers | undefined {
  if (database.noQueue !== null) return undefined;
  const { url, role } = database;
  const areas = () => world.areas().map(({ code }) => code);
  return startWorkers({ url, role, tasks: jobTasks(world), areas, log });
}
