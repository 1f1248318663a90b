import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { messageByCard } from '../border/national/people/testing.ts';
import { CALL_SERVICE } from '../border/national/testing-door.ts';
import { systemClock } from '../platform/clock.ts';
import { createLog } from '../platform/log.ts';
import type { Configuration } from './configuration.ts';
import { readConfiguration } from './configuration.ts';
import { type Running, start } from './start.ts';

const folder = mkdtempSync(join(tmpdir(), 'yikao-start-'));
const log = createLog(systemClock, () => undefined);
const configuration: Configuration = {
  ...readConfiguration({}),
  port: 0,
  dataFolder: folder,
  demonstrationPeople: 50,
};

let running: Running;

beforeAll(async () => {
  running = await start(configuration, log);
});

afterAll(async () => {
  await running.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function get(path: string, server = running) {
  const answer = await fetch(server.address + path);
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

/** What the proof finds, so that a failure says what is wrong. */
async function problems(server = running) {
  const { body } = await get('/api/areas/532900/proof', server);
  return (body.checks as { found: number }[]).filter(({ found }) => found > 0);
}

async function post(path: string, sent: object) {
  const answer = await fetch(running.address + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(sent),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

test('a hospital of the demonstration recognises a card', async () => {
  const { rows } = (await get('/api/areas/532900/providers')).body;
  const [provider] = rows as { id: string }[];
  const message = messageByCard(
    provider?.id ?? '',
    'DEMO000000001',
    '5329990000000000000DEMO000000001',
  );
  const { body } = await post(CALL_SERVICE, message);
  expect(JSON.stringify(body)).toContain('"P000000001"');
});

test('a first start has an area, its policies and its people', async () => {
  expect((await get('/health')).body).toMatchObject({
    ...{ status: 'ready', areas: ['532900', '511700'] },
  });
  expect((await get('/api/areas/532900/persons')).body).toMatchObject({ total: 52 });
  const { body } = await get('/api/areas/532900/policies');
  expect((body.rows as unknown[]).length).toBeGreaterThan(5);
  expect(await problems()).toEqual([]);
});

test('the demonstration shows the window at work: in all colours, and what ended', async () => {
  const count = async (chosen: string) => {
    const { body } = await get(`/api/areas/532900/cases?queue=all&${chosen}`);
    return [chosen, Number(body.total) > 0];
  };
  const shown = ['green', 'amber', 'red'].map((colour) => `colour=${colour}`);
  for (const state of ['submitted', 'open', 'returned', 'paying', 'done', 'refused', 'withdrawn']) {
    shown.push(`state=${state}`);
  }
  expect(await Promise.all(shown.map(count))).toEqual(shown.map((chosen) => [chosen, true]));
  const { rows } = (await get('/api/areas/532900/persons/P000000001/certificates')).body;
  expect(rows).toHaveLength(1);
});

test('a data folder and a port in use are told in a sentence', async () => {
  await expect(start(configuration, log)).rejects.toThrow('is in use by another Yikao');
  const { port } = new URL(running.address);
  await expect(start({ ...configuration, port: Number(port) }, log)).rejects.toThrow(
    `Port ${port} is in use.`,
  );
});

test('without keys the server does not listen beyond this machine', async () => {
  await expect(start({ ...configuration, host: '0.0.0.0' }, log)).rejects.toThrow('loopback only');
});

test('a key for vouchers that is too short is refused', async () => {
  const short = { ...configuration, voucherKey: 'short' };
  await expect(start(short, log)).rejects.toThrow('at least 32');
});

test('a failed start gives its port back', async () => {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as { port: number };
  await new Promise((resolve) => probe.close(resolve));
  await expect(start({ ...configuration, port }, log)).rejects.toThrow('is in use by another');
  await new Promise<void>((resolve) => probe.listen(port, '127.0.0.1', resolve));
  await new Promise((resolve) => probe.close(resolve));
});

/** Of the PostgreSQL that runs; 0 while none has written its file. */
function postmaster(): number {
  try {
    return Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
  } catch {
    return 0;
  }
}

test('calls are answered again after PostgreSQL was killed', async () => {
  const killed = postmaster();
  process.kill(killed, 'SIGKILL');
  const statuses = new Set<number>();
  let again = false;
  for (let attempt = 0; attempt < 200 && !again; attempt += 1) {
    const { status } = await get('/api/areas/532900/persons');
    statuses.add(status);
    // What the killed one left behind may answer once more before it notices.
    again = status === 200 && ![0, killed].includes(postmaster());
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  expect(again).toBe(true);
  expect([...statuses].every((status) => [200, 503].includes(status))).toBe(true);
});

test('a second start keeps everything, and reads the vouchers of the first', async () => {
  const { body } = await post('/api/areas/532900/vouchers', { person: 'P000000001' });
  await running.stop();
  running = await start(configuration, log);
  const { rows } = (await get('/api/areas/532900/providers')).body;
  const [provider] = rows as { id: string }[];
  const scan = { provider: provider?.id, qr: body.qr, purpose: '01101' };
  const decoded = await post('/api/areas/532900/vouchers/decode', scan);
  expect(decoded).toMatchObject({ status: 200, body: { person: 'P000000001' } });
  expect((await get('/api/areas/532900/persons')).body).toMatchObject({ total: 52 });
  expect(await problems()).toEqual([]);
});

test('a start that is stopped on its way leaves nothing running, and the next one finishes it', async () => {
  const other = { ...configuration, dataFolder: mkdtempSync(join(tmpdir(), 'yikao-start-')) };
  const stopping = new AbortController();
  setTimeout(() => stopping.abort(), 2_500);
  await expect(
    start({ ...other, demonstrationPeople: 5_000 }, log, { stopping: stopping.signal }),
  ).rejects.toThrow();
  const next = await start(other, log);
  expect(await problems(next)).toEqual([]);
  await next.stop();
  rmSync(other.dataFolder, { recursive: true, force: true });
});
