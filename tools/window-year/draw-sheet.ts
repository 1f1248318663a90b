import { crc32 } from 'node:zlib';

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
const ONE_DOT = Buffer.from('00000001000000010800000000', 'hex');
const ITS_BYTES = Buffer.from('789c63600000000200017e5a0a1b'.slice(0, 20), 'hex');

/** A scanned sheet, as small as a picture can be, that says in itself what it is: no two are the same. */
export function drawSheet(text: string): Buffer {
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', ONE_DOT),
    chunk('tEXt', Buffer.from(`Title\0${text}`, 'latin1')),
    chunk('IDAT', ITS_BYTES),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, bytes: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), bytes]);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(bytes.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([size, body, sum]);
}
