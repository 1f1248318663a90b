import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** How long a request is on its way: longer than a window takes to close. */
const ON_THE_WAY_MS = 700;

export type SlowLine = {
  readonly address: string;
  /** From now on a request takes its time, and one whose sender hangs up meanwhile never arrives. */
  readonly slowDown: () => void;
  readonly close: () => Promise<void>;
};

/** A line to the server that loses what nobody waits for: on the same computer everything would have arrived already. */
export async function openSlowLine(server: string): Promise<SlowLine> {
  const { hostname, port } = new URL(server);
  const open = new Set<Socket>();
  let slow = false;
  const line = createServer((near) => {
    const far = connect(Number(port), hostname);
    open.add(near);
    near.on('data', (chunk) => {
      const pass = () => void (near.destroyed || far.write(chunk));
      if (slow) setTimeout(pass, ON_THE_WAY_MS);
      else pass();
    });
    far.on('data', (chunk) => void (near.destroyed || near.write(chunk)));
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      one.on('error', () => one.destroy());
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
    }
  });
  line.listen(0, '127.0.0.1');
  await once(line, 'listening');
  return {
    address: `http://127.0.0.1:${(line.address() as AddressInfo).port}`,
    slowDown: () => {
      slow = true;
    },
    close: async () => {
      for (const socket of open) socket.destroy();
      line.close();
      await once(line, 'close');
    },
  };
}
