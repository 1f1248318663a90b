import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { AreaCode } from '../../src/kernel/ids.ts';
import { migrate } from '../../src/platform/migrate.ts';
import { type PostgresServer, startPostgres } from '../../src/platform/postgres.ts';
import { openArea } from '../../src/platform/sql.ts';
import { TOOL_SEALER } from '../seal-keys.ts';
import { percentile, type Spread, spread } from './figures.ts';
import type { LoadOrder, LoadResult } from './load-client.ts';
import { findPgbench, prepareTpcb, runTpcb, TPCB_CLIENTS } from './pgbench.ts';
import { preload, seed } from './seed.ts';
import { seedVisits } from './seed-visits.ts';
import { type ServerProcess, startServer } from './server-process.ts';

export type BenchOptions = {
  readonly rounds: number;
  readonly seconds: number;
  readonly clients: readonly number[];
  /** Settlements in the tables of a second database before its rounds; 0: no second database. */
  readonly preload: number;
  /** Also 2204 and 2207 of a hospital's own system, with 64 clients. */
  readonly national: boolean;
  readonly say: (text: string) => void;
};

export type LoadFigures = {
  readonly clients: number;
  readonly preloaded: number;
  readonly national: boolean;
  readonly perSecond: Spread;
  readonly ratio: Spread | null;
  /** To TPC-B with as many clients; of the national interface alone. */
  readonly ratioAlike: Spread | null;
  readonly p50: Spread;
  readonly p99: Spread;
};

export type SettlementFigures = {
  readonly tpcb: Spread | null;
  readonly loads: readonly LoadFigures[];
  readonly linesPerSettlement: number;
  /** Rate with full tables to rate with empty ones, in the same round. */
  readonly fullToEmpty: Spread | null;
};

const AREA = '532900' as AreaCode;
const NAMES = { code: AREA, nameZh: '大理州', nameEn: 'Dali' };
const SCALE = 20;
const WARM_UP = 1;
/** No machine of this size settles more in a second; encounters are made for it beforehand. */
const RATE_MAX = 18_000;

type Site = {
  readonly url: string;
  readonly server: ServerProcess;
  readonly people: number;
  readonly preloaded: number;
  readonly national: boolean;
  first: number;
};

export async function benchSettlements(options: BenchOptions): Promise<SettlementFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'yikao-bench-'));
  const postgres = await startPostgres({
    ...{ folder, say: options.say },
    // Several servers and the yardstick's clients stand beside each other.
    settings: { max_connections: '300' },
  });
  const sites: Site[] = [];
  try {
    const pgbench = findPgbench();
    if (!pgbench)
      options.say('pgbench is not installed: rates are shown without the ratio to TPC-B.');
    if (pgbench) {
      await createDatabase(postgres, 'tpcb');
      await prepareTpcb(pgbench, postgres.url('tpcb'), SCALE);
    }
    sites.push(await openSite(postgres, EMPTY, options));
    if (options.preload > 0) {
      sites.push(await openSite(postgres, { ...EMPTY, preloaded: options.preload }, options));
    }
    if (options.national)
      sites.push(await openSite(postgres, { ...EMPTY, national: true }, options));
    await reuseLogFiles(postgres);
    const { seconds } = options;
    const tpcb = pgbench
      ? (clients: number) => runTpcb(pgbench, postgres.url('tpcb'), { seconds, clients })
      : null;
    return await measure(sites, tpcb, options);
  } catch (error) {
    // Said at once: stopping what was started may fail in its turn and hide it.
    options.say((error as Error).message);
    throw error;
  } finally {
    for (const { server } of sites) await server.stop();
    await postgres.stop();
    rmSync(postgres.folder, { recursive: true, force: true });
  }
}

type Kind = Pick<Site, 'preloaded' | 'national'>;
const EMPTY: Kind = { preloaded: 0, national: false };
const NATIONAL_CLIENTS = [64];

async function openSite(
  postgres: PostgresServer,
  { preloaded, national }: Kind,
  options: BenchOptions,
): Promise<Site> {
  const name = national ? 'national' : preloaded > 0 ? 'tables_full' : 'tables_empty';
  const url = postgres.url(name);
  const clients = national ? NATIONAL_CLIENTS : options.clients;
  const loads = options.rounds * clients.length + 1;
  const encounters = loads * (options.seconds + WARM_UP) * RATE_MAX;
  const people = Math.floor(encounters / 4);
  options.say(
    `Making ${people} people with ${encounters} open encounters (${name.replace('_', ' ')}) …`,
  );
  await createDatabase(postgres, name);
  await migrate({ url, areas: [NAMES] });
  const database = openArea({ url, area: AREA, poolSize: 1, sealer: TOOL_SEALER });
  await seed(database, { people, encounters });
  if (national) await seedVisits(database, { people, encounters });
  const server = await startServer(url);
  const site = { url, server, people, preloaded, national, first: 0 };
  // Warms the server's code up; with full tables it also makes what is then copied.
  await runLoad(site, { clients: 64, seconds: options.seconds });
  if (preloaded > 0) {
    options.say(`Copying settlements until there are ${preloaded} …`);
    await preload(database, preloaded);
  }
  await database.sql('bench: analyze', 'analyze');
  await database.close();
  return site;
}

