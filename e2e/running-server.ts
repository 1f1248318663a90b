import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { chromiumPath } from '../tools/chromium.ts';

declare module 'vitest' {
  interface ProvidedContext {
    address: string;
    chromium: string;
  }
}

const ROOT = join(import.meta.dirname, '..');
const READY = /Yikao is ready: (http\S+)/;
const PEOPLE = '60';

/** One real server with a small demonstration for all journeys. Their people differ, so none disturbs another. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startServer({ YIKAO_KEYS: '' });
  project.provide('address', server.address);
  project.provide('chromium', await chromiumPath());
  return server.stop;
}

export type StartedServer = { readonly address: string; readonly stop: () => Promise<void> };

/** For a journey that needs settings of its own, such as keys of several people. */
export function startServer(settings: NodeJS.ProcessEnv): Promise<StartedServer> {
  const { run } = spawnServer(['src/main.ts', 'start'], settings);
  return run;
}

export type ClockedServer = StartedServer & {
  /** Its data, for a command beside it. */
  readonly folder: string;
  /** Sets its clock, which runs on from there, and returns when what had its time by then is done. */
  readonly moveTo: (at: string) => Promise<void>;
};

/** For a journey through days: a server that takes another time for now, such as `2025-10-02T02:00:00+08:00`. */
export async function startClockedServer(
  at: string,
  settings: NodeJS.ProcessEnv = { YIKAO_KEYS: '' },
): Promise<ClockedServer> {
  const { server, folder, run } = spawnServer(['tools/clock-server.ts', at], settings);
  return {
    ...(await run),
    folder,
    moveTo: (to) =>
      new Promise((resolve, reject) => {
        server.once('message', (said: { at?: string; failed?: string }) =>
          said.failed === undefined ? resolve() : reject(new Error(said.failed)),
        );
        server.send({ to });
      }),
  };
}

function spawnServer(program: readonly string[], settings: NodeJS.ProcessEnv) {
  const folder = mkdtempSync(join(tmpdir(), 'yikao-journeys-'));
  const own = { PORT: '0', YIKAO_DATA: folder, YIKAO_DEMO: PEOPLE };
  const server = spawn(process.execPath, ['--import', 'tsx', ...program], {
    cwd: ROOT,
    env: { ...process.env, ...own, ...settings },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const stopAll = async () => {
    await stop(server);
    rmSync(folder, { recursive: true, force: true });
  };
  const run = addressOf(server).then((address) => ({ address, stop: stopAll }));
  return { server, folder, run };
}

function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    server.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const address = READY.exec(said)?.[1];
      if (address !== undefined) resolve(address);
    });
    server.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${said}`)));
  });
}

function stop(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    server.once('exit', () => resolve());
    server.kill('SIGINT');
  });
}
