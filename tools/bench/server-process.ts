import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../../src/platform/free-port.ts';
import { PROJECT_ROOT } from '../../src/platform/project-root.ts';
import { TOOL_SEAL_KEY } from '../seal-keys.ts';

export type ServerProcess = {
  readonly port: number;
  readonly stop: () => Promise<void>;
};

const READY_WITHIN_MS = 60_000;

/** The product itself, compiled when it was built, on a database that is ready. */
export async function startServer(
  databaseUrl: string,
  { people = 0, keys }: { readonly people?: number; readonly keys?: string } = {},
): Promise<ServerProcess> {
  const port = await freePort();
  const built = join(PROJECT_ROOT, 'dist', 'server', 'main.js');
  const program = existsSync(built)
    ? [built, 'start']
    : ['--import', 'tsx', join(PROJECT_ROOT, 'src', 'main.ts'), 'start'];
  // As `npm start` runs it.
  const child = spawn(process.execPath, ['--max-semi-space-size=64', ...program], {
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      PORT: String(port),
      YIKAO_SEAL_KEY: TOOL_SEAL_KEY,
      YIKAO_DEMO: String(people),
      // With keys it listens beyond this computer unless told otherwise.
      ...(keys !== undefined && { YIKAO_KEYS: keys, YIKAO_HOST: '127.0.0.1' }),
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await ready(child, port);
  return {
    port,
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill('SIGINT');
      }),
  };
}

async function ready(child: ChildProcess, port: number): Promise<void> {
  const until = performance.now() + READY_WITHIN_MS;
  while (performance.now() < until) {
    if (child.exitCode !== null) throw new Error('the server ended before it was ready');
    const status = await fetch(`http://127.0.0.1:${port}/health`)
      .then((reply) => reply.json() as Promise<{ status: string }>)
      .catch(() => null);
    if (status?.status === 'ready') return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the server was not ready in time');
}
