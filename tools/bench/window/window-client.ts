import { type Exchange, exchangeOn, openSocket } from '../exchange.ts';
import type { Ask } from './asks.ts';

/** Users who each read one page after another; `thinking` is how long, in milliseconds, from and to. */
export type WindowOrder = {
  readonly port: number;
  readonly users: readonly (readonly Ask[])[];
  readonly seconds: number;
  readonly warmUpSeconds: number;
  readonly thinking: readonly [number, number];
};

export type WindowResult = {
  /** Milliseconds of each kind of page. */
  readonly latencies: Readonly<Record<string, readonly number[]>>;
  readonly answered: number;
  readonly failed: number;
  readonly firstFailure: string;
};

async function load(order: WindowOrder): Promise<WindowResult> {
  const { thinking, warmUpSeconds, seconds } = order;
  const latencies: Record<string, number[]> = {};
  let [answered, failed, firstFailure] = [0, 0, ''];
  const countFrom = performance.now() + warmUpSeconds * 1_000;
  const end = countFrom + seconds * 1_000;

  const user = async (asks: readonly Ask[], index: number) => {
    const socket = await openSocket(order.port);
    const exchange: Exchange = exchangeOn(socket);
    // Each begins elsewhere in his day, so that not all ask for the same at once.
    for (let at = index * 5; ; at += 1) {
      await pause(thinking);
      if (performance.now() >= end) break;
      const { kind, request } = asks[at % asks.length] as Ask;
      const sentAt = performance.now();
      const { status, body } = await exchange(request);
      const answeredAt = performance.now();
      if (status !== 200) {
        failed += 1;
        firstFailure ||= `${request.slice(0, request.indexOf('\r'))}: ${status} ${body().slice(-300)}`;
      } else if (sentAt >= countFrom) {
        answered += 1;
        latencies[kind] ??= [];
        latencies[kind].push(answeredAt - sentAt);
      }
    }
    socket.destroy();
  };
  await Promise.all(order.users.map(user));
  return { latencies, answered, failed, firstFailure };
}

function pause([from, to]: readonly [number, number]): Promise<void> | undefined {
  if (to === 0) return undefined;
  return new Promise((resolve) => setTimeout(resolve, from + Math.random() * (to - from)));
}

process.once('message', async (order: WindowOrder) => {
  // Leaving before the result is on its way would lose it.
  process.send?.(await load(order), () => process.disconnect());
});
