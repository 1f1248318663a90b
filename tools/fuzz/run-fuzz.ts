import { nationalCatalogue } from '../../src/border/national/index.ts';
import type { RawAnswer } from '../../src/platform/http/door.ts';
import { type Random, randomFrom } from '../chaos/random.ts';
import { type Built, buildEnvelope } from './build-envelope.ts';
import { judge } from './judge.ts';
import { mutateBytes } from './mutate-bytes.ts';
import { mutateEnvelope } from './mutate-envelope.ts';
import { pick } from './pick.ts';
import { type Pool, remember } from './plausible-value.ts';
import { createTally, type Tally } from './tally.ts';
import type { Target } from './target.ts';
import { advance, nextThread, numberOf, type Thread } from './threads.ts';

export type FuzzOptions = {
  readonly target: Target;
  readonly cases: number;
  readonly seed: number;
  /** It ends by then, however many cases there were. */
  readonly seconds?: number;
  readonly say?: (line: string) => void;
};

export type FuzzResult = {
  readonly cases: number;
  readonly done: number;
  readonly refused: number;
  readonly problems: readonly string[];
  readonly heapMb: { readonly early: number; readonly late: number };
  /** Offered numbers that no message of the run got done, with what refused them most. */
  readonly never: readonly string[];
};

const PROBLEMS_MAX = 20;
const SAID_EVERY = 10_000;
const MB = 1_048_576;

type Run = {
  readonly target: Target;
  readonly random: Random;
  readonly pool: Pool;
  readonly threads: Thread[];
};

/** Each case is one message, one after another, so that a write and an answer belong together. */
export async function runFuzz(options: FuzzOptions): Promise<FuzzResult> {
  const { target, cases, seed, say, seconds = Number.POSITIVE_INFINITY } = options;
  const random = randomFrom(seed);
  const run: Run = { target, random, pool: new Map(target.known), threads: [] };
  const tally = createTally();
  const problems: string[] = [];
  const began = performance.now();
  const elapsed = () => (performance.now() - began) / 1_000;
  let early = 0;
  let at = 0;
  for (; at < cases && problems.length < PROBLEMS_MAX && elapsed() < seconds; at += 1) {
    const problem = await oneCase(run, tally);
    if (problem) {
      problems.push(`case ${at} of seed ${seed}: ${problem}`);
      say?.(problems.at(-1) ?? '');
    }
    if (at === Math.floor(cases / 5)) early = memoryMb();
    if (at > 0 && at % SAID_EVERY === 0) {
      const rate = Math.floor(at / elapsed());
      say?.(`${at} cases, ${tally.done()} done, ${rate} a second, memory ${memoryMb()} MB`);
    }
  }
  const heapMb = { early, late: memoryMb() };
  if (heapMb.late > 2 * early + 64) problems.push(`memory grew: ${JSON.stringify(heapMb)}`);
  const counts = { cases: at, done: tally.done(), refused: tally.refused() };
  return { ...counts, problems, heapMb, never: tally.never(target.numbers) };
}

async function oneCase({ target, random, pool, threads }: Run, tally: Tally) {
  const thread = nextThread(threads, target.people, target.providers, random);
  const number = nextNumber(target, thread, random);
  const source = { catalogue: nationalCatalogue(), pool, thread, random };
  const built = buildEnvelope(number, source);
  const body = mutated(built, random);
  const headers = random.happens(0.02) ? pick(HEADERS, random) : {};
  const answer: RawAnswer = await target.answer({ path: '/callService', headers, body });
  const outcome = judge(answer, target.takeWrites());
  tally.count(number, outcome.refusal);
  if (outcome.refusal === null) {
    const { msgid, input } = built;
    advance(thread, { number, message: msgid, input, output: outcome.output }, random);
    harvest(pool, input);
    harvest(pool, outcome.output);
  }
  return outcome.problem && `${outcome.problem}\n  ${clip(body)}`;
}

const HEADERS: readonly Record<string, string>[] = [
  { apikey: 'nobody' },
  { _api_signature: 'x' },
  { 'x-tif-paasid': 'p', 'x-tif-timestamp': 'now', 'x-tif-nonce': 'n', 'x-tif-signature': 's' },
];

/** What a patient's case asks for next, any offered number, and at times one that is not offered. */
function nextNumber({ numbers }: Target, thread: Thread, random: Random): string {
  if (random.happens(0.5)) return numberOf(thread);
  if (random.happens(0.96)) return pick(numbers, random);
  return pick(nationalCatalogue().all(), random).number;
}

/** Half of the messages stay what the catalogue allows: a door that refuses all is not tried behind it. */
function mutated(built: Built, random: Random): Buffer {
  const chance = random.below(100);
  const envelope = chance < 50 ? built : mutateEnvelope(structuredClone(built), random);
  const body = Buffer.from(JSON.stringify(envelope));
  return chance >= 80 ? mutateBytes(body, random) : body;
}

/** Ids are sent again in later messages. */
function harvest(pool: Pool, node: unknown): void {
  if (typeof node !== 'object' || node === null) return;
  for (const [code, value] of Object.entries(node)) {
    if (typeof value === 'object') harvest(pool, value);
    else if (/_(?:id|no|sn|codg)$/.test(code)) remember(pool, code, value);
  }
}

function clip(body: Buffer): string {
  return body.toString().slice(0, 3000);
}

function memoryMb(): number {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return Math.floor((heapUsed + external) / MB);
}
