import { createReadStream } from 'node:fs';
import { access, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { assert } from '../../kernel/assert.ts';
import { fromMs, systemClock } from '../clock.ts';
import type { ObjectStore, StoredObject } from './object-store.ts';

const STAGING = 'staging';
/** Older than any upload lasts: left by a process that was killed. */
const ABANDONED_MS = 24 * 3_600_000;
const NAME = /^[a-z0-9][a-z0-9-]*(\/[a-z0-9][a-z0-9-]*)*$/;

/**
 * Files in a folder, which other users of the machine cannot enter. A file is written under a temporary name on the same
 * disk, flushed, and renamed, so that a power failure leaves all of it or nothing. What killed processes had begun to
 * write is removed when the folder is opened.
 */
export async function openFolderStore(folder: string): Promise<ObjectStore> {
  const staging = join(folder, STAGING);
  await mkdir(staging, { recursive: true, mode: 0o700 });
  await removeAbandoned(staging, systemClock.now());
  let staged = 0;
  const placeOf = (name: string) => {
    assert(NAME.test(name) && !name.startsWith(`${STAGING}/`), 'the name of a file is made by us');
    return join(folder, name);
  };
  return {
    async stage(bytes) {
      staged += 1;
      const temporary = join(staging, `${process.pid}-${process.hrtime.bigint()}-${staged}`);
      try {
        await writeDurably(temporary, bytes);
      } catch (error) {
        await rm(temporary, { force: true });
        throw error;
      }
      return {
        async commit(name) {
          const place = placeOf(name);
          await mkdir(dirname(place), { recursive: true, mode: 0o700 });
          await rename(temporary, place);
          await flushFolder(dirname(place));
        },
        discard: () => rm(temporary, { force: true }),
      };
    },
    async get(name) {
      const place = placeOf(name);
      return (await exists(place)) ? createReadStream(place) : null;
    },
    has: (name) => exists(placeOf(name)),
    remove: (name) => rm(placeOf(name), { force: true }),
    list: (prefix) => listBelow(folder, prefix.replace(/\/$/, '')),
  };
}

async function removeAbandoned(staging: string, now: Date): Promise<void> {
  for (const name of await readdir(staging)) {
    const place = join(staging, name);
    const found = await stat(place).catch(() => null);
    if (found && now.getTime() - found.mtimeMs > ABANDONED_MS) await rm(place, { force: true });
  }
}

async function writeDurably(place: string, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  const file = await open(place, 'wx', 0o600);
  try {
    for await (const chunk of bytes) await file.writeFile(chunk);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** The new name is in the folder, and the folder is on the disk. Windows has no such call and needs none. */
async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

async function* listBelow(folder: string, below: string): AsyncGenerator<StoredObject> {
  const entries = await readdir(join(folder, below), { withFileTypes: true }).catch(() => []);
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const name = `${below}/${entry.name}`;
    if (entry.isDirectory()) yield* listBelow(folder, name);
    const found = entry.isFile() ? await stat(join(folder, name)).catch(() => null) : null;
    if (found) yield { name, size: found.size, at: fromMs(found.mtimeMs) };
  }
}

async function exists(place: string): Promise<boolean> {
  return access(place).then(
    () => true,
    () => false,
  );
}
