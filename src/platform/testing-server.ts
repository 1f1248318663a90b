import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { AreaCode } from '../kernel/ids.ts';
import { isClaimed } from './data-folder.ts';
import { migrate } from './migrate.ts';
import { startPostgres } from './postgres.ts';
import { settleLeftover } from './postmaster-file.ts';

/** What the set-up of a test run hands to its workers. */
export type PreparedServer = { readonly url: string; readonly template: string };

type Project = { readonly provide: (key: 'postgres', value: PreparedServer) => void };

export const TEMPLATE_AREA = '532900' as AreaCode;
const TEMPLATE = 'yikao_template';
const PREFIX = 'yikao-test-';

/** vitest's global set-up: one PostgreSQL for the run, and a migrated database to copy from. */
export default async function setUp(project: Project): Promise<() => Promise<void>> {
  await sweep();
  const server = await startPostgres({
    folder: mkdtempSync(join(tmpdir(), PREFIX)),
    say: () => undefined,
    // What is lost with the machine is only a test run; durability has tests with servers of their own.
    settings: { fsync: 'off', shared_buffers: '256MB', max_connections: '200' },
  });
  await withDatabase(server.url(), (client) => client.query(`create database ${TEMPLATE}`));
  await migrate({
    url: server.url(TEMPLATE),
    areas: [{ code: TEMPLATE_AREA, nameZh: '大理州', nameEn: 'Dali' }],
  });
  project.provide('postgres', { url: server.url(), template: TEMPLATE });
  return async () => {
    await server.stop();
    rmSync(server.folder, { recursive: true, force: true });
  };
}

export async function withDatabase<T>(
  url: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Ends and removes what test runs that were killed have left behind. */
async function sweep(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const folder = join(tmpdir(), name);
    if (!name.startsWith(PREFIX) || !existsSync(join(folder, 'owner.json'))) continue;
    if (isClaimed(folder)) continue;
    await settleLeftover(join(folder, 'postgres'));
    rmSync(folder, { recursive: true, force: true });
  }
}
