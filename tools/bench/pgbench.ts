import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const DEBIAN = '/usr/lib/postgresql';

/** The yardstick comes with a PostgreSQL of the system; the embedded one brings none. */
export function findPgbench(): string | null {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort().reverse() : [];
  const folders = [
    ...(process.env.PATH ?? '').split(':'),
    ...versions.map((version) => join(DEBIAN, version, 'bin')),
  ];
  return folders.map((folder) => join(folder, 'pgbench')).find((path) => existsSync(path)) ?? null;
}

export async function prepareTpcb(pgbench: string, url: string, scale: number): Promise<void> {
  await run(pgbench, ['-i', '-q', '-s', String(scale), url], { maxBuffer: 1 << 26 });
}

/** The yardstick's own number of clients: with fewer or more of them it does less. */
export const TPCB_CLIENTS = 16;

/** Transactions a second of TPC-B (sort of) on 2 threads. */
export async function runTpcb(
  pgbench: string,
  url: string,
  { seconds, clients }: { readonly seconds: number; readonly clients: number },
): Promise<number> {
  const often = ['-c', String(clients), '-j', '2', '-T', String(seconds)];
  const { stdout } = await run(pgbench, [...often, url]);
  const match = /tps = ([\d.]+)/.exec(stdout);
  if (!match) throw new Error(`pgbench said nothing of its rate: ${stdout}`);
  return Number(match[1]);
}
