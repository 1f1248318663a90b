import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

type Outcome = 'paid' | 'failed' | 'unknown' | 'returned';
type Message = { readonly key: string; readonly amount: string; readonly number: string };
type Entry = {
  readonly message: Message;
  readonly text: string;
  /** The bank's day on which it first heard of it. */
  readonly since: string;
  asked: number;
  paid: number;
};

export type StubBank = {
  readonly address: string;
  /** How often a key was paid: once, whatever was sent. */
  readonly timesPaid: (key: string) => number;
  readonly stop: () => Promise<void>;
};

/** What an account number ending so makes of a payment, at first and when asked later. */
const SCRIPTS: Readonly<Record<string, readonly [Outcome, Outcome]>> = {
  '0001': ['failed', 'failed'],
  '0002': ['unknown', 'paid'],
  '0003': ['paid', 'returned'],
};
const REASONS: Readonly<Record<Outcome, string>> = {
  paid: '',
  failed: 'the account is closed',
  unknown: 'not booked yet',
  returned: 'the holder does not fit the account',
};
const MOST_BYTES = 10_000;

/**
 * A bank on loopback that moves no money. A key is paid once, however often it is sent. With days of its own what it
 * says later it says from the next day on, however often it was asked before.
 */
export async function startStubBank(today: (() => string) | null = null): Promise<StubBank> {
  const entries = new Map<string, Entry>();
  const server = createServer((request, response) => {
    answer({ entries, today }, request).then(
      ({ status, body }) => send(response, status, body),
      () => send(response, 400, { error: 'unreadable' }),
    );
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

type Said = { readonly status: number; readonly body: object };

type Books = { readonly entries: Map<string, Entry>; readonly today: (() => string) | null };

async function answer(books: Books, request: IncomingMessage): Promise<Said> {
  const { entries } = books;
  const [, place, key] = (request.url ?? '').split('/');
  if (place !== 'payments') return { status: 404, body: { error: 'no such place' } };
  if (request.method === 'GET' && key) {
    const entry = entries.get(key);
    if (!entry) return { status: 404, body: { error: 'unknown key' } };
    entry.asked += 1;
    return { status: 200, body: outcomeOf(books, entry) };
  }
  return pay(books, await readText(request));
}

function pay(books: Books, text: string): Said {
  const { entries, today } = books;
  const message = JSON.parse(text) as Message;
  const known = entries.get(message.key);
  if (known && known.text !== text) return { status: 409, body: { error: 'the key was used' } };
  const entry = known ?? { message, text, since: today?.() ?? '', asked: 0, paid: 0 };
  entries.set(message.key, entry);
  return { status: 200, body: outcomeOf(books, entry) };
}

function outcomeOf({ today }: Books, entry: Entry) {
  const [first, later] = SCRIPTS[entry.message.number.slice(-4)] ?? ['paid', 'paid'];
  const early = today ? entry.since === today() : entry.asked === 0;
  const outcome = early ? first : later;
  if (outcome === 'paid' || outcome === 'returned') entry.paid = 1;
  const reference = outcome === 'unknown' ? '' : `STUB-${entry.message.key.slice(0, 8)}`;
  return { outcome, reference, reason: REASONS[outcome] };
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
