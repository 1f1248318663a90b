import { nationalCatalogue } from '../../src/border/national/index.ts';
import type { RawAnswer } from '../../src/platform/http/door.ts';
import { type Random, randomFrom } from '../chaos/random.ts';
import { buildEnvelope, type Pool, pick, remember } from './build-envelope.ts';
import { mutateBytes } from './mutate-bytes.ts';
import { mutateEnvelope } from './mutate-envelope.ts';
import type { Target } from './target.ts';

export type FuzzOptions = {
  readonly target: Target;
  readonly cases: number;
  readonly seed: number;
  readonly say?: (line: string) => void;
};

export type FuzzResult = {
  readonly cases: number;
  readonly done: number;
  readonly refused: number;
  readonly problems: readonly string[];
  readonly heapMb: { readonly early: number; readonly late: number };
};

const PROBLEMS_MAX = 20;
const MB = 1_048_576;

/** Each case is one message, one after another, so that a write and an answer belong together. */
export async function runFuzz({ target, cases, seed, say }: FuzzOptions): Promise<FuzzResult> {
  const random = randomFrom(seed);
  const pool: Pool = new Map(target.known);
  const problems: string[] = [];
  const tally = { done: 0, refused: 0, early: 0, late: 0 };
  for (let at = 0; at < cases && problems.length < PROBLEMS_MAX; at += 1) {
    const body = nextBody(target, pool, random);
    const headers = random.happens(0.02) ? pick(HEADERS, random) : {};
    const answer = await target.answer({ path: '/callService', headers, body });
    const outcome = judge(answer, target.takeWrites());
    if (outcome.problem)
      problems.push(`case ${at} of seed ${seed}: ${outcome.problem}\n  ${clip(body)}`);
    if (outcome.refused) tally.refused += 1;
    else tally.done += 1;
    harvest(pool, outcome.output);
    if (at === Math.floor(cases / 5)) tally.early = heapMb();
    if (at > 0 && at % 10_000 === 0) say?.(`${at} cases, ${tally.done} done, heap ${heapMb()} MB`);
  }
  tally.late = heapMb();
  const heap = { early: tally.early, late: tally.late };
  if (heap.late > 2 * heap.early + 64) problems.push(`memory grew: ${JSON.stringify(heap)}`);
  return { cases, done: tally.done, refused: tally.refused, problems, heapMb: heap };
}

const HEADERS: readonly Record<string, string>[] = [
  { apikey: 'nobody' },
  { _api_signature: 'x' },
  { 'x-tif-paasid': 'p', 'x-tif-timestamp': 'now', 'x-tif-nonce': 'n', 'x-tif-signature': 's' },
];

function nextBody(target: Target, pool: Pool, random: Random): Buffer {
  const catalogue = nationalCatalogue();
  const any = catalogue.all().map((spec) => spec.number);
  const number = pick(random.happens(0.9) ? target.numbers : any, random);
  const built = buildEnvelope(number, { catalogue, pool, random });
  const body = Buffer.from(JSON.stringify(mutateEnvelope(built, random)));
  return random.happens(0.25) ? mutateBytes(body, random) : body;
}

type Outcome = {
  readonly problem: string | null;
  readonly refused: boolean;
  readonly output: unknown;
};

function judge({ status, contentType, body }: RawAnswer, writes: readonly string[]): Outcome {
  if (contentType === 'application/octet-stream')
    return { problem: null, refused: false, output: null };
  const answer = parse(body);
  const refused = answer === null || answer.infcode !== 0;
  const output = answer?.output ?? null;
  const problem = problemOf({ status, answer, writes: refused ? writes : [] });
  return { problem, refused, output };
}

type Judged = {
  readonly status: number;
  readonly answer: Record<string, unknown> | null;
  readonly writes: readonly string[];
};

function problemOf({ status, answer, writes }: Judged): string | null {
  if (answer === null) return 'the answer is not JSON';
  if (status !== 200 && status !== 401) return `status ${status}: ${String(answer.err_msg)}`;
  if (writes.length > 0)
    return `refused (${String(answer.err_msg)}), but it wrote: ${writes.join(', ')}`;
  if (status === 200 && ![0, -1].includes(answer.infcode as number)) return 'no infcode';
  if (String(answer.err_msg ?? '').length > 200) return 'a sentence longer than 200 characters';
  return null;
}

function parse(body: string | Uint8Array): Record<string, unknown> | null {
  try {
    return JSON.parse(body.toString()) as Record<string, unknown>;
  } catch {
    return null;
  }
}

/** Ids of answers are sent back in later messages. */
function harvest(pool: Pool, output: unknown): void {
  if (typeof output !== 'object' || output === null) return;
  for (const [code, value] of Object.entries(output)) {
    if (typeof value === 'object') harvest(pool, value);
    else if (/_(id|no|sn)$/.test(code)) remember(pool, code, value);
  }
}

function clip(body: Buffer): string {
  return body.toString().slice(0, 1500);
}

function heapMb(): number {
  globalThis.gc?.();
  return Math.floor(process.memoryUsage().heapUsed / MB);
}
