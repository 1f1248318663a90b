import { fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { listOffices } from '../../../src/counter/offices/index.ts';
import type { AreaCode } from '../../../src/kernel/ids.ts';
import { systemClock } from '../../../src/platform/clock.ts';
import { migrate } from '../../../src/platform/migrate.ts';
import { type PostgresServer, startPostgres } from '../../../src/platform/postgres.ts';
import { type AreaDatabase, openArea } from '../../../src/platform/sql.ts';
import { TOOL_SEALER } from '../../seal-keys.ts';
import { percentile } from '../figures.ts';
import { startServer } from '../server-process.ts';
import { asksOf } from './asks.ts';
import { benchUsers, keysOf } from './officers.ts';
import { seedWindow, type WindowSize } from './seed-window.ts';
import type { WindowOrder, WindowResult } from './window-client.ts';

export type WindowOptions = WindowSize & {
  readonly runs: number;
  readonly seconds: number;
  /** Where the database is kept to be measured again; null: it goes with the run. */
  readonly keep: string | null;
  readonly say: (text: string) => void;
};

/** Milliseconds between two pages of one user. */
export const THINKING = [500, 1_500] as const;

export type PageFigures = {
  readonly kind: string;
  readonly count: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
};

export type WindowRun = {
  readonly thinking: boolean;
  /** Of the machine, when the run ended: what the neighbours did. */
  readonly loadAverage: number;
  readonly perSecond: number;
  readonly pages: readonly PageFigures[];
};

export type WindowFigures = {
  readonly users: number;
  readonly seededIn: number | null;
  readonly cases: number;
  readonly events: number;
  readonly runs: readonly WindowRun[];
};

const AREA = '532900' as AreaCode;
const NAMES = { code: AREA, nameZh: '大理州', nameEn: 'Dali' };
const DATABASE = 'window_bench';
const WARM_UP = 5;

export async function benchWindow(options: WindowOptions): Promise<WindowFigures> {
  const folder = options.keep ?? mkdtempSync(join(tmpdir(), 'yikao-window-'));
  mkdirSync(folder, { recursive: true });
  const postgres = await startPostgres({ folder, say: options.say });
  try {
    const url = postgres.url(DATABASE);
    const fresh = await createDatabase(postgres);
    const database = openArea({ url, area: AREA, poolSize: 2, sealer: TOOL_SEALER });
    const seededIn = fresh ? await fill({ url, database }, options) : null;
    await database.sql('bench: checkpoint', 'checkpoint');
    return { seededIn, ...(await measure({ url, database }, options)) };
  } finally {
    await postgres.stop();
    if (options.keep === null) rmSync(postgres.folder, { recursive: true, force: true });
  }
}

type Place = { readonly url: string; readonly database: AreaDatabase };

async function fill(place: Place, options: WindowOptions): Promise<number> {
  const { people, open, ended, say } = options;
  const began = performance.now();
  say(`Making ${people} people, ${open} open cases and ${ended} that ended …`);
  await migrate({ url: place.url, areas: [NAMES] });
  await seedWindow(place, options, say);
  return (performance.now() - began) / 1_000;
}

async function measure({ url, database }: Place, options: WindowOptions) {
  const { rows } = await listOffices(database.sql, {
    ...{ within: AREA, level: null, text: '', limit: 1_000, offset: 0 },
  });
  const users = benchUsers(rows.map(({ path }) => path));
  const now = systemClock.now();
  const asks = [];
  for (const user of users) asks.push(await asksOf(database, user, now));
  const [counted] = await database.sql<{ cases: number; events: number }>(
    'bench: counted',
    `select (select count(*)::int from matter_case) as cases,
       (select count(*)::int from case_event) as events`,
  );
  await database.close();
  const server = await startServer(url, { keys: keysOf(users) });
  const runs: WindowRun[] = [];
  try {
    for (let run = 0; run <= options.runs; run += 1) {
      const thinking = run < options.runs;
      const { seconds } = options;
      runs.push(await runOnce({ port: server.port, users: asks, seconds }, thinking));
      options.say(lineOf(runs.at(-1) as WindowRun));
    }
  } finally {
    await server.stop();
  }
  return { users: users.length, cases: counted?.cases ?? 0, events: counted?.events ?? 0, runs };
}

type Load = Pick<WindowOrder, 'port' | 'users' | 'seconds'>;

export async function runOnce(load: Load, thinking: boolean): Promise<WindowRun> {
  const order: WindowOrder = {
    ...load,
    warmUpSeconds: WARM_UP,
    thinking: thinking ? THINKING : [0, 0],
  };
  const client = fork(fileURLToPath(new URL('./window-client.ts', import.meta.url)), {
    execArgv: ['--import', 'tsx'],
    serialization: 'advanced',
  });
  const result = await new Promise<WindowResult>((resolve, reject) => {
    client.once('message', (message) => resolve(message as WindowResult));
    client.once('error', reject);
    client.once('exit', (code) => reject(new Error(`the load client ended with ${code}`)));
    client.send(order);
  });
  if (result.failed > 0) {
    throw new Error(`${result.failed} pages failed, the first: ${result.firstFailure}`);
  }
  return {
    thinking,
    loadAverage: loadavg()[0] ?? 0,
    perSecond: result.answered / load.seconds,
    pages: Object.entries(result.latencies).map(([kind, latencies]) => {
      const sorted = Float64Array.from(latencies).sort();
      const at = (part: number) => percentile(sorted, part);
      return { kind, count: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99) };
    }),
  };
}

export function lineOf({ thinking, perSecond, loadAverage, pages }: WindowRun): string {
  const worst = pages.reduce((a, b) => (b.p95 > a.p95 ? b : a));
  return (
    `${thinking ? 'thinking' : 'without a pause'}  ${perSecond.toFixed(0)} pages/s  ` +
    `highest p95 ${worst.p95.toFixed(0)} ms (${worst.kind})  load ${loadAverage.toFixed(1)}`
  );
}

/** False: it is there from an earlier run. */
export async function createDatabase(postgres: PostgresServer, name = DATABASE): Promise<boolean> {
  const client = new pg.Client({ connectionString: postgres.url() });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount === 1) return false;
    await client.query(`create database ${name}`);
    return true;
  } finally {
    await client.end();
  }
}
