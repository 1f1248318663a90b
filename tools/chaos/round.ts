import { Violation } from './call.ts';
import { type ClientResult, replay, runClient } from './client.ts';
import { compareRecords, type Damage } from './compare-records.ts';
import type { Acknowledged } from './journal.ts';
import { AREA, type Product, pause } from './product.ts';
import { type Random, randomFrom } from './random.ts';
import { findHalfWritten, readStored } from './read-stored.ts';
import { peopleOf, seedRound } from './seed-round.ts';

export type Victim = 'server' | 'postgres';

export type RoundOrder = {
  readonly product: Product;
  readonly round: number;
  readonly victim: Victim;
  readonly clients: number;
  readonly random: Random;
  /** Of all rounds so far; this one adds to it. */
  readonly acknowledged: Acknowledged[];
};

export type RoundResult = Damage & {
  readonly killedAfter: number;
  readonly recoveredInMs: number;
  readonly settled: number;
  readonly reversed: number;
  readonly repeated: number;
  readonly recovered: number;
};

const BILLS = 960;
/** The moment of the kill: so many answers after the start, on a slow machine as on a fast one, */
const KILL_WITHIN_ANSWERS = 500;
/** and then so much later, anywhere in a batch; */
const KILL_WITHIN_MS = 40;
/** but not later than this. */
const ANSWERS_WITHIN_MS = 10_000;
const AFTERWARDS_MS = 150;
const REPLAYED_OF_ROUND = 120;
const REPLAYED_OF_ALL = 40;

/** Load, a kill at a random moment, recovery, and then a look at what is there. */
export async function runRound(order: RoundOrder): Promise<RoundResult> {
  const { product, round, random, acknowledged } = order;
  const bills = await withDatabase(product, ({ sql }) => seedRound(sql, round, BILLS));
  const killedAfter = random.below(KILL_WITHIN_ANSWERS);
  const pauseMs = random.below(KILL_WITHIN_MS);
  const counter = countTo(killedAfter);
  let stopped = false;
  const load = Array.from({ length: order.clients }, (_, client) =>
    runClient({
      round,
      client,
      url: product.url,
      random: randomFrom(random.below(2 ** 32)),
      people: peopleOf(round),
      bills: bills.filter((_, n) => n % order.clients === client),
      stopped: () => stopped,
      answered: counter.count,
    }),
  );
  const worked = Promise.allSettled(load);
  await Promise.race([counter.reached, pause(ANSWERS_WITHIN_MS), worked]);
  await pause(pauseMs);
  const began = performance.now();
  try {
    await killAndRecover(order);
    await pause(AFTERWARDS_MS);
  } finally {
    stopped = true;
  }
  const results = resultsOf(await worked);
  const own = results.flatMap((result) => result.acknowledged);
  acknowledged.push(...own);
  expectAlive(product);
  await replay(product.url, sampleOf(own, REPLAYED_OF_ROUND, random));
  await replay(product.url, sampleOf(acknowledged, REPLAYED_OF_ALL, random));
  return {
    ...(await inspect(product, acknowledged)),
    killedAfter,
    recoveredInMs: performance.now() - began,
    settled: own.filter(({ transaction }) => transaction === 'settle').length,
    reversed: own.filter(({ transaction }) => transaction === 'reverse').length,
    repeated: sumOf(results, 'repeated'),
    recovered: sumOf(results, 'recovered'),
  };
}

function countTo(wanted: number) {
  let left = wanted;
  let reach: () => void = () => undefined;
  const reached = new Promise<void>((resolve) => {
    reach = resolve;
  });
  const count = () => {
    left -= 1;
    if (left < 0) reach();
  };
  if (wanted === 0) reach();
  return { reached, count };
}

async function killAndRecover({ product, victim }: RoundOrder): Promise<void> {
  if (victim === 'postgres') return product.killPostgres();
  await product.killServer();
  await product.restart();
}

/** The clients' first failure is told, but only after all of them have ended. */
function resultsOf(worked: readonly PromiseSettledResult<ClientResult>[]): ClientResult[] {
  return worked.map((one) => {
    if (one.status === 'rejected') throw one.reason;
    return one.value;
  });
}

function expectAlive(product: Product): void {
  const ended = product.endedBy();
  if (ended !== null) throw new Violation(`the server ended by itself (${ended})`);
}

function sampleOf<T>(all: readonly T[], count: number, random: Random): T[] {
  if (all.length <= count) return [...all];
  return Array.from({ length: count }, () => all[random.below(all.length)] as T);
}

async function inspect(product: Product, acknowledged: readonly Acknowledged[]): Promise<Damage> {
  return withDatabase(product, async ({ sql }) => {
    const damage = compareRecords(acknowledged, await readStored(sql));
    return { ...damage, broken: [...damage.broken, ...(await findHalfWritten(sql))] };
  });
}

export async function withDatabase<T>(
  product: Product,
  work: (database: ReturnType<Product['openDatabase']>) => Promise<T>,
): Promise<T> {
  const database = product.openDatabase();
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

type Proof = {
  readonly sound: boolean;
  readonly checks: readonly { name: string; found: number; problems: readonly unknown[] }[];
};

/** What `verify` finds wrong, through the running server. */
export async function proveSound(product: Product): Promise<string[]> {
  const response = await fetch(`${product.url()}/api/areas/${AREA}/proof`);
  if (!response.ok) return [`verify answered ${response.status} ${await response.text()}`];
  const { sound, checks } = (await response.json()) as Proof;
  const wrong = checks.filter(({ found }) => found > 0);
  if (sound) return [];
  return wrong.map(({ name, found, problems }) => {
    return `verify: ${name}: ${found} wrong, such as ${JSON.stringify(problems.slice(0, 3))}`;
  });
}

function sumOf(results: readonly ClientResult[], field: 'repeated' | 'recovered'): number {
  return results.reduce((total, result) => total + result[field], 0);
}
