import { expect, test } from 'vitest';
import type { ProviderId } from '../../../kernel/ids.ts';
import { clockFrom } from '../../../platform/clock.ts';
import { idSource } from '../../../platform/id-source.ts';
import { testArea } from '../../../platform/testing.ts';
import { createFileStore } from './file-store.ts';

const database = await testArea();
let now = new Date('2025-07-01T04:00:00Z');
const clock = clockFrom(() => now);
const files = createFileStore({ database, clock, ids: idSource(clock) });
const [H1, H2] = ['H1', 'H2'] as [ProviderId, ProviderId];
const bytes = new Uint8Array([0, 1, 255]);

test('a file is opened by its provider until it ends', async () => {
  const file = { name: 'a.zip', bytes, provider: H1, kind: 'upload' };
  const { number, endsAt } = await files.keep(database.sql, file);
  expect(endsAt).toBe('2025-07-31 12:00:00');
  expect(await files.open(number, H1)).toEqual({ name: 'a.zip', bytes: Buffer.from(bytes) });
  expect(await files.open(number, H2)).toBeNull();
  expect(await files.open('nothing', H1)).toBeNull();
  now = new Date('2025-07-31T04:00:00Z');
  expect(await files.open(number, H1)).toBeNull();
});

test("everybody's file is opened by everybody and kept once, until its last day", async () => {
  const file = { name: 'b.zip', bytes, provider: null, kind: 'catalogue' };
  const first = await files.keep(database.sql, file);
  expect(await files.keep(database.sql, file)).toEqual(first);
  expect((await files.open(first.number, H1))?.name).toBe('b.zip');
  expect((await files.open(first.number, H2))?.name).toBe('b.zip');
  expect(await files.keep(database.sql, { ...file, name: 'c.zip' })).not.toEqual(first);
  now = new Date('2025-08-29T05:00:00Z');
  expect((await files.keep(database.sql, file)).number).not.toBe(first.number);
});
