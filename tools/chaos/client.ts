import { type Call, callUntilAnswered, codeOf, type Reply, Violation } from './call.ts';
import {
  type Acknowledged,
  checkReplay,
  digestOf,
  recordedIn,
  recordsOf,
  text,
} from './journal.ts';
import type { Random } from './random.ts';
import { DAY, type OpenBill, PROVIDERS } from './seed-round.ts';

export type ClientOrder = {
  readonly round: number;
  readonly client: number;
  readonly url: () => string;
  readonly random: Random;
  readonly people: readonly string[];
  /** Bills of this client alone. */
  readonly bills: OpenBill[];
  readonly stopped: () => boolean;
  /** Called after each answer. */
  readonly answered: () => void;
};

export type ClientResult = {
  readonly acknowledged: readonly Acknowledged[];
  /** Calls that had to be sent again. */
  readonly repeated: number;
  /** Of those, the ones that had been recorded although their answer was lost. */
  readonly recovered: number;
};

type Settled = { readonly bill: OpenBill; readonly id: string };

type Desk = ClientOrder & {
  readonly acknowledged: Acknowledged[];
  readonly settled: Settled[];
  repeated: number;
  recovered: number;
  count: number;
};

/** One desk of a hospital: settles, and between that reverses, asks for quotes and uploads charges. */
export async function runClient(order: ClientOrder): Promise<ClientResult> {
  const desk: Desk = {
    ...order,
    acknowledged: [],
    settled: [],
    repeated: 0,
    recovered: 0,
    count: 0,
  };
  while (!desk.stopped()) {
    await act(desk);
    desk.answered();
  }
  return desk;
}

async function act(desk: Desk): Promise<void> {
  const { random, bills, settled } = desk;
  desk.count += 1;
  const chance = random.below(100);
  if (chance < 12 && settled.length > 0) return reverse(desk);
  const bill = chance < 75 || bills.length === 0 ? bills.shift() : undefined;
  if (bill) return settle(desk, bill);
  if (chance < 88 && bills[0]) return quote(desk, bills[0]);
  return openAndCharge(desk);
}

async function settle(desk: Desk, bill: OpenBill): Promise<void> {
  const { encounter, person, provider, total } = bill;
  const key = keyOf(desk, 'S');
  const call = {
    path: '/settlements',
    body: {
      key,
      person,
      provider,
      encounter,
      claimedTotal: total,
      useOwnAccount: desk.random.happens(0.5),
      useMutualAid: desk.random.happens(0.5),
    },
  };
  const reply = await perform(desk, call);
  keep(desk, { call, reply, transaction: 'settle', provider, key });
  const [first] = recordsOf(reply);
  if (first) desk.settled.push({ bill, id: first.id });
}

/** The bill may then be settled anew, under another key. */
async function reverse(desk: Desk): Promise<void> {
  const [{ bill, id }] = desk.settled.splice(desk.random.below(desk.settled.length), 1) as [
    Settled,
  ];
  const { person, provider } = bill;
  const key = keyOf(desk, 'R');
  const call = {
    path: `/settlements/${id}/reversals`,
    body: { key, provider, person, reason: 'chaos' },
  };
  const reply = await perform(desk, call);
  keep(desk, { call, reply, transaction: 'reverse', provider, key });
  if (desk.random.happens(0.5)) desk.bills.push(bill);
}

async function quote(desk: Desk, { encounter, person, provider }: OpenBill): Promise<void> {
  await perform(desk, { path: '/quotes', body: { encounter, person, provider } });
}

/** Opening is repeated safely by its id, an upload by its content: a second one is refused. */
async function openAndCharge(desk: Desk): Promise<void> {
  const { random, people } = desk;
  const encounter = keyOf(desk, 'E');
  const person = people[random.below(people.length)] ?? '';
  const provider = PROVIDERS[random.below(PROVIDERS.length)] ?? PROVIDERS[0];
  const opening = { id: encounter, person, provider, kind: 'outpatient', startedOn: DAY };
  await perform(desk, { path: '/encounters', body: opening });
  const amounts = ['120.00', `${1 + random.below(900)}.50`];
  const total = `${120 + Number.parseInt(amounts[1] ?? '', 10)}.50`;
  const lines = amounts.map((amount, n) => ({
    code: n === 0 ? 'A' : 'B',
    day: DAY,
    quantity: '1',
    unitPrice: amount,
    amount,
  }));
  const call = { path: `/encounters/${encounter}/charges`, body: { lines, total } };
  const reply = await callUntilAnswered(desk.url, call);
  const repeated = reply.tries > 1;
  if (repeated) desk.repeated += 1;
  if (repeated && codeOf(reply) === 'encounter.duplicate_upload') desk.recovered += 1;
  else expectAnswer(call, reply);
  desk.bills.push({ encounter, person, provider, total });
}

async function perform(desk: Desk, call: Call): Promise<Reply> {
  const reply = await callUntilAnswered(desk.url, call);
  expectAnswer(call, reply);
  if (reply.tries > 1) desk.repeated += 1;
  return reply;
}

function expectAnswer(call: Call, reply: Reply): void {
  if (reply.status === 200) return;
  const sent = JSON.stringify(call.body);
  throw new Violation(`answered ${reply.status} ${text(reply)} to ${call.path} ${sent}`);
}

type Kept = Pick<Acknowledged, 'call' | 'transaction' | 'provider' | 'key'> & {
  readonly reply: Reply;
};

function keep(desk: Desk, { reply, ...kept }: Kept): void {
  const { replayed } = recordedIn(reply);
  if (replayed && reply.tries === 1) throw new Violation(`key ${kept.key}: new, and yet replayed`);
  if (replayed) desk.recovered += 1;
  const records = recordsOf(reply);
  if (records.length === 0) throw new Violation(`key ${kept.key}: nothing was recorded`);
  desk.acknowledged.push({ round: desk.round, ...kept, records, digest: digestOf(reply) });
}

function keyOf({ round, client, count }: Desk, kind: string): string {
  return `R${round}C${client}${kind}${count}`;
}

/** Sends acknowledged calls again. */
export async function replay(url: () => string, sample: readonly Acknowledged[]): Promise<void> {
  await Promise.all(
    sample.map(async (acknowledged) =>
      checkReplay(acknowledged, await callUntilAnswered(url, acknowledged.call)),
    ),
  );
}
