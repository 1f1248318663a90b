import { randomBytes } from 'node:crypto';
import { createServer, type Socket } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import { Outage } from '../../kernel/rejection.ts';
import { freePort } from '../free-port.ts';
import { clamd } from './clamd.ts';
import { EICAR, EICAR_NAME, startClamd } from './testing-clamd.ts';
import { noVirusScan, type VirusScan } from './virus-scan.ts';

const daemon = await startClamd();
afterAll(daemon.stop);

async function lookAt(scan: VirusScan, ...chunks: Buffer[]) {
  const look = await scan.begin();
  for (const chunk of chunks) await look.tell(chunk);
  return look.verdict();
}

test.each([
  ['its socket', () => daemon.socket],
  ['TCP', () => daemon.port],
  ['TCP with its scheme', () => `tcp://${daemon.port}`],
])('clamd looks at files over %s', async (_, address) => {
  const scan = clamd(address());
  const clean = await lookAt(scan, randomBytes(100_000), Buffer.alloc(0), randomBytes(5_000_000));
  expect(clean.found).toBeNull();
  expect(clean.by).toMatch(/^clamd \d+\.\d+/);
  const infected = await lookAt(scan, Buffer.from('before '), Buffer.from(EICAR));
  expect(infected.found).toBe(EICAR_NAME);
});

test('a virus that lies across two chunks is found', async () => {
  const [head, tail] = [Buffer.from(EICAR).subarray(0, 20), Buffer.from(EICAR).subarray(20)];
  expect((await lookAt(clamd(daemon.socket), head, tail)).found).toBe(EICAR_NAME);
});

test('many files at once are looked at each for itself', async () => {
  const scan = clamd(daemon.socket);
  const said = await Promise.all(
    Array.from({ length: 12 }, (_, i) =>
      lookAt(scan, Buffer.from(i % 3 === 0 ? EICAR : `file ${i}`)),
    ),
  );
  expect(said.map(({ found }) => found !== null)).toEqual(said.map((_, i) => i % 3 === 0));
});

test('a look that is given up leaves the daemon at work', async () => {
  const look = await clamd(daemon.socket).begin();
  await look.tell(randomBytes(1_000));
  look.abandon();
  expect((await lookAt(clamd(daemon.socket), Buffer.from('x'))).found).toBeNull();
});

test('a daemon that is not there is an outage, and nothing counts as clean', async () => {
  const port = await freePort();
  await expect(lookAt(clamd(`127.0.0.1:${port}`), Buffer.from('x'))).rejects.toThrow(Outage);
  await expect(lookAt(clamd(`${daemon.socket}-none`), Buffer.from('x'))).rejects.toThrow(Outage);
});

test.each<[string, (line: Socket) => void]>([
  ['hangs up', (line) => line.destroy()],
  ['is silent', () => undefined],
  ['says it is too large', (line) => line.end('INSTREAM size limit exceeded. ERROR\0')],
])('a daemon that %s in the middle is an outage', async (_, behave) => {
  const server = createServer((line) => {
    line.on('error', () => undefined);
    line.once('data', (said) => {
      if (said.toString().startsWith('zVERSION')) line.end('ClamAV 1\0');
      else behave(line);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const scan = clamd(`127.0.0.1:${port}`, 300);
  await expect(lookAt(scan, randomBytes(3_000_000), randomBytes(10))).rejects.toThrow(Outage);
  server.close();
});

test('where no scanner is set, a file says so of itself', async () => {
  expect(await lookAt(noVirusScan, Buffer.from(EICAR))).toEqual({ by: 'none', found: null });
});
