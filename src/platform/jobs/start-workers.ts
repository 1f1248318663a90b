import { randomInt } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { runTaskList } from 'graphile-worker';
import pg from 'pg';
import type { AreaCode } from '../../kernel/ids.ts';
import type { Log } from '../log.ts';
import type { JobPayload } from './enqueue.ts';
import { freeLost, holdName, workerName } from './free-lost.ts';
import { keepTimes } from './keep-times.ts';
import { QUEUE_SCHEMA } from './queue-schema.ts';
import { quietLogger } from './quiet-logger.ts';
import { aborted, pause } from './wait.ts';

/** Something that is done for one area. It may be run again after a kill, and then does what is left. */
export type Task = {
  readonly name: string;
  /** Tasks of one lane are done one after another, so that a slow gateway holds up no deadline. */
  readonly lane: string;
  readonly run: (payload: JobPayload) => Promise<unknown>;
  /** For every area, by the minute, in UTC: `0,10,20 * * * *`. Absent: when somebody asks for it. */
  readonly every?: string;
  /** Once for every area when the workers start. */
  readonly atStart?: boolean;
};

export type WorkerOptions = {
  readonly url: string;
  /** The role to work as; absent: the user of the url. */
  readonly role?: string | undefined;
  readonly tasks: readonly Task[];
  readonly areas: () => readonly AreaCode[];
  readonly log: Log;
  /** How often is looked for jobs whose time has come; those to be done at once are heard of at once. */
  readonly pollMs?: number;
  /** How long a job that is going on is waited for when stopping. */
  readonly patienceMs?: number;
};

export type Workers = { readonly stop: () => Promise<void> };

const POLL_MS = 2_000;
const AGAIN_MS = 5_000;
const PATIENCE_MS = 10_000;
const LOOK_FOR_LOST_MS = 60_000;

/**
 * Works off the queue until stopped. Whatever happens to the database meanwhile, this ends no process: a lane that fell over is
 * set up again after a moment. A job that takes longer than a stop may is left: it breaks off when its database is closed, as
 * by a kill, and is done by the next start.
 */
export function startWorkers(options: WorkerOptions): Workers {
  const lanes = [...new Set(options.tasks.map(({ lane }) => lane))];
  const stopping = new AbortController();
  const going = lanes.map((lane) => keepGoing(options, lane, stopping.signal));
  return {
    async stop() {
      stopping.abort();
      const over = new AbortController();
      const all = Promise.all(going).finally(() => over.abort());
      await Promise.race([all, pause(options.patienceMs ?? PATIENCE_MS, over.signal)]);
      if (!over.signal.aborted) options.log.warn('a job that goes on is left to the next start');
    },
  };
}

async function keepGoing(options: WorkerOptions, lane: string, stopping: AbortSignal) {
  while (!stopping.aborted) {
    try {
      await workLane(options, lane, stopping);
    } catch (error) {
      options.log.warn('a lane of jobs is set up again', {
        lane,
        message: (error as Error).message,
      });
    }
    if (!stopping.aborted) await pause(AGAIN_MS, stopping);
  }
}

/** Returns when it was stopped or has fallen over. */
async function workLane(options: WorkerOptions, lane: string, stopping: AbortSignal) {
  const server = randomInt(1, 2 ** 31);
  const pool = openPool(options, lane);
  const over = new AbortController();
  try {
    const name = await pool.connect();
    const fallen = new Promise<void>((resolve) => {
      name.once('error', () => resolve());
      name.once('end', () => resolve());
    });
    let working: Working | undefined;
    let looking: NodeJS.Timeout | undefined;
    try {
      await holdName(name, server);
      working = beginWork(options, pool, { lane, workerId: workerName(server, lane) });
      looking = setInterval(() => void free(pool, options.log), LOOK_FOR_LOST_MS);
      await free(pool, options.log);
      await atStart(pool, options, lane);
      const { areas } = options;
      const timed = keepTimes(pool, ofLane(options, lane), { areas, stopping: over.signal });
      await Promise.race([fallen, working.ended, aborted(stopping), timed]);
    } finally {
      over.abort();
      clearInterval(looking);
      await working?.stop().catch(() => undefined);
      // The pool ends when all of its connections have come back.
      name.release(true);
    }
  } finally {
    await pool.end().catch(() => undefined);
  }
}

function openPool({ url, role }: WorkerOptions, lane: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: 4,
    application_name: `yikao jobs ${lane}`,
    ...(role !== undefined && { options: `-c role=${role}` }),
  });
  pool.on('error', () => undefined);
  // Of a connection in use as well: whoever uses it hears of it by its query.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

type Working = { readonly ended: Promise<void>; readonly stop: () => Promise<void> };

/** The library leaves a worker that failed too often in a row behind, and its pool goes on without one: that is an end too. */
function beginWork(
  options: WorkerOptions,
  pool: pg.Pool,
  { lane, workerId }: { readonly lane: string; readonly workerId: string },
): Working {
  const events = new EventEmitter();
  const stopped = new Promise<void>((resolve) => {
    events.on('worker:stop', () => resolve());
  });
  const workers = runTaskList(
    {
      ...{ concurrency: 1, noHandleSignals: true, workerId, events },
      ...{ logger: quietLogger(options.log), pollInterval: options.pollMs ?? POLL_MS },
    } as Parameters<typeof runTaskList>[0],
    taskList(options, lane),
    pool,
  );
  const ended = workers.promise.then(
    () => undefined,
    () => undefined,
  );
  return {
    ended: Promise.race([stopped, ended]),
    stop: () => workers.gracefulShutdown().then(() => ended),
  };
}

function ofLane({ tasks }: WorkerOptions, lane: string): readonly Task[] {
  return tasks.filter((task) => task.lane === lane);
}

function taskList(options: WorkerOptions, lane: string) {
  const list = ofLane(options, lane).map(({ name, run: work }) => [
    name,
    async (payload: unknown) => {
      try {
        await work(payload as JobPayload);
      } catch (error) {
        options.log.warn('a job failed and is tried again', {
          task: name,
          message: (error as Error).message,
        });
        throw error;
      }
    },
  ]);
  return Object.fromEntries(list);
}

async function atStart(pool: pg.Pool, options: WorkerOptions, lane: string) {
  for (const { name } of ofLane(options, lane).filter((task) => task.atStart)) {
    for (const area of options.areas()) {
      await pool.query(
        `select from ${QUEUE_SCHEMA}.add_job($1, payload := $2::json, job_key := $3)`,
        [name, JSON.stringify({ area }), `${name} ${area}`],
      );
    }
  }
}

async function free(pool: pg.Pool, log: Log): Promise<void> {
  await freeLost(pool as unknown as pg.ClientBase).catch((error: Error) =>
    log.warn('lost jobs were not looked for', { message: error.message }),
  );
}
