import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { clamd } from '../../platform/files/clamd.ts';
import { EICAR, EICAR_NAME } from '../../platform/files/testing-clamd.ts';
import { takePaper } from './take-paper.ts';
import { hashOf, JPEG, PDF, PNG, XML, zipOf } from './testing.ts';
import {
  address,
  database,
  deps,
  expectNothing,
  folder,
  routes,
  rowsOf,
  type Sent,
  send,
} from './testing-server.ts';

const { port } = new URL(address);
const SHEET = zipOf({ '[Content_Types].xml': '<Types/>', 'xl/workbook.xml': '<workbook/>' });
const OFD = zipOf({ 'OFD.xml': '<ofd:OFD/>', 'Doc_0/Document.xml': '<x/>' });
const HEIC = Buffer.concat([
  Buffer.from([0, 0, 0, 24]),
  Buffer.from('ftypheic\0\0\0\0mif1heic'),
  Buffer.alloc(90),
]);
const WEBP = Buffer.concat([
  Buffer.from('RIFF'),
  Buffer.from([32, 0, 0, 0]),
  Buffer.from('WEBPVP8 '),
  Buffer.alloc(24),
]);

test.each<[string, Buffer, string]>([
  ['image/jpeg', JPEG, 'image/jpg'],
  ['image/png', PNG, 'image/png'],
  ['image/webp', WEBP, 'image/webp'],
  ['image/heic', HEIC, 'image/heif'],
  ['application/pdf', PDF, 'application/pdf'],
  ['application/ofd', OFD, 'application/octet-stream'],
  ['application/xml', XML, 'text/xml; charset=utf-8'],
  [
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    SHEET,
    'application/octet-stream',
  ],
  ['text/csv', Buffer.from('项目,金额\n甲,12.30\n'), 'text/csv'],
])('%s is taken, by what its bytes are', async (type, bytes, declared) => {
  const { status, body } = await send(bytes, { type: declared });
  expect([status, body]).toEqual([200, { file: hashOf(bytes), size: bytes.length, type }]);
  const [row] = await rowsOf(hashOf(bytes));
  expect(row?.scannedBy).toMatch(/^clamd \d/);
});

test('the same bytes again are the same file, also by many at once', async () => {
  const bytes = Buffer.concat([JPEG, randomBytes(700_000), Buffer.from([0xff, 0xd9])]);
  const answers = await Promise.all(Array.from({ length: 8 }, () => send(bytes)));
  for (const { body } of answers) expect(body).toEqual(answers[0]?.body);
  expect(await rowsOf(hashOf(bytes))).toHaveLength(1);
  expect(readdirSync(join(folder, 'staging'))).toEqual([]);
  const place = join(folder, 'area-532900', hashOf(bytes).slice(0, 2), hashOf(bytes));
  expect(readFileSync(place).includes(bytes.subarray(5_000, 5_032))).toBe(false);
});

