import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Account } from './os-account.ts';
import type { Binaries } from './postgres-binaries.ts';

/** The superuser of our own clusters. */
export const SUPERUSER = 'yikao';

type ClusterOptions = {
  readonly folder: string;
  readonly cluster: string;
  readonly account: Account | null;
  readonly binaries: Binaries;
  readonly say: (text: string) => void;
};

export function passwordOf(folder: string): string {
  return readFileSync(join(folder, 'password'), 'utf8').trim();
}

/**
 * Makes the cluster if the folder has none. It is made beside its place and renamed at the end, so
 * that a start that was cut off leaves no half cluster.
 */
export async function createCluster(options: ClusterOptions): Promise<void> {
  const { folder, cluster, account, binaries, say } = options;
  const version = join(cluster, 'PG_VERSION');
  if (existsSync(version)) return refuseOtherMajor(readFileSync(version, 'utf8').trim(), options);
  say('Creating the database …');
  const fresh = `${cluster}.new`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { mode: 0o700 });
  const password = randomBytes(24).toString('base64url');
  const passwordFile = `${fresh}.password`;
  writeFileSync(passwordFile, password, { mode: 0o600 });
  give(account, fresh, passwordFile);
  try {
    initialise({ binaries, account, fresh, passwordFile });
    writeFileSync(join(folder, 'password'), `${password}\n`, { mode: 0o600 });
    renameSync(fresh, cluster);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

type Initial = Pick<ClusterOptions, 'binaries' | 'account'> & {
  readonly fresh: string;
  readonly passwordFile: string;
};

function initialise({ binaries, account, fresh, passwordFile }: Initial): void {
  const made = spawnSync(
    binaries.initdb,
    [
      `--pgdata=${fresh}`,
      `--username=${SUPERUSER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      '--data-checksums',
    ],
    {
      cwd: '/',
      encoding: 'utf8',
      env: { PATH: process.env.PATH ?? '', LC_ALL: 'C', TZ: 'Asia/Shanghai' },
      ...(account ? { uid: account.uid, gid: account.gid } : {}),
    },
  );
  if (made.status === 0) return;
  throw new Error(`initdb failed: ${made.error?.message ?? made.stderr.trim()}`);
}

function refuseOtherMajor(found: string, { folder, binaries }: ClusterOptions): void {
  if (found === binaries.major) return;
  throw new Error(
    `The data in ${folder} were written by PostgreSQL ${found}; this is ${binaries.major}. ` +
      'Upgrade them with pg_upgrade, or set YIKAO_DATA to another folder.',
  );
}

function give(account: Account | null, ...paths: string[]): void {
  if (!account) return;
  for (const path of paths) chownSync(path, account.uid, account.gid);
}
