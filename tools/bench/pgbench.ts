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

/** Transactions a second of TPC-B (sort of) with 16 clients on 2 threads. */
export async function runTpcb(pgbench: string, url: string, seconds: number): Promise<number> {
  const { stdout } = await run(pgbench, ['-c', '16', '-j', '2', '-T', String(seconds), url]);
  const match = /tps = ([\d.]+)/.exec(stdout);
  if (!match) throw new Error(`pgbench said nothing of its rate: ${stdout}`);
  return Number(match[1]);
}
