import { randomInt } from 'node:crypto';
import { parseCronItems, type Runner, run } from 'graphile-worker';
import pg from 'pg';
import type { AreaCode } from '../../kernel/ids.ts';
import type { Log } from '../log.ts';
import type { JobPayload } from './enqueue.ts';
import { freeLost, holdName, workerName } from './free-lost.ts';
import { QUEUE_SCHEMA } from './queue-schema.ts';
import { quietLogger } from './quiet-logger.ts';

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
};

export type Workers = { readonly stop: () => Promise<void> };

const SPREAD = 'each-area';
const POLL_MS = 2_000;
const AGAIN_MS = 5_000;
const LOOK_FOR_LOST_MS = 60_000;

/**
 * Works off the queue until stopped. Whatever happens to the database meanwhile, this ends no process: a lane that fell over is
 * set up again after a moment.
 */
export function startWorkers(options: WorkerOptions): Workers {
  const lanes = [...new Set(options.tasks.map(({ lane }) => lane))];
  const stopping = new AbortController();
  const going = lanes.map((lane) => keepGoing(options, lane, stopping.signal));
  return {
    async stop() {
      stopping.abort();
      await Promise.all(going);
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
  const pool = new pg.Pool({
    connectionString: options.url,
    max: 4,
    application_name: `yikao jobs ${lane}`,
    ...(options.role !== undefined && { options: `-c role=${options.role}` }),
  });
  pool.on('error', () => undefined);
  try {
    const name = await pool.connect();
    const fallen = new Promise<void>((resolve) => {
      name.once('error', () => resolve());
      name.once('end', () => resolve());
    });
    let runner: Runner | undefined;
    let looking: NodeJS.Timeout | undefined;
    try {
      await holdName(name, server);
      runner = await run({
        ...{ pgPool: pool, concurrency: 1, noHandleSignals: true },
        ...{ logger: quietLogger(options.log), pollInterval: options.pollMs ?? POLL_MS },
        ...{ workerId: workerName(server, lane), taskList: taskList(options, lane) },
        parsedCronItems: cronOf(options, lane),
      } as Parameters<typeof run>[0]);
      const ended = Promise.race([fallen, fallenOver(runner), aborted(stopping)]);
      looking = setInterval(() => void free(pool, options.log), LOOK_FOR_LOST_MS);
      await free(pool, options.log);
      await atStart(pool, options, lane);
      await ended;
    } finally {
      clearInterval(looking);
      await runner?.stop().catch(() => undefined);
      // The pool ends when all of its connections have come back.
      name.release(true);
    }
  } finally {
    await pool.end().catch(() => undefined);
  }
}

function taskList({ tasks, areas, log }: WorkerOptions, lane: string) {
  const own = tasks.filter((task) => task.lane === lane);
  const list = own.map(({ name, run: work }) => [
    name,
    async (payload: unknown) => {
      try {
        await work(payload as JobPayload);
      } catch (error) {
        log.warn('a job failed and is tried again', {
          task: name,
          message: (error as Error).message,
        });
        throw error;
      }
    },
  ]);
  type Helpers = { addJob: (task: string, payload: unknown, spec: object) => Promise<unknown> };
  const spread = async ({ task }: { task: string }, { addJob }: Helpers) => {
    for (const area of areas()) await addJob(task, { area }, { jobKey: `${task} ${area}` });
  };
  return Object.fromEntries([...list, [`${SPREAD}-${lane}`, spread]]);
}

/** Once at its time, however many servers work off the queue: the library notes when each was last added. */
function cronOf({ tasks }: WorkerOptions, lane: string) {
  return parseCronItems(
    tasks.flatMap(({ name, lane: own, every }) =>
      own === lane && every !== undefined
        ? [{ task: `${SPREAD}-${lane}`, match: every, identifier: name, payload: { task: name } }]
        : [],
    ),
  );
}

async function atStart(pool: pg.Pool, { tasks, areas }: WorkerOptions, lane: string) {
  for (const { name } of tasks.filter((task) => task.lane === lane && task.atStart)) {
    for (const area of areas()) {
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

/** The library leaves a worker that failed too often in a row behind, and the runner goes on without one. */
function fallenOver(runner: Runner): Promise<void> {
  return new Promise((resolve) => {
    runner.events.on('worker:stop', () => resolve());
    runner.promise.then(
      () => resolve(),
      () => resolve(),
    );
  });
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

function pause(ms: number, stopping: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    stopping.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
