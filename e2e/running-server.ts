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
  const folder = mkdtempSync(join(tmpdir(), 'yikao-journeys-'));
  const server = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts', 'start'], {
    cwd: ROOT,
    env: { ...process.env, PORT: '0', YIKAO_DATA: folder, YIKAO_DEMO: PEOPLE, YIKAO_KEYS: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  project.provide('address', await addressOf(server));
  project.provide('chromium', await chromiumPath());
  return async () => {
    await stop(server);
    rmSync(folder, { recursive: true, force: true });
  };
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
