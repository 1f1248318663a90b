import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

type Message = { readonly key: string; readonly amount: string; readonly agreement: string };
type Entry = { readonly text: string; readonly agreement: string; asked: number; paid: number };

export type StubCollector = {
  readonly address: string;
  /** How often a key was collected: once, whatever was sent. */
  readonly timesPaid: (key: string) => number;
  readonly stop: () => Promise<void>;
};

const MOST_BYTES = 10_000;

/**
 * Stands for a bank or the tax office on loopback, and moves no money. An agreement that ends in 0001 fails, 0002 is unknown
 * once and then paid, of 0003 the money is taken and the answer is lost.
 */
export async function startStubCollector(): Promise<StubCollector> {
  const entries = new Map<string, Entry>();
  const server = createServer((request, response) => {
    answer(entries, request, response).catch(() => send(response, 400, { error: 'unreadable' }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // It never keeps a program running by itself.
  server.unref();
  const { port } = server.address() as { port: number };
  return {
    address: `http://127.0.0.1:${port}`,
    timesPaid: (key) => entries.get(key)?.paid ?? 0,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  entries: Map<string, Entry>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const [, place, key] = (request.url ?? '').split('/');
  if (place !== 'collections') return send(response, 404, { error: 'no such place' });
  if (request.method === 'GET') {
    const entry = entries.get(key ?? '');
    if (!entry) return send(response, 404, { error: 'unknown key' });
    entry.asked += 1;
    return send(response, 200, outcomeOf(entry));
  }
  const text = await readText(request);
  const message = JSON.parse(text) as Message;
  const known = entries.get(message.key);
  if (known && known.text !== text) return send(response, 409, { error: 'the key was used' });
  const entry = known ?? { text, agreement: message.agreement, asked: 0, paid: 0 };
  entries.set(message.key, entry);
  const said = outcomeOf(entry);
  if (message.agreement.endsWith('0003') && !known) return void request.socket.destroy();
  return send(response, 200, said);
}

function outcomeOf(entry: Entry) {
  const { agreement, asked } = entry;
  if (agreement.endsWith('0001')) {
    return { outcome: 'failed', reference: '', reason: 'the agreement is closed' };
  }
  if (agreement.endsWith('0002') && asked === 0) {
    return { outcome: 'unknown', reference: '', reason: 'not booked yet' };
  }
  entry.paid = 1;
  return { outcome: 'paid', reference: `STUB-${agreement}`, reason: '' };
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MOST_BYTES) throw new RangeError('too long');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
