import { type Exchange, exchangeOn, openSocket } from './exchange.ts';
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
    const socket = await openSocket(order.port);
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
  exchange: Exchange,
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

process.once('message', async (order: LoadOrder) => {
  // Leaving before the result is on its way would lose it.
  process.send?.(await load(order), () => process.disconnect());
});