test.each<[string, string, Buffer, Sent]>([
  ['papers.empty', 'zero bytes', Buffer.alloc(0), {}],
  ['papers.type_not_taken', 'a program', Buffer.concat([Buffer.from('MZ'), randomBytes(500)]), {}],
  ['papers.type_not_taken', 'a type that is not taken', PDF, { type: 'video/mp4' }],
  [
    'papers.type_not_taken',
    'a drawing with a script',
    Buffer.from('<?xml version="1.0"?><svg xmlns="x"><script/></svg>'),
    { type: 'application/xml' },
  ],
  [
    'papers.type_not_taken',
    'a page',
    Buffer.from('<!DOCTYPE html><html></html>'),
    { type: 'application/xml' },
  ],
  ['papers.type_not_taken', 'an archive of anything', zipOf({ 'a.txt': 'a' }), {}],
  ['papers.type_not_taken', 'plain words', Buffer.from('hello'), {}],
  ['papers.type_differs', 'a PDF said to be a photo', PDF, { type: 'image/jpeg' }],
  ['papers.type_differs', 'a sheet said to be an invoice', SHEET, { type: 'application/ofd' }],
  ['papers.hash_missing', 'no hash', PNG, { hash: '' }],
  ['papers.hash_missing', 'a hash that is none', PNG, { hash: 'abc' }],
  [
    'papers.hash_differs',
    'bytes that changed on the way',
    Buffer.concat([PDF, Buffer.from(' ')]),
    { hash: hashOf(PDF) },
  ],
  ['papers.half_a_file', 'the head of a JPEG', JPEG.subarray(0, 2_000), { type: 'image/jpeg' }],
  ['papers.half_a_file', 'the head of a PNG', PNG.subarray(0, 50), {}],
  ['papers.half_a_file', 'the head of a PDF', PDF.subarray(0, 30), {}],
  ['papers.half_a_file', 'the head of an OFD', OFD.subarray(0, 120), {}],
  ['papers.half_a_file', 'the head of an XML', XML.subarray(0, 55), {}],
  ['papers.half_a_file', 'the head of a WebP', WEBP.subarray(0, 30), {}],
  ['papers.infected', 'the EICAR test string in an XML', Buffer.from(`<a>${EICAR}</a>`), {}],
  [
    'papers.infected',
    'the EICAR test string behind a photo',
    Buffer.concat([JPEG, Buffer.from(EICAR)]),
    {},
  ],
])('%s: %s', async (code, _, bytes, sent) => {
  const known = (await rowsOf(hashOf(bytes))).length > 0;
  const answer = await send(bytes, sent);
  expect([answer.code, answer.status]).toEqual([code, code.endsWith('missing') ? 400 : 422]);
  expect(answer.body.error.zh).toMatch(/[\u4e00-\u9fff]/);
  expect(answer.body.error.en).not.toMatch(/\{\w+\}/);
  if (code === 'papers.infected') expect(answer.body.error.zh).toContain(EICAR_NAME);
  if (!known) await expectNothing(hashOf(bytes));
});

test('the EICAR test file itself is refused, whatever it is called', async () => {
  const bytes = Buffer.from(EICAR);
  for (const type of ['text/csv', 'application/pdf', 'application/octet-stream']) {
    expect((await send(bytes, { type })).status).toBe(422);
  }
  await expectNothing(hashOf(bytes));
});

const staging = () => readdirSync(join(folder, 'staging'));

/** The server has begun to keep what comes. */
const begun = () => expect.poll(staging).toHaveLength(1);

/** As a client that writes what it likes; the answer, or null when none came. */
function raw(
  head: readonly string[],
  body: Buffer,
  end: 'keep' | 'end' | 'reset',
): Promise<string | null> {
  return new Promise((resolve) => {
    const line = connect(Number(port), '127.0.0.1');
    let told = '';
    line.on('data', (chunk) => {
      told += chunk.toString();
      if (/\r\n\r\n[\s\S]*\}$/.test(told)) line.destroy();
    });
    line.on('error', () => undefined);
    line.on('close', () => resolve(told === '' ? null : told));
    line.write(
      [
        'POST /api/areas/532900/papers HTTP/1.1',
        'host: x',
        'authorization: Bearer clerk',
        ...head,
        '',
        '',
      ].join('\r\n'),
    );
    line.write(body, () => {
      if (end !== 'keep')
        void begun().then(() => (end === 'end' ? line.end() : line.resetAndDestroy()));
    });
  });
}

test('200 MB are refused before they come, and the connection tells so', async () => {
  const size = 200 * 1_048_576;
  const head = [
    `content-length: ${size}`,
    'content-type: image/jpeg',
    `x-content-sha256: ${'0'.repeat(64)}`,
  ];
  const told = await raw(head, JPEG, 'keep');
  expect(told).toMatch(/^HTTP\/1\.1 413 /);
  expect(told).toContain('request.too_large');
  expect(told).toContain('20 MB');
  await expectNothing('0'.repeat(64));
});

