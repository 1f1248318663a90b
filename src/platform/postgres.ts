import { type ChildProcess, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { claimFolder, isClaimed, prepareDataFolder } from './data-folder.ts';
import { type Account, serverAccount } from './os-account.ts';
import { isGoneWithin } from './os-process.ts';
import { type Binaries, findBinaries } from './postgres-binaries.ts';
import { createCluster, passwordOf } from './postgres-cluster.ts';
import { chooseAddress, type ServerAddress, serverArguments, urlOf } from './postgres-settings.ts';
import { addressIn, isReady, settleLeftover } from './postmaster-file.ts';

/** A PostgreSQL of our own: real, durable, below one data folder, restarted when it dies. */
export type PostgresServer = {
  /** Where the data are; not always where they were asked for, see `prepareDataFolder`. */
  readonly folder: string;
  readonly url: (database?: string) => string;
  /** The postmaster's process number; changes when the server had to be restarted. */
  readonly pid: () => number;
  /** Fast shutdown: running statements are rolled back, everything committed is kept. */
  readonly stop: () => Promise<void>;
};

export type PostgresOptions = {
  readonly folder: string;
  readonly say: (text: string) => void;
  /** Server settings that differ from ours, for tests and benchmarks. */
  readonly settings?: Readonly<Record<string, string>>;
};

type Place = {
  readonly folder: string;
  readonly cluster: string;
  readonly account: Account | null;
  readonly binaries: Binaries;
  readonly address: ServerAddress;
};

const READY_WITHIN_MS = 120_000;
const STOP_WITHIN_MS = 30_000;
const RESTART_PAUSE_MS = 200;

export async function startPostgres(options: PostgresOptions): Promise<PostgresServer> {
  const account = serverAccount();
  const { path: folder, notice } = prepareDataFolder(options.folder, account);
  if (notice) options.say(notice);
  const release = claimFolder(folder);
  try {
    const binaries = findBinaries(account);
    const cluster = join(folder, 'postgres');
    await settleLeftover(cluster);
    await createCluster({ folder, cluster, account, binaries, say: options.say });
    const address = await chooseAddress(folder, account);
    return await supervise({ folder, cluster, account, binaries, address }, options, release);
  } catch (error) {
    release();
    throw error;
  }
}

/**
 * For commands beside a running server: its PostgreSQL while it lives (and `stop` leaves it alone),
 * else one of our own for the time of the command.
 */
export async function joinPostgres(options: PostgresOptions): Promise<PostgresServer> {
  const { path: folder } = prepareDataFolder(options.folder, serverAccount());
  const address = isClaimed(folder) ? addressIn(join(folder, 'postgres')) : null;
  if (!address) return startPostgres(options);
  return {
    folder,
    url: (database = 'postgres') => urlOf(address, passwordOf(folder), database),
    pid: () => 0,
    stop: () => Promise.resolve(),
  };
}

async function supervise(
  place: Place,
  options: PostgresOptions,
  release: () => void,
): Promise<PostgresServer> {
  let stopping = false;
  let child = await launchUntilReady(place, options);
  let restarting = Promise.resolve();
  const watch = () => {
    child.once('exit', (code, signal) => {
      if (stopping) return;
      options.say(
        `PostgreSQL ended unexpectedly (${signal ?? `exit ${code}`}); starting it again.`,
      );
      restarting = again();
    });
  };
  const again = async (): Promise<void> => {
    while (!stopping) {
      try {
        await settleLeftover(place.cluster);
        child = await launchUntilReady(place, options);
        watch();
        return;
      } catch (error) {
        options.say(`PostgreSQL did not start: ${(error as Error).message}`);
        await pause(RESTART_PAUSE_MS);
      }
    }
  };
  watch();
  return {
    folder: place.folder,
    url: (database = 'postgres') => urlOf(place.address, passwordOf(place.folder), database),
    pid: () => child.pid ?? 0,
    async stop() {
      stopping = true;
      await restarting;
      await stopFast(child);
      release();
    },
  };
}

async function launchUntilReady(place: Place, options: PostgresOptions): Promise<ChildProcess> {
  const child = launch(place, options);
  let ended: string | null = null;
  let stderr = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    stderr = (stderr + chunk.toString()).slice(-2_000);
  });
  child.once('error', (error) => {
    ended = error.message;
  });
  child.once('exit', (code, signal) => {
    ended ??= `${signal ?? `exit ${code}`}: ${stderr.trim() || lastLogLines(place.folder)}`;
  });
  const until = performance.now() + READY_WITHIN_MS;
  while (!isReady(place.cluster, child.pid ?? -1)) {
    if (ended !== null) throw new Error(ended);
    if (performance.now() > until) {
      await stopFast(child);
      throw new Error(`not ready after ${READY_WITHIN_MS / 1000} s; see ${place.folder}/log`);
    }
    await pause(10);
  }
  return child;
}

function launch({ folder, cluster, account, binaries, address }: Place, options: PostgresOptions) {
  const log = join(folder, 'log');
  if (!existsSync(log)) mkdirSync(log, { mode: 0o700 });
  if (account) chownSync(log, account.uid, account.gid);
  return spawn(binaries.postgres, serverArguments({ cluster, log, address }, options.settings), {
    cwd: '/',
    env: { PATH: process.env.PATH ?? '', LC_ALL: 'C', TZ: 'Asia/Shanghai' },
    stdio: ['ignore', 'ignore', 'pipe'],
    // A group of its own: Ctrl-C at the terminal reaches us, and we stop the server in our order.
    detached: process.platform !== 'win32',
    windowsHide: true,
    ...(account ? { uid: account.uid, gid: account.gid } : {}),
  });
}

async function stopFast(child: ChildProcess): Promise<void> {
  const { pid } = child;
  if (pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGINT');
  if (await isGoneWithin(pid, STOP_WITHIN_MS)) return;
  child.kill('SIGQUIT');
  await isGoneWithin(pid, STOP_WITHIN_MS);
}

/** The collector's newest file: a failed start says why there, not on the standard error. */
function lastLogLines(folder: string): string {
  const log = join(folder, 'log');
  const newest = readdirSync(log).sort().at(-1);
  if (newest === undefined) return `see ${log}`;
  return readFileSync(join(log, newest), 'utf8').split('\n').slice(-8).join('\n').trim();
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
