import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { identityOf } from './os-process.ts';
import { joinPostgres, type PostgresServer, startPostgres } from './postgres.ts';

const folders: string[] = [];
const said: string[] = [];
const say = (text: string) => said.push(text);

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'yikao-postgres-'));
  folders.push(folder);
  return folder;
}

async function ask(server: PostgresServer, text: string): Promise<string> {
  const client = new pg.Client({ connectionString: server.url() });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query({ text, rowMode: 'array' });
    return String(rows[0]?.[0]);
  } finally {
    await client.end();
  }
}

async function askUntilAnswered(server: PostgresServer, text: string): Promise<string> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await ask(server, text);
    } catch (error) {
      if (attempt > 200) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/** A process that starts a server on the folder, says so, and then only waits to be killed. */
async function startElsewhere(folder: string): Promise<ChildProcess> {
  const script = `
    import { startPostgres } from ${JSON.stringify(join(import.meta.dirname, 'postgres.ts'))};
    const server = await startPostgres({ folder: ${JSON.stringify(folder)}, say: () => {} });
    console.log('up');
    setInterval(() => {}, 1000);
  `;
  const file = join(newFolder(), 'start.mts');
  writeFileSync(file, script);
  const child = spawn(process.execPath, ['--import', 'tsx', file], {
    cwd: join(import.meta.dirname, '..', '..'),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((resolve, reject) => {
    child.stdout.once('data', resolve);
    child.once('exit', () => reject(new Error('the other process ended')));
  });
  return child;
}

test('a new folder becomes a durable, closed server; a second start finds its data', async () => {
  const folder = newFolder();
  const first = await startPostgres({ folder, say });
  expect(await ask(first, 'show server_encoding')).toBe('UTF8');
  expect(await ask(first, 'show data_checksums')).toBe('on');
  for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes']) {
    expect([setting, await ask(first, `show ${setting}`)]).toEqual([setting, 'on']);
  }
  expect(await ask(first, 'select datlocale from pg_database limit 1')).toBe('C.UTF-8');
  expect(statSync(join(folder, 'password')).mode & 0o777).toBe(0o600);
  const wrong = first.url().replace(/:[^:@/]+@/, ':wrong@');
  await expect(new pg.Client({ connectionString: wrong }).connect()).rejects.toThrow(/password/);
  await ask(first, 'create table kept as select 7 as seven');
  await first.stop();
  const second = await startPostgres({ folder, say });
  expect(await ask(second, 'select seven from kept')).toBe('7');
  await second.stop();
});

test('PostgreSQL killed under a running server is started again', async () => {
  const server = await startPostgres({ folder: newFolder(), say });
  for (let round = 0; round < 3; round += 1) {
    const before = server.pid();
    process.kill(before, 'SIGKILL');
    expect(await askUntilAnswered(server, 'select 1')).toBe('1');
    expect(server.pid()).not.toBe(before);
  }
  expect(said.some((text) => text.includes('ended unexpectedly'))).toBe(true);
  await server.stop();
});

test('a folder in use by a living Yikao is refused, and may be joined', async () => {
  const folder = newFolder();
  const server = await startPostgres({ folder, say });
  await expect(startPostgres({ folder, say })).rejects.toThrow(
    `The data folder ${folder} is in use by another Yikao (process ${process.pid}).`,
  );
  const joined = await joinPostgres({ folder, say });
  expect(await ask(joined, 'select 1')).toBe('1');
  await joined.stop();
  expect(await ask(server, 'select 1')).toBe('1');
  await server.stop();
  const alone = await joinPostgres({ folder, say });
  expect(await ask(alone, 'select 1')).toBe('1');
  await alone.stop();
});

test('what a killed Yikao left running is stopped and started anew', async () => {
  const folder = newFolder();
  const child = await startElsewhere(folder);
  const left = Number(
    readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0],
  );
  child.kill('SIGKILL');
  await new Promise((resolve) => child.once('exit', resolve));
  expect(identityOf(left)).not.toBeNull();
  const server = await startPostgres({ folder, say });
  expect(server.pid()).not.toBe(left);
  expect(identityOf(left)).toBeNull();
  await server.stop();
});

test('a process number that now belongs to another program does not block the start', async () => {
  const folder = newFolder();
  await (await startPostgres({ folder, say })).stop();
  const stranger = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  const file = join(folder, 'postgres', 'postmaster.pid');
  const socket = join(folder, 'socket');
  const lines = [stranger.pid, join(folder, 'postgres'), 1, 5432, socket, '', '  1  2', 'ready'];
  writeFileSync(file, `${lines.join('\n')}\n`);
  const server = await startPostgres({ folder, say });
  expect(await ask(server, 'select 1')).toBe('1');
  await server.stop();
  stranger.kill();
});

test('a start that was cut off while creating leaves nothing in the way', async () => {
  const folder = newFolder();
  await (await startPostgres({ folder, say })).stop();
  rmSync(join(folder, 'postgres'), { recursive: true });
  writeFileSync(join(folder, 'postgres.new'), 'half');
  const server = await startPostgres({ folder, say });
  expect(await ask(server, 'select 1')).toBe('1');
  await server.stop();
});

test('data of another major version are refused with a sentence', async () => {
  const folder = newFolder();
  await (await startPostgres({ folder, say })).stop();
  writeFileSync(join(folder, 'postgres', 'PG_VERSION'), '12\n');
  await expect(startPostgres({ folder, say })).rejects.toThrow('were written by PostgreSQL 12');
});

test.runIf(process.getuid?.() === 0)(
  'as root, a folder closed to others is let through',
  async () => {
    const folder = newFolder();
    chmodSync(folder, 0o700);
    const server = await startPostgres({ folder, say });
    expect(server.folder).toBe(folder);
    await server.stop();
  },
);

test.runIf(process.getuid?.() === 0)(
  'as root, below a closed folder the data go elsewhere',
  async () => {
    const closed = newFolder();
    chmodSync(closed, 0o700);
    const folder = join(closed, 'data');
    const server = await startPostgres({ folder, say });
    expect(server.folder).toMatch(/^\/var\/lib\/yikao\/[0-9a-f]{12}$/);
    expect(said.at(-2)).toContain(`cannot reach ${folder}`);
    await server.stop();
    rmSync(server.folder, { recursive: true });
  },
);
