import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { GatewayAnswer, Message } from './model.ts';

export type StubGateway = {
  readonly address: string;
  /** How often a key was delivered: once, whatever was sent. */
  readonly timesDelivered: (key: string) => number;
  /** How often a key was sent here. */
  readonly timesAsked: (key: string) => number;
  readonly delivered: () => readonly Message[];
  readonly stop: () => Promise<void>;
};

/** What the end of an address makes of a message. */
const SCRIPTS: Readonly<Record<string, 'failed' | 'unknown'>> = {
  '0001': 'failed',
  '0002': 'unknown',
};
const MOST_BYTES = 10_000;

type Entry = { readonly message: Message; asked: number; delivered: number };

/** A gateway on loopback that reaches nobody, for trials and tests. A key is delivered once, however often it is sent. */
export async function startStubGateway(delayMs = 0): Promise<StubGateway> {
  const entries = new Map<string, Entry>();
  const server = createServer((request, response) => {
    hear(entries, request).then(
      (answer) => setTimeout(() => say(response, 200, answer), delayMs),
      () => say(response, 400, { error: 'unreadable' }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // It never keeps a program running by itself.
  server.unref();
  const { port } = server.address() as { port: number };
  return {
    address: `http://127.0.0.1:${port}/messages`,
    timesDelivered: (key) => entries.get(key)?.delivered ?? 0,
    timesAsked: (key) => entries.get(key)?.asked ?? 0,
    delivered: () =>
      [...entries.values()].flatMap((one) => (one.delivered > 0 ? [one.message] : [])),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function hear(entries: Map<string, Entry>, request: IncomingMessage): Promise<GatewayAnswer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MOST_BYTES) throw new Error('too long');
    chunks.push(chunk);
  }
  const message = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Message;
  const entry = entries.get(message.key) ?? { message, asked: 0, delivered: 0 };
  entries.set(message.key, entry);
  entry.asked += 1;
  const script = SCRIPTS[message.to.slice(-4)];
  if (script === 'failed') return { outcome: 'failed', reason: 'no such subscriber' };
  if (script === 'unknown') return { outcome: 'unknown', reason: 'the carrier does not answer' };
  entry.delivered = 1;
  return { outcome: 'sent', reference: `STUB-${message.key.slice(0, 8)}` };
}

function say(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