type Tpcb = (clients: number) => Promise<number>;
type Rounds = Readonly<Record<'rate' | 'ratio' | 'alike' | 'p50' | 'p99', number[]>>;

async function measure(
  sites: readonly Site[],
  tpcb: Tpcb | null,
  options: BenchOptions,
): Promise<SettlementFigures> {
  const yardstick: number[] = [];
  const results = new Map<string, Rounds>();
  for (let round = 1; round <= options.rounds; round++) {
    const base = tpcb ? await tpcb(TPCB_CLIENTS) : Number.NaN;
    if (tpcb) yardstick.push(base);
    for (const site of sites) {
      for (const clients of site.national ? NATIONAL_CLIENTS : options.clients) {
        const load = await runLoad(site, { clients, seconds: options.seconds });
        const rate = load.settled / load.seconds;
        const name = nameOf(site, clients);
        const list = results.get(name) ?? { rate: [], ratio: [], alike: [], p50: [], p99: [] };
        results.set(name, list);
        list.rate.push(rate);
        list.ratio.push(rate / base);
        if (tpcb && site.national) list.alike.push(rate / (await tpcb(clients)));
        list.p50.push(percentile(load.latencies, 0.5));
        list.p99.push(percentile(load.latencies, 0.99));
        options.say(
          `round ${round}  ${wordOf(site)}  ${clients} clients  ` +
            `${rate.toFixed(0)}/s  ${(rate / base).toFixed(2)} × TPC-B (${base.toFixed(0)}/s)`,
        );
      }
    }
  }
  return {
    tpcb: tpcb ? spread(yardstick) : null,
    loads: [...results].map(([name, { rate, ratio, alike, p50, p99 }]) => {
      const [preloaded = 0, clients = 0, national = 0] = name.split(' ').map(Number);
      return {
        clients,
        preloaded,
        national: national === 1,
        perSecond: spread(rate),
        ratio: tpcb ? spread(ratio) : null,
        ratioAlike: alike.length > 0 ? spread(alike) : null,
        p50: spread(p50),
        p99: spread(p99),
      };
    }),
    linesPerSettlement: await countLines(sites[0] as Site),
    fullToEmpty: compareSites(sites, results),
  };
}

function nameOf({ preloaded, national }: Site, clients: number): string {
  return `${preloaded} ${clients} ${national ? 1 : 0}`;
}

function wordOf({ preloaded, national }: Site): string {
  if (national) return 'national';
  return preloaded > 0 ? 'full ' : 'empty';
}

function compareSites(
  sites: readonly Site[],
  results: ReadonlyMap<string, { readonly rate: readonly number[] }>,
): Spread | null {
  const full = sites.find(({ preloaded }) => preloaded > 0);
  if (!full) return null;
  const ratios = [...results].flatMap(([name, { rate }]) => {
    const [preloaded, clients] = name.split(' ');
    if (preloaded === '0') return [];
    const empty = results.get(`0 ${clients} 0`)?.rate ?? [];
    return rate.map((value, i) => value / (empty[i] ?? Number.NaN));
  });
  return spread(ratios);
}

async function runLoad(
  site: Site,
  { clients, seconds }: { clients: number; seconds: number },
): Promise<LoadResult> {
  const order: LoadOrder = {
    port: site.server.port,
    area: AREA,
    clients,
    seconds,
    warmUpSeconds: WARM_UP,
    first: site.first,
    people: site.people,
    national: site.national,
  };
  const client = fork(fileURLToPath(new URL('./load-client.ts', import.meta.url)), {
    execArgv: ['--import', 'tsx'],
    serialization: 'advanced',
  });
  const result = await new Promise<LoadResult>((resolve, reject) => {
    client.once('message', (message) => resolve(message as LoadResult));
    client.once('error', reject);
    client.once('exit', (code) => reject(new Error(`the load client ended with ${code}`)));
    client.send(order);
  });
  site.first += result.used;
  if (result.failed > 0) {
    throw new Error(`${result.failed} settlements failed, the first: ${result.firstFailure}`);
  }
  return result;
}

async function countLines({ url }: Site): Promise<number> {
  const database = openArea({ url, area: AREA, poolSize: 1, sealer: TOOL_SEALER });
  const [row] = await database.sql<{ lines: number }>(
    'bench: lines',
    `select (2.0 * (select count(*) from transfer) / (select count(*) from settlement))::float8 as lines`,
  );
  await database.close();
  return row?.lines ?? 0;
}

/**
 * As in a database that has been at work: after a checkpoint PostgreSQL uses its log files again. Until
 * then it makes a new one for every 16 MB, and all commits, those of TPC-B too, wait for it.
 */
async function reuseLogFiles(postgres: PostgresServer): Promise<void> {
  await asSuperuser(postgres, 'checkpoint');
}

async function createDatabase(postgres: PostgresServer, name: string): Promise<void> {
  await asSuperuser(postgres, `create database ${name}`);
}

async function asSuperuser(postgres: PostgresServer, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: postgres.url() });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
