import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { openZip, ZipError, type ZipLimits } from './open-zip.ts';
import { EncodingError, textLines } from './text-lines.ts';

const LIMITS: ZipLimits = { bytesMax: 8_000_000, ratioMax: 100 };
const text = (value: string) => new TextEncoder().encode(value);

async function read(bytes: Uint8Array, limits = LIMITS): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of openZip(bytes, limits)) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
}

async function problemOf(bytes: Uint8Array, limits = LIMITS): Promise<string> {
  try {
    await read(bytes, limits);
    return 'none';
  } catch (error) {
    return error instanceof ZipError ? error.problem : String(error);
  }
}

test('the one file of an archive, packed or stored, beside folders and before a comment', async () => {
  expect(await read(zipSync({ 'a.txt': text('甲\t1\n') }))).toBe('甲\t1\n');
  expect(await read(zipSync({ 'd/': text(''), 'd/a.txt': [text('x'), { level: 0 }] }))).toBe('x');
  const plain = zipSync({ a: text('x') });
  const commented = Buffer.concat([plain, text('note')]);
  commented.writeUInt16LE(4, plain.length - 2);
  expect(await read(commented)).toBe('x');
});

test('what is no archive, was cut off, or was changed on its way is told apart', async () => {
  const good = zipSync({ 'a.txt': text('0123456789'.repeat(2_000)) });
  expect(await problemOf(text('settlement\t1\n'))).toBe('not-zip');
  expect(await problemOf(good.slice(0, good.length - 30))).toBe('truncated');
  expect(await problemOf(good.slice(0, 20))).toBe('truncated');
  const changed = good.slice();
  changed[60] = (changed[60] ?? 0) ^ 0xff;
  expect(['damaged', 'truncated']).toContain(await problemOf(changed));
  const stored = zipSync({ 'a.txt': [text('0123456789'), { level: 0 }] });
  stored[38] = 0x41;
  expect(await problemOf(stored)).toBe('damaged');
  const locked = Buffer.from(good);
  const at = locked.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]));
  locked[at + 8] = 1;
  expect(await problemOf(locked)).toBe('encrypted');
});

test('none or several files are refused', async () => {
  expect(await problemOf(zipSync({}))).toBe('not-one-file');
  expect(await problemOf(zipSync({ a: text('1'), b: text('2') }))).toBe('not-one-file');
});

test('a bomb is stopped by its ratio and by its size, long before it is unpacked', async () => {
  const bomb = zipSync({ a: new Uint8Array(60_000_000) }, { level: 9 });
  expect(bomb.length).toBeLessThan(100_000);
  const before = process.memoryUsage().arrayBuffers;
  expect(await problemOf(bomb, { bytesMax: 1_000_000_000, ratioMax: 100 })).toBe('too-large');
  expect(await problemOf(bomb, { bytesMax: 2_000_000, ratioMax: 10_000 })).toBe('too-large');
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(40_000_000);
});

test('a bomb that lies about its size is counted as it unpacks', async () => {
  const bomb = Buffer.from(zipSync({ a: new Uint8Array(60_000_000) }));
  const at = bomb.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]));
  bomb.writeUInt32LE(10, at + 24);
  expect(await problemOf(bomb)).toBe('too-large');
});

async function linesOf(...pieces: (string | Uint8Array)[]): Promise<string[]> {
  async function* source() {
    for (const piece of pieces) yield Buffer.from(piece);
  }
  const lines: string[] = [];
  for await (const line of textLines(source())) lines.push(line);
  return lines;
}

test('lines come whole, whatever pieces and line ends the text has', async () => {
  const [a, b] = [text('医').slice(0, 1), text('医').slice(1)];
  expect(await linesOf('\ufeff1\t2\r\n3', '\n', a, b)).toEqual(['1\t2', '3', '医']);
});

test('another encoding is refused with the line it was noticed in', async () => {
  const fails = (...pieces: Uint8Array[]) => linesOf('ok\n', ...pieces).catch((error) => error);
  expect(await fails(Uint8Array.of(0x31, 0x0a, 0xb1, 0xb8))).toMatchObject({ line: 3 });
  expect(await fails(Buffer.from('a\tb\n', 'utf16le'))).toBeInstanceOf(EncodingError);
  expect(await fails(Buffer.alloc(70_000, 0x61))).toBeInstanceOf(EncodingError);
});
