import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from 's3rver';
import { afterAll, describe, expect, test } from 'vitest';
import { Outage } from '../../kernel/rejection.ts';
import { freePort } from '../free-port.ts';
import { openFolderStore } from './folder-store.ts';
import type { ObjectStore } from './object-store.ts';
import { openS3Store } from './s3-store.ts';
import { openFiles, openVirusScan, readFileSettings } from './settings.ts';

const folder = mkdtempSync(join(tmpdir(), 'yikao-files-'));
const port = await freePort();
const bucket = 'papers';
const s3server = new S3rver({
  ...{ port, address: '127.0.0.1', silent: true, directory: join(folder, 's3') },
  configureBuckets: [{ name: bucket, configs: [] }],
});
await s3server.run();

const ENVIRONMENT = {
  YIKAO_S3_ENDPOINT: `http://127.0.0.1:${port}`,
  YIKAO_S3_BUCKET: bucket,
  // The server's own fixed keys.
  YIKAO_S3_ACCESS_KEY: 'S3RVER',
  YIKAO_S3_SECRET_KEY: 'S3RVER',
};
const own = await openFolderStore(join(folder, 'own'));
const s3 = await openFiles(readFileSettings(ENVIRONMENT), folder);

afterAll(async () => {
  await s3server.close();
  rmSync(folder, { recursive: true, force: true });
});

async function* inChunks(...chunks: Uint8Array[]): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) yield await Promise.resolve(chunk);
}

async function put(store: ObjectStore, name: string, ...chunks: Uint8Array[]): Promise<void> {
  await (await store.stage(inChunks(...chunks))).commit(name);
}

