import { Violation } from './call.ts';
import type { Acknowledged } from './journal.ts';
import { type Product, startProduct } from './product.ts';
import { randomFrom } from './random.ts';
import { proveSound, type RoundResult, runRound, type Victim, withDatabase } from './round.ts';
import { seedWorld } from './seed-round.ts';

export type ChaosOptions = {
  readonly rounds: number;
  readonly seed: number;
  readonly clients: number;
  readonly say: (line: string) => void;
  /** Who is killed in each round; drawn by the seed where it says nothing. */
  readonly victims?: readonly Victim[];
  /** Ends the run early, in order. */
  readonly signal?: AbortSignal;
};

export type ChaosResult = {
  readonly rounds: number;
  readonly acknowledged: number;
  readonly serverKills: number;
  readonly postgresKills: number;
  readonly lost: number;
  readonly doubled: number;
  readonly sound: boolean;
  /** Everything that must not be, in sentences; empty when the product kept its word. */
  readonly problems: readonly string[];
};

type Tally = {
  rounds: number;
  serverKills: number;
  postgresKills: number;
  lost: number;
  doubled: number;
  sound: boolean;
  readonly problems: string[];
  readonly acknowledged: Acknowledged[];
};

const PROVED_EVERY = 5;
const START_WITHIN_MS = 180_000;
const ROUND_WITHIN_MS = 60_000;

/** Stops at the first round that finds something wrong, and whatever happens leaves nothing behind. */
export async function runChaos(options: ChaosOptions): Promise<ChaosResult> {
  const tally: Tally = {
    rounds: 0,
    serverKills: 0,
    postgresKills: 0,
    lost: 0,
    doubled: 0,
    sound: false,
    problems: [],
    acknowledged: [],
  };
  const limit = AbortSignal.timeout(START_WITHIN_MS + options.rounds * ROUND_WITHIN_MS);
  const end = AbortSignal.any([limit, ...(options.signal ? [options.signal] : [])]);
  const product = await startProduct();
  try {
    await Promise.race([allRounds(product, options, tally), whenAborted(end)]);
  } catch (error) {
    tally.problems.push(...explain(error, product, limit));
  } finally {
    await product.stop();
  }
  const { acknowledged, ...rest } = tally;
  return {
    ...rest,
    acknowledged: acknowledged.filter(({ transaction }) => transaction === 'settle').length,
  };
}

async function allRounds(product: Product, options: ChaosOptions, tally: Tally): Promise<void> {
  const random = randomFrom(options.seed);
  await withDatabase(product, ({ sql }) => seedWorld(sql));
  for (let round = 1; round <= options.rounds; round++) {
    const drawn: Victim = random.happens(0.5) ? 'server' : 'postgres';
    const victim = options.victims?.[round - 1] ?? drawn;
    if (victim === 'server') tally.serverKills += 1;
    else tally.postgresKills += 1;
    const { clients } = options;
    const { acknowledged } = tally;
    const result = await runRound({ product, round, victim, clients, random, acknowledged });
    tally.rounds = round;
    tally.lost += result.lost.length;
    tally.doubled += result.doubled.length;
    tally.problems.push(...result.lost, ...result.doubled, ...result.broken);
    const proved = round % PROVED_EVERY === 0 || round === options.rounds;
    if (proved) {
      const found = await proveSound(product);
      tally.sound = found.length === 0;
      tally.problems.push(...found);
    }
    options.say(lineOf(round, victim, result) + (proved ? soundText(tally.sound) : ''));
    if (tally.problems.length > 0) return;
  }
}

function lineOf(round: number, victim: Victim, result: RoundResult): string {
  const { killedAfter, recoveredInMs, settled, reversed, repeated, recovered } = result;
  const damage = `${result.lost.length} lost, ${result.doubled.length} doubled`;
  return (
    `round ${round}: ${victim} killed after ${killedAfter} answers; ${settled} settled, ` +
    `${reversed} reversed, ${repeated} calls repeated, ${recovered} of them had been recorded; ` +
    `${damage}, ${result.broken.length} half-written; checked after ${(recoveredInMs / 1_000).toFixed(1)} s`
  );
}

function soundText(sound: boolean): string {
  return sound ? '; verify sound' : '; verify NOT SOUND';
}

export function summaryOf(result: ChaosResult): string {
  const { rounds, acknowledged, serverKills, postgresKills, lost, doubled, sound } = result;
  return (
    `${rounds} rounds, ${acknowledged} settlements acknowledged, ${serverKills} server kills, ` +
    `${postgresKills} postgres kills, ${lost} lost, ${doubled} doubled, ` +
    `verify ${sound ? 'sound' : 'NOT SOUND'}`
  );
}

function whenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const stop = () => reject(new Violation('the run was ended before its last round'));
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
  });
}

function explain(error: unknown, product: Product, limit: AbortSignal): string[] {
  const late = limit.aborted ? ['the run took too long'] : [];
  const what = error instanceof Violation ? error.message : String((error as Error).stack);
  return [...late, what, `The server's last words:\n${product.said()}`];
}
