import type { Random } from '../chaos/random.ts';
import { pick } from './pick.ts';

/** What one patient's messages have in common, by field code, so that they fit together. */
export type Thread = {
  readonly values: Map<string, string>;
  readonly flow: readonly string[];
  step: number;
  age: number;
};

export type Person = ReadonlyMap<string, string>;

/** Orders in which hospitals, pharmacies and agencies are known to send. */
const FLOWS: readonly (readonly string[])[] = [
  ['1101', '2201', '2203', '2204', '2206', '2207', '5203', '3505', '2208', '2205', '2202'],
  ['2201', '2203A', '2204', '2207A', '4101', '4102', '4104', '4103', '2208', '2601'],
  ['2401', '2301', '2403', '2406', '2303', '2402', '2304', '4101A', '4102', '2305', '2405', '2302'],
  ['2401', '4401', '4402', '4501', '4502', '4503', '4504', '4505', '4506', '4701', '5402', '2404'],
  ['2401', '2301', '2306', '2302', '2301', '2303A', '2304A', '100001', '2601', '2404'],
  ['2101', '2102', '3505', '3506', '2103'],
  ['2503', '5301', '2504', '2505', '5302', '2506', '2501', '5304', '2502', '2507'],
  ['9101', '9102', '3201', '3202', '3203', '3204', '4104', '4105'],
  ['3301', '1317', '3302', '3401', '5101', '3402', '3403', '5102'],
  ['3501', '3502A', '3503', '3504', '3501A', '3507'],
];

const THREADS_MAX = 24;
const OLD = 80;
const REPEATS = 0.2;

let begun = 0;

/** One of the patients under way, or a new one in the place of one who is done. */
export function nextThread(
  threads: Thread[],
  people: readonly Person[],
  providers: readonly string[],
  random: Random,
): Thread {
  const at = random.below(THREADS_MAX);
  const known = threads[at];
  if (known && known.age < OLD && known.step < known.flow.length) {
    known.age += 1;
    return known;
  }
  const fresh = beginThread(people, providers, random);
  threads[at] = fresh;
  return fresh;
}

function beginThread(
  people: readonly Person[],
  providers: readonly string[],
  random: Random,
): Thread {
  begun += 1;
  const flow = pick(FLOWS, random);
  const person = people.length > 0 ? pick(people, random) : new Map<string, string>();
  const values = new Map([
    ...person,
    ['fixmedins_code', providerFor(flow, providers, random)],
    ['chrg_bchno', `B${begun}`],
    ['ipt_otp_no', `N${begun}`],
    ['ipt_no', `N${begun}`],
    ['med_type', medicalType(flow, random)],
  ]);
  return { values, flow, step: 0, age: 0 };
}

function medicalType(flow: readonly string[], random: Random): string {
  if (flow.includes('2401')) return '2101';
  return flow.includes('2102') ? '41' : pick(['11', '11', '14'], random);
}

function providerFor(
  flow: readonly string[],
  providers: readonly string[],
  random: Random,
): string {
  const fitting = providers.filter((id) => id.startsWith('P') === flow.includes('2102'));
  return pick(fitting.length > 0 ? fitting : providers, random);
}

export function numberOf({ flow, step }: Thread): string {
  return flow[step] ?? flow[0] ?? '1101';
}

/** A message that was done: its ids are those of the ones to come. */
export function advance(thread: Thread, done: Done, random: Random): void {
  const { values } = thread;
  if (done.number === numberOf(thread) && !random.happens(REPEATS)) thread.step += 1;
  for (const [code, value] of idsIn(done.output)) values.set(code, value);
  if (REVERSIBLE.has(done.number)) {
    values.set('omsgid', done.message);
    values.set('oinfno', done.number);
  }
  if (done.number === '2204' || done.number === '2301') addToTotal(values, done.input);
}

export type Done = {
  readonly number: string;
  readonly message: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly output: unknown;
};

const REVERSIBLE = new Set(['2102', '2207', '2304', '2401']);
const PER_CENT = 100;

function addToTotal(values: Map<string, string>, { feedetail }: Done['input']): void {
  const rows = Array.isArray(feedetail) ? (feedetail as Record<string, unknown>[]) : [];
  const line = rows[0]?.feedetl_sn;
  if (typeof line === 'string') values.set('feedetl_sn', line);
  let fen = Math.round(Number(values.get('medfee_sumamt') ?? 0) * PER_CENT);
  for (const row of rows) fen += Math.round(Number(row.det_item_fee_sumamt ?? 0) * PER_CENT);
  if (Number.isSafeInteger(fen)) values.set('medfee_sumamt', (fen / PER_CENT).toFixed(2));
}

/** Ids that stand in no list: those of a list may be somebody else's. */
function* idsIn(output: unknown): Generator<[string, string]> {
  if (typeof output !== 'object' || output === null || Array.isArray(output)) return;
  for (const [code, value] of Object.entries(output)) {
    if (typeof value === 'object') yield* idsIn(value);
    else if (typeof value === 'string' && value !== '' && /_(?:id|no|sn)$/.test(code)) {
      yield [code, value];
    }
  }
}
