import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect } from 'vitest';
import { word } from '../../border/open/index.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { createGate } from '../../platform/access.ts';
import type { Access } from '../../platform/access-log.ts';
import { clockFrom } from '../../platform/clock.ts';
import { clamd } from '../../platform/files/clamd.ts';
import { openFolderStore } from '../../platform/files/folder-store.ts';
import { startClamd } from '../../platform/files/testing-clamd.ts';
import { createVault } from '../../platform/files/vault.ts';
import { createServer } from '../../platform/http/server.ts';
import { createLog } from '../../platform/log.ts';
import { TEST_SEALER, testArea } from '../../platform/testing.ts';
import { UNKNOWN_PAPER } from './errors.ts';
import { paperRoutes } from './index.ts';
import type { PermitCase } from './model.ts';
import { hashOf } from './testing.ts';

/** Who may read which case, as whoever owns cases says; what is refused there is refused here. */
export const readers = new Map<string, readonly string[]>();
const permitTold: PermitCase = (_, { id }, caseId) => {
  if (readers.get(caseId)?.includes(id)) return Promise.resolve();
  return Promise.reject(new Rejection(UNKNOWN_PAPER, { case: caseId }));
};

/** A server with the routes of papers, a folder, and a real clamd. */
export const database = await testArea();
export const folder = mkdtempSync(join(tmpdir(), 'yikao-papers-'));
const daemon = await startClamd();
export const time = { now: new Date() };
const clock = clockFrom(() => time.now);
const store = await openFolderStore(folder);
export const vault = createVault({ store, sealer: TEST_SEALER, area: database.area });
export const deps = {
  database,
  clock,
  vault,
  scan: clamd(daemon.socket),
  paperMax: 20 * 1_048_576,
};
export const accesses: Access[] = [];
const KEYS = [
  { key: 'clerk', id: 'clerk', role: 'counter-clerk', office: '532900/532901' },
  { key: 'township', id: 'township', role: 'counter-clerk', office: '532900/532901/03' },
  { key: 'elsewhere', id: 'elsewhere', role: 'counter-clerk', office: '532900/532922' },
  { key: 'inspector', id: 'inspector', role: 'inspector' },
  { key: 'desk', id: 'desk', role: 'desk', provider: 'P1' },
];
export const routes = paperRoutes({
  of: () => deps,
  permit: permitTold,
  // Stands for the mark: the number itself must not come back.
  ownTaker: (_, { id }) => `unnamed:${[...id].reverse().join('')}`,
});
const server = await createServer({
  version: '0',
  routes,
  gate: createGate(JSON.stringify(KEYS)),
  accessLog: { record: (access) => accesses.push(access), close: () => Promise.resolve() },
  word,
  log: createLog(clock, () => undefined),
  areas: () => [{ code: database.area, nameZh: '大理州', nameEn: 'Dali' }],
  isReady: () => true,
  webFolder: null,
  checkAnswers: true,
});
export const address = await server.listen({ port: 0, host: '127.0.0.1' });

afterAll(async () => {
  await server.close();
  await daemon.stop();
  rmSync(folder, { recursive: true, force: true });
});

export type Sent = {
  readonly type?: string;
  readonly hash?: string;
  readonly key?: string;
  readonly headers?: Record<string, string>;
};

export async function send(bytes: Buffer, sent: Sent = {}) {
  const { type = 'application/octet-stream', hash = hashOf(bytes), key = 'clerk' } = sent;
  const response = await fetch(`${address}/api/areas/532900/papers`, {
    method: 'POST',
    body: new Uint8Array(bytes),
    headers: {
      authorization: `Bearer ${key}`,
      'content-type': type,
      'x-content-sha256': hash,
      ...sent.headers,
    },
  });
  const body = (await response.json()) as {
    file: string;
    size: number;
    type: string;
    error: { code: string; zh: string; en: string };
  };
  return { status: response.status, code: body.error?.code ?? null, body };
}

export const read = (path: string, key: string) =>
  fetch(`${address}/api/areas/532900${path}`, { headers: { authorization: `Bearer ${key}` } });

export async function rowsOf(hash: string) {
  return database.sql<{ scannedBy: string; removed: boolean }>(
    'test: rows',
    `select scanned_by as "scannedBy", removed_at is not null as removed from paper_file where hash = $1`,
    [hash],
  );
}

/** Nothing is kept: no row, no object, nothing begun. */
export async function expectNothing(hash: string): Promise<void> {
  expect(await rowsOf(hash)).toEqual([]);
  expect(await vault.has(hash)).toBe(false);
  expect(readdirSync(join(folder, 'staging'))).toEqual([]);
}
