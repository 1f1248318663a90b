import { createHash } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';

const WIDTH = 300;
const HEIGHT = 420;
const PAPER = 0xfa;
const INK = 0x55;
const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

export type DrawnPaper = { readonly hash: string; readonly bytes: Buffer };

/** A sheet with lines where words would stand, of another length for each number: nobody's paper. */
export function drawPaper(number: number): DrawnPaper {
  const rows = Array.from({ length: HEIGHT }, (_, y) => drawRow(y, number));
  const head = Buffer.alloc(13);
  head.writeUInt32BE(WIDTH, 0);
  head.writeUInt32BE(HEIGHT, 4);
  // Eight bits of grey.
  head.writeUInt8(8, 8);
  const bytes = Buffer.concat([
    Buffer.from(SIGNATURE),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
  return { bytes, hash: createHash('sha256').update(bytes).digest('hex') };
}

function drawRow(y: number, number: number): Buffer {
  const row = Buffer.alloc(WIDTH + 1, PAPER);
  row[0] = 0;
  const line = Math.floor(y / 24);
  if (line > 0 && y < HEIGHT - 40 && y % 24 < 8) {
    row.fill(INK, 30, 120 + ((line * 37 + number * 53) % 150));
  }
  return row;
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
