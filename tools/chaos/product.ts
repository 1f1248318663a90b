import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AreaCode } from '../../src/kernel/ids.ts';
import { prepareDataFolder } from '../../src/platform/data-folder.ts';
import { freePort } from '../../src/platform/free-port.ts';
import { serverAccount } from '../../src/platform/os-account.ts';
import { isGoneWithin } from '../../src/platform/os-process.ts';
import { passwordOf } from '../../src/platform/postgres-cluster.ts';
import { urlOf } from '../../src/platform/postgres-settings.ts';
import { addressIn, settleLeftover } from '../../src/platform/postmaster-file.ts';
import { PROJECT_ROOT } from '../../src/platform/project-root.ts';
import { type AreaDatabase, openArea } from '../../src/platform/sql.ts';
import { TOOL_SEAL_KEY, TOOL_SEALER } from '../seal-keys.ts';
import { killPostgres, postmasterOf } from './kill-postgres.ts';

export const AREA = '532900' as AreaCode;

/** The product as a person starts it: one server process with a PostgreSQL of its own below it. */
export type Product = {
  readonly url: () => string;
  /** What it was given as YIKAO_DATA. */
  readonly folder: string;
  /** As the owner, beside the server. Throws while PostgreSQL is away. */
  readonly openDatabase: () => AreaDatabase;
  /** SIGKILL; PostgreSQL stays behind without its supervisor. */
  readonly killServer: () => Promise<void>;
  /** SIGKILL to the postmaster and all backends; resolves when another one accepts connections. */
  readonly killPostgres: () => Promise<void>;
  readonly restart: () => Promise<void>;
  /** Sends a message to the server process and gives its answer; null: it ended before it answered. */
  readonly tell: (message: object) => Promise<unknown>;
  /** Why the server ended although nobody killed it; null while it lives or after a kill of ours. */
  readonly endedBy: () => string | null;
  /** The last errors that the server logged, and the end of all that it wrote. */
  readonly said: () => string;
  /** Ends everything and removes the data. */
  readonly stop: () => Promise<void>;
};

/** Another program than `yikao start`, and settings of its own. */
export type Program = {
  /** Asked anew at each start. */
  readonly call: () => readonly string[];
  readonly settings: Readonly<Record<string, string>>;
  /** Begins the name of its temporary folder. */
  readonly folder: string;
};

const PLAIN: Program = {
  call: () => [join('src', 'main.ts'), 'start'],
  settings: { YIKAO_DEMO: '0' },
  folder: 'yikao-chaos-',
};

const READY_WITHIN_MS = 120_000;
const STOP_WITHIN_MS = 20_000;
const KEPT_CHARACTERS = 2_000;
const KEPT_ERRORS = 5;

export async function startProduct(program: Program = PLAIN): Promise<Product> {
  const folder = mkdtempSync(join(tmpdir(), program.folder));
  // Where the server will really keep its data, which differs when it runs as root.
  const data = prepareDataFolder(folder, serverAccount()).path;
  const cluster = join(data, 'postgres');
  let said = '';
  const errors: string[] = [];
  let ended: string | null = null;
  let stopping = false;
  let port = 0;
  let child: ChildProcess | undefined;

  async function launch(): Promise<void> {
    if (stopping) throw new Error('the run is stopping');
    port = await freePort();
    ended = null;
    const own = spawnServer(program, { folder, port });
    child = own;
    const hear = (chunk: Buffer) => {
      const text = chunk.toString();
      said = (said + text).slice(-KEPT_CHARACTERS);
      errors.push(...text.split('\n').filter((line) => line.includes('"level":"error"')));
      errors.splice(0, Math.max(0, errors.length - KEPT_ERRORS));
    };
    own.stdout?.on('data', hear);
    own.stderr?.on('data', hear);
    own.once('exit', (code, signal) => {
      if (signal !== 'SIGKILL') ended = signal ?? `exit ${code}`;
    });
    await untilReady(own, port);
  }

  const product: Product = {
    folder,
    url: () => `http://127.0.0.1:${port}`,
    openDatabase: () => openOwner(cluster, data),
    async killServer() {
      const pid = child?.pid;
      child?.kill('SIGKILL');
      if (pid !== undefined) await isGoneWithin(pid, STOP_WITHIN_MS);
    },
    async killPostgres() {
      const before = postmasterOf(cluster);
      killPostgres(cluster);
      await untilOther(cluster, before);
    },
    restart: launch,
    tell: (message) => (child ? tell(child, message) : Promise.resolve(null)),
    endedBy: () => ended,
    said: () => [...errors, said].join('\n'),
    async stop() {
      stopping = true;
      if (child) await endServer(child);
      await settleLeftover(cluster);
      for (const path of [data, folder]) rmSync(path, { recursive: true, force: true });
    },
  };
  try {
    await launch();
  } catch (error) {
    await product.stop();
    throw new Error(`${(error as Error).message}\n${said}`);
  }
  return product;
}

/** From the sources, in one process, so that the kill reaches the server and no wrapper of it. */
function spawnServer(
  { call, settings }: Program,
  { folder, port }: { readonly folder: string; readonly port: number },
): ChildProcess {
  const { DATABASE_URL: _url, YIKAO_KEYS: _keys, NODE_OPTIONS: _options, ...env } = process.env;
  return spawn(process.execPath, ['--import', 'tsx', ...call()], {
    cwd: PROJECT_ROOT,
    env: {
      ...{ ...env, PORT: String(port), YIKAO_DATA: folder, ...settings },
      YIKAO_SEAL_KEY: TOOL_SEAL_KEY,
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
}

function tell(child: ChildProcess, message: object): Promise<unknown> {
  return new Promise((resolve) => {
    const done = (answer: unknown) => {
      child.off('message', done);
      child.off('exit', gone);
      resolve(answer);
    };
    const gone = () => done(null);
    child.once('message', done);
    child.once('exit', gone);
    if (!child.connected) return done(null);
    child.send(message, (error) => error && done(null));
  });
}

async function untilReady(child: ChildProcess, port: number): Promise<void> {
  const until = performance.now() + READY_WITHIN_MS;
  while (performance.now() < until) {
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new Error('the server ended before it was ready');
    }
    const health = await fetch(`http://127.0.0.1:${port}/health`)
      .then((reply) => reply.json() as Promise<{ status: string }>)
      .catch(() => null);
    if (health?.status === 'ready') return;
    await pause(50);
  }
  throw new Error('the server was not ready in time');
}

async function untilOther(cluster: string, before: number): Promise<void> {
  const until = performance.now() + READY_WITHIN_MS;
  while (postmasterOf(cluster) === before || addressIn(cluster) === null) {
    if (performance.now() > until) throw new Error('PostgreSQL was not started again in time');
    await pause(10);
  }
}

function openOwner(cluster: string, data: string): AreaDatabase {
  const address = addressIn(cluster);
  if (!address) throw new Error('PostgreSQL is away');
  const url = urlOf(address, passwordOf(data), 'postgres');
  return openArea({ url, area: AREA, poolSize: 1, sealer: TOOL_SEALER });
}

async function endServer(child: ChildProcess): Promise<void> {
  const { pid } = child;
  if (pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGINT');
  if (await isGoneWithin(pid, STOP_WITHIN_MS)) return;
  child.kill('SIGKILL');
  await isGoneWithin(pid, STOP_WITHIN_MS);
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