test('200 MB that are sent all the same get the answer too', async () => {
  const status = await new Promise<number>((resolve, reject) => {
    const sending = request(`${address}/api/areas/532900/papers`, {
      method: 'POST',
      headers: {
        ...{ authorization: 'Bearer clerk', 'content-type': 'image/jpeg' },
        ...{ 'content-length': 200 * 1_048_576, 'x-content-sha256': '1'.repeat(64) },
      },
    });
    sending.on('response', (response) => {
      resolve(response.statusCode ?? 0);
      sending.destroy();
    });
    // After the answer the line is given up, which is no failure any more.
    sending.on('error', reject);
    const chunk = Buffer.alloc(1_048_576);
    let left = 200;
    const more = () => {
      while (left > 0) {
        left -= 1;
        if (!sending.write(chunk)) return sending.once('drain', more);
      }
      return sending.end();
    };
    more();
  });
  expect(status).toBe(413);
});

test.each(['end', 'reset'] as const)(
  'a line that breaks in the middle (%s) leaves nothing',
  async (how) => {
    const bytes = Buffer.concat([JPEG, randomBytes(500_000), Buffer.from([0xff, 0xd9])]);
    const head = [
      `content-length: ${bytes.length}`,
      'content-type: image/jpeg',
      `x-content-sha256: ${hashOf(bytes)}`,
    ];
    const told = await raw(head, bytes.subarray(0, 300_000), how);
    expect(told ?? '').not.toMatch(/^HTTP\/1\.1 200/);
    await expect.poll(staging).toEqual([]);
    await expectNothing(hashOf(bytes));
    expect((await send(bytes)).status).toBe(200);
  },
);

test('a body of unknown length is refused', async () => {
  const head = [
    'transfer-encoding: chunked',
    'content-type: image/png',
    `x-content-sha256: ${hashOf(PNG)}`,
  ];
  const told = await raw(
    head,
    Buffer.concat([
      Buffer.from(`${PNG.length.toString(16)}\r\n`),
      PNG,
      Buffer.from('\r\n0\r\n\r\n'),
    ]),
    'keep',
  );
  expect(told).toMatch(/^HTTP\/1\.1 400 /);
  expect(told).toContain('papers.length_missing');
});

test('who may not bring papers may not, before anything is read', async () => {
  expect((await send(PNG, { key: 'desk' })).code).toBe('access.not_permitted');
  expect((await send(PNG, { key: 'nobody' })).status).toBe(401);
  expect((await send(PNG, { key: 'inspector' })).code).toBe('access.not_permitted');
});

test('what a phone brings is kept under the mark that it is given, and the person’s number stands nowhere', async () => {
  const bytes = Buffer.concat([JPEG, randomBytes(64), Buffer.from([0xff, 0xd9])]);
  const own = routes.find(({ path }) => path === '/own/papers');
  const headers = { 'content-type': 'image/jpeg', 'x-content-sha256': hashOf(bytes) };
  const upload = { headers, size: bytes.length, bytes: Readable.from([bytes]) };
  await own?.handle({ area: database.area, caller: { id: 'P1' }, upload } as never);
  const [kept] = await database.asOwner<{ rows: string }>(
    'test: all of the file',
    `select (select json_agg(f) from paper_file f where hash = $1)::text
       || (select json_agg(t) from paper_taking t where hash = $1)::text as rows`,
    [hashOf(bytes)],
  );
  expect(kept?.rows).toContain('unnamed:1P');
  expect(kept?.rows).not.toContain('P1');
});

test('a scanner that is set and does not answer keeps everything out', async () => {
  const bytes = Buffer.concat([JPEG, randomBytes(64), Buffer.from([0xff, 0xd9])]);
  const other = { ...deps, scan: clamd(join(folder, 'no-such-socket')) };
  const once = async function* () {
    yield await Promise.resolve(bytes);
  };
  const headers = { 'content-type': 'image/jpeg', 'x-content-sha256': hashOf(bytes) };
  const upload = { headers, size: bytes.length, bytes: once() };
  await expect(takePaper(other, upload, { id: 'clerk', office: null })).rejects.toThrow('clamd');
  await expectNothing(hashOf(bytes));
});
