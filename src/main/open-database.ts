import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { type AreaNames, listAreas, migrate } from '../platform/migrate.ts';
import { joinPostgres, startPostgres } from '../platform/postgres.ts';
import { PROJECT_ROOT } from '../platform/project-root.ts';
import { APPLICATION_ROLE, hasApplicationRole } from '../platform/roles.ts';
import { checkKeys } from '../platform/sealing/key-book.ts';
import { type AreaDatabase, openArea, openNation, type SchemaDatabase } from '../platform/sql.ts';
import type { Configuration } from './configuration.ts';
import { installationSealer } from './seal-keys.ts';

/** The database server this program works on, migrated. */
export type Database = {
  readonly url: string;
  readonly areas: readonly AreaNames[];
  readonly applied: readonly string[];
  /** What the server works as; absent: the user of the url. */
  readonly role: string | undefined;
  readonly noQueue: string | null;
  /** As the application role: what was recorded cannot be changed through it. */
  readonly open: (area: AreaNames, poolSize?: number) => AreaDatabase;
  /** What areas share, as the application role. */
  readonly openNation: (poolSize?: number) => SchemaDatabase;
  /** As the user we connected as, for the few commands that need more. */
  readonly openAsOwner: (area: AreaNames) => AreaDatabase;
  readonly openNationAsOwner: () => SchemaDatabase;
  readonly stop: () => Promise<void>;
};

type Options = {
  readonly configuration: Configuration;
  readonly say: (text: string) => void;
  /** Use the PostgreSQL of a running Yikao when there is one, for commands beside it. */
  readonly join?: boolean;
};

export const POLICIES = join(PROJECT_ROOT, 'policies');
const UNREACHABLE_WITHIN_MS = 30_000;

export async function openDatabase({ configuration, say, join }: Options): Promise<Database> {
  const sealer = installationSealer(configuration);
  const server = await reach({ configuration, say, join: join ?? false });
  try {
    const { applied, roles, noQueue } = await migrate({
      url: server.url,
      areas: areasOfPolicies(),
    });
    if (!roles) {
      say('This database user may not create roles; the server works with the rights it has.');
    }
    if (noQueue !== null) say(`There is no queue of jobs, so notices wait: ${noQueue}`);
    const role = (await mayWorkAsApplication(server.url)) ? APPLICATION_ROLE : undefined;
    const { url } = server;
    const opened: Database = {
      ...server,
      applied,
      role,
      noQueue,
      areas: inOwnOrder(await listAreas(url)),
      open: ({ code: area }, poolSize = 8) => openArea({ url, area, poolSize, role, sealer }),
      openNation: (poolSize = 4) => openNation({ url, poolSize, role, sealer }),
      openAsOwner: ({ code: area }) => openArea({ url, area, poolSize: 1, sealer }),
      openNationAsOwner: () => openNation({ url, poolSize: 1, sealer }),
    };
    await eachAsOwner(opened, checkKeys);
    return opened;
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** Does something in every area with the rights of its owner. */
export async function eachAsOwner(
  { areas, openAsOwner }: Pick<Database, 'areas' | 'openAsOwner'>,
  work: (owner: AreaDatabase) => Promise<unknown>,
): Promise<void> {
  for (const area of areas) {
    const owner = openAsOwner(area);
    await work(owner).finally(owner.close);
  }
}

/** The areas whose law is in this repository; a new one is a folder of documents and a line there. */
export function areasOfPolicies(folder: string = POLICIES): AreaNames[] {
  return JSON.parse(readFileSync(join(folder, 'areas.json'), 'utf8')) as AreaNames[];
}

/** As the repository lists them, so that a newcomer begins in the first; those that it does not know come last. */
export function inOwnOrder(
  areas: readonly AreaNames[],
  listed: readonly AreaNames[] = areasOfPolicies(),
): AreaNames[] {
  const place = ({ code }: AreaNames) => {
    const at = listed.findIndex((one) => one.code === code);
    return at < 0 ? listed.length : at;
  };
  return areas.toSorted((a, b) => place(a) - place(b));
}

type Reached = { readonly url: string; readonly stop: () => Promise<void> };

async function reach(options: Required<Options>): Promise<Reached> {
  const { databaseUrl, dataFolder } = options.configuration;
  if (databaseUrl) {
    await waitFor(databaseUrl, options.say);
    return { url: databaseUrl, stop: () => Promise.resolve() };
  }
  const start = options.join ? joinPostgres : startPostgres;
  const server = await start({ folder: dataFolder, say: options.say });
  return { url: server.url(), stop: server.stop };
}

/** A database that starts together with us may need a moment. */
async function waitFor(url: string, say: (text: string) => void): Promise<void> {
  const until = performance.now() + UNREACHABLE_WITHIN_MS;
  for (let told = false; ; told = true) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      const { message, code } = error as Error & { code?: string };
      const reason = message || code || 'no answer';
      if (performance.now() > until || !isWorthWaiting(code)) {
        throw new Error(`The database at DATABASE_URL cannot be used: ${reason}`);
      }
      if (!told) say(`Waiting for the database at DATABASE_URL (${reason}) …`);
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
}

/** Not there yet, or still starting; a wrong password or a missing database does not mend itself. */
function isWorthWaiting(code: string | undefined): boolean {
  return code === undefined || /^(ECONN|ENOENT|EAI_AGAIN|57P03)/.test(code);
}

async function mayWorkAsApplication(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await hasApplicationRole(client);
  } finally {
    await client.end();
  }
}
