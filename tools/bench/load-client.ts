import { connect, type Socket } from 'node:net';
import { BILL, encounterId, personId, providerId } from './seed.ts';
import { visitRequests } from './visit-requests.ts';

/**
 * The load: `clients` connections that each send the next settlement as soon as the last was answered.
 * It speaks HTTP/1.1 over plain sockets, so that on a machine of two cores the client takes little.
 */
export type LoadOrder = {
  readonly port: number;
  readonly area: string;
  readonly clients: number;
  readonly seconds: number;
  readonly warmUpSeconds: number;
  /** Number of the first encounter; people repeat after `people`. */
  readonly first: number;
  readonly people: number;
  /** Over the national interface: 2204, then 2207, of a visit that was registered. */
  readonly national: boolean;
};

export type LoadResult = {
  readonly settled: number;
  readonly used: number;
  readonly failed: number;
  readonly firstFailure: string;
  readonly seconds: number;
  /** Milliseconds, ascending. */
  readonly latencies: Float64Array;
};

async function load(order: LoadOrder): Promise<LoadResult> {
  const latencies: number[] = [];
  let next = order.first;
  let failed = 0;
  let firstFailure = '';
  const begin = performance.now();
  const countFrom = begin + order.warmUpSeconds * 1_000;
  const end = countFrom + order.seconds * 1_000;

  const client = async () => {
    const socket = await open(order.port);
    const exchange = exchangeOn(socket);
    while (performance.now() < end) {
      const sentAt = performance.now();
      const refused = await exchangeAll(exchange, order, next++);
      const answeredAt = performance.now();
      if (refused !== null) {
        failed += 1;
        firstFailure ||= refused;
      } else if (sentAt >= countFrom && answeredAt <= end) latencies.push(answeredAt - sentAt);
    }
    socket.destroy();
  };
  await Promise.all(Array.from({ length: order.clients }, client));
  return {
    settled: latencies.length,
    used: next - order.first,
    failed,
    firstFailure,
    seconds: order.seconds,
    latencies: Float64Array.from(latencies).sort(),
  };
}

/** Null: all were answered as they should be. */
async function exchangeAll(
  exchange: (request: string) => Promise<Reply>,
  order: LoadOrder,
  n: number,
): Promise<string | null> {
  const requests = order.national ? visitRequests(order, n) : [requestFor(order, n)];
  for (const request of requests) {
    const { status, body } = await exchange(request);
    if (status !== 200) return `${status} ${body()}`;
    if (order.national && !body().includes('"infcode":0')) return body();
  }
  return null;
}

function requestFor({ area, people }: LoadOrder, n: number): string {
  const body =
    `{"key":"K${n}","person":"${personId(n % people)}","provider":"${providerId(n)}",` +
    `"encounter":"${encounterId(n)}","claimedTotal":"${BILL}"}`;
  return (
    `POST /api/areas/${area}/settlements HTTP/1.1\r\nhost: localhost\r\n` +
    `content-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`
  );
}

type Reply = { readonly status: number; readonly body: () => string };

/** One request at a time; an answer is whole when its content-length has come. */
function exchangeOn(socket: Socket): (request: string) => Promise<Reply> {
  let chunks: Buffer[] = [];
  let have = 0;
  let need = -1;
  let resolve: (reply: Reply) => void = () => undefined;
  let reject: (error: Error) => void = () => undefined;
  socket.on('error', (error) => reject(error));
  socket.on('close', () => reject(new Error('the server closed the connection')));
  socket.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    have += chunk.length;
    if (need < 0) need = lengthOf(chunks.length === 1 ? chunk : Buffer.concat(chunks));
    if (need < 0 || have < need) return;
    const whole = chunks;
    const status = Number(whole[0]?.toString('latin1', 9, 12));
    chunks = [];
    have = 0;
    need = -1;
    resolve({ status, body: () => Buffer.concat(whole).toString('utf8') });
  });
  return (request) =>
    new Promise((onReply, onError) => {
      resolve = onReply;
      reject = onError;
      socket.write(request);
    });
}

const LENGTH = 'content-length: ';

/** Bytes of the whole answer, or -1 while its head is not complete. */
function lengthOf(start: Buffer): number {
  const head = start.indexOf('\r\n\r\n');
  if (head < 0) return -1;
  const at = start.indexOf(LENGTH);
  return (
    head +
    4 +
    Number.parseInt(start.toString('latin1', at + LENGTH.length, at + LENGTH.length + 12), 10)
  );
}

function open(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    socket.once('connect', () => resolve(socket));
    socket.once('error', reject);
  });
}

process.once('message', async (order: LoadOrder) => {
  // Leaving before the result is on its way would lose it.
  process.send?.(await load(order), () => process.disconnect());
});