async function read(store: ObjectStore, name: string): Promise<Buffer | null> {
  const found = await store.get(name);
  if (!found) return null;
  const chunks: Uint8Array[] = [];
  for await (const chunk of found) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function names(store: ObjectStore, prefix: string): Promise<string[]> {
  const found: string[] = [];
  for await (const { name } of store.list(prefix)) found.push(name);
  return found;
}

const STORES: [string, ObjectStore][] = [
  ['a folder', own],
  ['a server with the S3 protocol', s3],
];

describe.each(STORES)('%s', (_, store) => {
  test('gives back what was put, of any size and of any bytes', async () => {
    const large = randomBytes(3 * 1_048_576 + 7);
    await put(store, 'any/large', large.subarray(0, 70_000), large.subarray(70_000));
    expect((await read(store, 'any/large'))?.equals(large)).toBe(true);
    await put(store, 'any/small', Buffer.from([0]));
    expect(await read(store, 'any/small')).toEqual(Buffer.from([0]));
  });

  test('has nothing of what is only staged, nor of what was discarded', async () => {
    const staged = await store.stage(inChunks(Buffer.from('later')));
    expect(await store.has('staged/one')).toBe(false);
    await staged.commit('staged/one');
    expect(await store.has('staged/one')).toBe(true);
    await (await store.stage(inChunks(Buffer.from('never')))).discard();
    expect(await names(store, 'staged/')).toEqual(['staged/one']);
  });

  test('keeps nothing of bytes that end with an error, and passes the error on', async () => {
    const broken = async function* () {
      yield Buffer.alloc(100_000);
      await Promise.reject(new Error('the line broke'));
    };
    await expect(store.stage(broken())).rejects.toThrow('the line broke');
  });

  test('replaces a file as a whole', async () => {
    await put(store, 'same/name', Buffer.from('first and longer'));
    await put(store, 'same/name', Buffer.from('second'));
    expect(await read(store, 'same/name')).toEqual(Buffer.from('second'));
  });

  test('removes, and does not mind removing again', async () => {
    await put(store, 'gone/one', Buffer.from('x'));
    await store.remove('gone/one');
    await store.remove('gone/one');
    expect(await store.has('gone/one')).toBe(false);
    expect(await store.get('gone/one')).toBeNull();
  });

  test('lists what begins with a prefix, with size and time, in order', async () => {
    await put(store, 'list/b/2', Buffer.from('22'));
    await put(store, 'list/a/1', Buffer.from('1'));
    await put(store, 'listed/3', Buffer.from('3'));
    const found = [];
    for await (const one of store.list('list/')) found.push(one);
    expect(found.map(({ name, size }) => [name, size])).toEqual([
      ['list/a/1', 1],
      ['list/b/2', 2],
    ]);
    for (const { at } of found) expect(Math.abs(Date.now() - at.getTime())).toBeLessThan(60_000);
    expect(await names(store, 'nothing/')).toEqual([]);
  });
});

test('more than one page of a listing is listed', async () => {
  const body = Buffer.from('x');
  for (let from = 0; from < 1_010; from += 101) {
    const some = Array.from({ length: 101 }, (_, i) => put(s3, `many/${from + i}`, body));
    await Promise.all(some);
  }
  expect(await names(s3, 'many/')).toHaveLength(1_010);
});

test('the folder is closed to others, and what killed processes began goes when it is opened a day later', async () => {
  await put(own, 'mine/x', Buffer.from('x'));
  if (process.platform !== 'win32') {
    expect(statSync(join(folder, 'own', 'mine')).mode & 0o077).toBe(0);
    expect(statSync(join(folder, 'own', 'mine', 'x')).mode & 0o077).toBe(0);
  }
  const staging = join(folder, 'own', 'staging');
  await own.stage(inChunks(Buffer.from('left')));
  const fresh = readdirSync(staging);
  expect(fresh).toHaveLength(1);
  await openFolderStore(join(folder, 'own'));
  expect(readdirSync(staging)).toEqual(fresh);
  const old = new Date(Date.now() - 25 * 3_600_000);
  utimesSync(join(staging, fresh[0] as string), old, old);
  await openFolderStore(join(folder, 'own'));
  expect(readdirSync(staging)).toEqual([]);
});

test('no name leads out of the folder', async () => {
  for (const name of ['../x', 'a/../../x', '/x', 'a//b', 'staging/x', 'a/', '']) {
    await expect(put(own, name, Buffer.from('x')), name).rejects.toThrow('made by us');
  }
  expect(existsSync(join(folder, 'x'))).toBe(false);
});

test('a store that does not answer, or refuses the keys, is an outage', async () => {
  const settings = readFileSettings(ENVIRONMENT).s3;
  if (!settings) throw new Error('S3 is set');
  const away = openS3Store({ ...settings, endpoint: `http://127.0.0.1:${await freePort()}` });
  await expect(put(away, 'x/y', Buffer.from('x'))).rejects.toThrow(Outage);
  const refused = openS3Store({ ...settings, accessKey: 'another' });
  await expect(put(refused, 'x/y', Buffer.from('x'))).rejects.toThrow(Outage);
  const strange = createServer((_, response) => response.writeHead(500).end('no'));
  await new Promise<void>((resolve) => strange.listen(0, '127.0.0.1', resolve));
  const { port: at } = strange.address() as { port: number };
  const broken = openS3Store({ ...settings, endpoint: `http://127.0.0.1:${at}` });
  await expect(broken.get('x/y')).rejects.toThrow(Outage);
  strange.close();
  for (const one of [away, refused, broken]) one.close();
});

test('settings that do not make sense are told at the start', () => {
  const told = (from: Record<string, string>) => () => readFileSettings(from);
  expect(told({ YIKAO_S3_ENDPOINT: 'http://x' })).toThrow('YIKAO_S3_BUCKET');
  expect(told({ ...ENVIRONMENT, YIKAO_S3_ENDPOINT: 'x' })).toThrow('an address');
  expect(told({ YIKAO_PAPER_MB: '0' })).toThrow('YIKAO_PAPER_MB');
  expect(told({ YIKAO_PAPER_MB: '101' })).toThrow('YIKAO_PAPER_MB');
  expect(readFileSettings({ YIKAO_PAPER_MB: '5' }).paperMax).toBe(5 * 1_048_576);
  expect(readFileSettings({ ...ENVIRONMENT, YIKAO_S3_PATH_STYLE: 'no' }).s3?.pathStyle).toBe(false);
  const none = readFileSettings({});
  expect(none).toEqual({ s3: null, clamd: null, paperMax: 20 * 1_048_576 });
  expect(openVirusScan(none)).toBeDefined();
});
