import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { AreaCode } from '../../kernel/ids.ts';
import { createSealer, type SealKey } from '../seal.ts';
import { openFolderStore } from './folder-store.ts';
import { createVault, type Vault } from './vault.ts';

const folder = mkdtempSync(join(tmpdir(), 'yikao-vault-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const store = await openFolderStore(folder);
const area = '532900' as AreaCode;
const FIRST: SealKey = { version: 1, key: randomBytes(32) };
const SECOND: SealKey = { version: 2, key: randomBytes(32), scheme: 'sm4' };
let keys: readonly SealKey[] = [FIRST];
const vault = createVault({ store, sealer: createSealer(() => keys), area });

const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const placeOf = (hash: string) => join(folder, `area-${area}`, hash.slice(0, 2), hash);

async function keep(bytes: Buffer, as = hashOf(bytes)): Promise<string> {
  const whole = async function* () {
    for (let at = 0; at < bytes.length; at += 65_536)
      yield await Promise.resolve(bytes.subarray(at, at + 65_536));
  };
  await (await vault.stage(as, whole())).commit();
  return as;
}

async function read(from: Vault, hash: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of (await from.open(hash)) ?? []) chunks.push(chunk);
  return Buffer.concat(chunks);
}

test.each([1, 262_143, 262_144, 262_145, 524_288, 1_500_001])(
  '%d bytes are kept sealed and come back',
  async (size) => {
    const bytes = randomBytes(size);
    const hash = await keep(bytes);
    expect((await read(vault, hash)).equals(bytes)).toBe(true);
    const kept = readFileSync(placeOf(hash));
    expect(kept.includes(bytes.subarray(0, 32)) && size > 16).toBe(false);
    expect(await vault.wrong(hash)).toBeNull();
  },
);

test('what was changed, cut, moved or put in the place of another does not open', async () => {
  const bytes = randomBytes(600_000);
  const hash = await keep(bytes);
  const kept = readFileSync(placeOf(hash));
  const frame = 1 + 2 + 4 + 28 + 262_144;
  const damage: [string, Buffer][] = [
    ['one bit', Buffer.from(kept.map((byte, i) => (i === 300_000 ? byte ^ 1 : byte)))],
    ['the last chunk is missing', kept.subarray(0, 13 + 2 * frame)],
    [
      'the first chunk is missing',
      Buffer.concat([kept.subarray(0, 13), kept.subarray(13 + frame)]),
    ],
    ['cut in a chunk', kept.subarray(0, 400_000)],
    ['not sealed at all', bytes],
    ['nothing', Buffer.alloc(0)],
  ];
  for (const [what, bad] of damage) {
    writeFileSync(placeOf(hash), bad);
    await expect(read(vault, hash), what).rejects.toThrow(/changed or moved|not whole|empty/);
    expect(await vault.wrong(hash), what).not.toBeNull();
  }
  const other = await keep(randomBytes(10));
  writeFileSync(placeOf(hash), readFileSync(placeOf(other)));
  await expect(read(vault, hash)).rejects.toThrow('changed or moved');
  await vault.remove(hash);
  expect(await vault.wrong(hash)).toBe('its bytes are missing');
  expect(await vault.open(hash)).toBeNull();
  await keep(Buffer.from('another text'), hash);
  expect(await vault.wrong(hash)).toBe('its bytes are those of another file');
  await vault.remove(hash);
});

test('a new key seals what is there, once, and the old one is needed no longer', async () => {
  const bytes = randomBytes(700_000);
  const hash = await keep(bytes);
  keys = [FIRST, SECOND];
  expect((await read(vault, hash)).equals(bytes)).toBe(true);
  const all = [];
  for await (const one of vault.list()) all.push(one.hash);
  expect(all).toContain(hash);
  expect(await vault.renew()).toBe(all.length);
  expect(await vault.renew()).toBe(0);
  keys = [SECOND];
  for (const one of all) expect(await vault.wrong(one)).toBeNull();
  expect((await read(vault, hash)).equals(bytes)).toBe(true);
});
