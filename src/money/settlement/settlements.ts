import { assert } from '../../kernel/assert.ts';
import type { RequestKey, SettlementId } from '../../kernel/ids.ts';
import { type Money, ZERO } from '../../kernel/money.ts';
import { Rejection } from '../../kernel/rejection.ts';
import type { Clock } from '../../platform/clock.ts';
import type { IdSource } from '../../platform/id-source.ts';
import { createLanes } from '../../platform/lanes.ts';
import type { AreaDatabase, Connection, Sql } from '../../platform/sql.ts';
import { createStaff } from '../../platform/staff.ts';
import type { PolicyShelf } from '../../rules/policy/index.ts';
import { type AuditChain, openAuditChain } from './audit-chain.ts';
import type { Books } from './books.ts';
import { decideAll, type Verdict } from './decide-all.ts';
import type { Facts } from './facts.ts';
import { booksFrom, gather } from './gather.ts';
import type {
  Command,
  QuoteRequest,
  RecomputeRequest,
  Recording,
  ReverseRequest,
  SettlementRow,
  SettleRequest,
} from './model.ts';
import { recordBatch } from './record.ts';
import { findSettlements } from './store.ts';

export type SettlementDeps = {
  readonly database: AreaDatabase;
  readonly shelf: PolicyShelf;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly workers?: number;
  readonly batchMax?: number;
};

/** A record with the names that a page or a slip shows beside it. */
export type NamedSettlement = {
  readonly row: SettlementRow;
  readonly personName: string;
  readonly providerName: string;
};

/** `replayed`: the key was answered before, and this is that answer. */
export type Answer = {
  readonly replayed: boolean;
  readonly settlements: readonly NamedSettlement[];
};

export type Settlements = {
  /** Computes and records nothing. By `reading` it waits for no connection that its caller's neighbours hold. */
  readonly quote: (request: QuoteRequest, reading?: Sql) => Promise<Answer>;
  /** Each as if it were the only one: two stays of one person do not count for each other. */
  readonly quoteMany: (
    requests: readonly QuoteRequest[],
  ) => Promise<readonly (Answer | Rejection)[]>;
  readonly settle: (request: SettleRequest) => Promise<Answer>;
  readonly reverse: (request: ReverseRequest) => Promise<Answer>;
  readonly recompute: (request: RecomputeRequest) => Promise<Answer>;
  /** Settles a list in order and returns an outcome for each. */
  readonly settleMany: (
    requests: readonly SettleRequest[],
  ) => Promise<readonly (Answer | Rejection)[]>;
  readonly close: () => Promise<void>;
};

type Worker = { connection: Connection; chain: AuditChain };

export function createSettlements(deps: SettlementDeps): Settlements {
  const { database, workers = 3, batchMax = 64 } = deps;
  // Each worker keeps one connection and one audit chain; a broken one is replaced with both.
  const staff = createStaff(async (): Promise<Worker> => {
    const connection = await database.connect();
    return { connection, chain: await openAuditChain(connection.sql, deps.ids) };
  });

  async function run(
    batch: readonly Command[],
    index: number,
  ): Promise<readonly (Answer | Rejection)[]> {
    return runBatch(deps, await staff.of(index), batch);
  }

  const lanes = createLanes<Command, Answer>({
    workers,
    batchMax,
    claimOf: ({ person }) => person,
    // A correction reads the person's whole history, so it must not share a batch with another
    // command; and one after the other in a batch, a failure would leave the first recorded.
    isAlone: ({ type }) => type !== 'settle',
    run,
  });
  return {
    async quote(request, reading) {
      const [answer] = await quoteMany(deps, [request], reading);
      assert(answer, 'a request is answered');
      if (answer instanceof Rejection) throw answer;
      return answer;
    },
    quoteMany: (requests) => quoteMany(deps, requests),
    settle: (request) => lanes.submit({ type: 'settle', ...request }),
    reverse: (request) => lanes.submit({ type: 'reverse', ...request }),
    recompute: (request) => lanes.submit({ type: 'recompute', ...request }),
    settleMany: (requests) =>
      Promise.all(
        requests.map((request) =>
          lanes.submit({ type: 'settle', ...request }).catch((error) => {
            if (error instanceof Rejection) return error;
            throw error;
          }),
        ),
      ),
    async close() {
      await lanes.close();
      await staff.close();
    },
  };
}

/** Gather, decide, record. */
async function runBatch(
  deps: SettlementDeps,
  worker: Worker,
  commands: readonly Command[],
): Promise<readonly (Answer | Rejection)[]> {
  const { shelf, clock, ids } = deps;
  const { sql } = worker.connection;
  const { facts, books } = await gather({ sql, shelf, today: clock.today() }, commands);

  const verdicts = decideAll(commands, facts, books, () => ids.next() as SettlementId);

  const rows = await record(deps, worker, verdicts, books);
  const replays = await findReplays(sql, verdicts);
  const known = replays.size === 0 ? rows : new Map([...rows, ...replays]);
  return verdicts.map((verdict) => answerOf(verdict, known, facts));
}

async function record(
  { clock, ids, shelf }: SettlementDeps,
  { connection, chain }: Worker,
  verdicts: readonly Verdict[],
  books: Books,
): Promise<ReadonlyMap<SettlementId, SettlementRow>> {
  const recordings = verdicts.flatMap((verdict): Recording[] =>
    !(verdict instanceof Rejection) && 'recording' in verdict && !verdict.repeated
      ? [verdict.recording]
      : [],
  );
  if (recordings.length === 0) return new Map();
  const sets = new Set(recordings.flatMap(({ records }) => records.map((r) => r.policySet)));
  await shelf.keepSets([...sets]);
  const rows = await recordBatch(connection.sql, chain, ids, {
    recordings,
    years: [...books.touchedYears.values()],
    accounts: [...books.moves.values()],
    wallets: [...books.walletMoves.values()],
    settledAt: clock.now().toISOString(),
  });
  return new Map(rows.map((row) => [row.id, row]));
}

async function findReplays(
  sql: Sql,
  verdicts: readonly Verdict[],
): Promise<ReadonlyMap<SettlementId, SettlementRow>> {
  const ids = verdicts.flatMap((verdict) =>
    !(verdict instanceof Rejection) && 'replay' in verdict
      ? (verdict.replay as readonly SettlementId[])
      : [],
  );
  return ids.length > 0 ? findSettlements(sql, ids) : new Map();
}

function answerOf(
  verdict: Verdict,
  rows: ReadonlyMap<SettlementId, SettlementRow>,
  facts: Facts,
): Answer | Rejection {
  if (verdict instanceof Rejection) return verdict;
  const ids =
    'replay' in verdict
      ? (verdict.replay as readonly SettlementId[])
      : verdict.recording.records.map(({ id }) => id);
  const settlements = ids.map((id) => {
    const row = rows.get(id);
    assert(row, 'what a request recorded can be read');
    return named(row, facts);
  });
  return { replayed: 'replay' in verdict || verdict.repeated, settlements };
}

function named(row: SettlementRow, { persons, providers }: Facts): NamedSettlement {
  return {
    row,
    personName: persons.get(row.person)?.name ?? '',
    providerName: providers.get(row.provider)?.name ?? '',
  };
}

/** The same gathering and the same decision as a settlement; it stops before recording. */
async function quoteMany(
  deps: SettlementDeps,
  requests: readonly QuoteRequest[],
  sql = deps.database.sql,
): Promise<readonly (Answer | Rejection)[]> {
  const { shelf, clock } = deps;
  if (requests.length === 0) return [];
  const drafts = requests.flatMap(({ draft }) => draft ?? []);
  const commands = requests.flatMap((request) => trialOf(request, ZERO));
  const deciding = { sql, shelf, today: clock.today(), drafts };
  const { facts } = await gather(deciding, commands);
  const fresh = { ...facts, requests: new Map() };
  const answers: (Answer | Rejection)[] = [];
  for (const request of requests) {
    answers.push(quoteOne(deps, request, fresh));
    // A ward full of trials must not keep a settlement waiting.
    if (answers.length % QUOTES_AT_ONCE === 0) await new Promise(setImmediate);
  }
  return answers;
}

const TRIAL = { type: 'settle', key: 'quote' as RequestKey, trial: true } as const;
const TRIAL_BACK = { type: 'reverse', key: 'quote' as RequestKey, reason: 'quote' } as const;

/** What stands in its way is taken back first, in the same books. */
function trialOf({ draft: _, instead, ...request }: QuoteRequest, claimedTotal: Money): Command[] {
  const settle = { ...TRIAL, ...request, claimedTotal };
  if (instead === undefined) return [settle];
  return [{ ...TRIAL_BACK, ...instead, person: request.person, claim: true }, settle];
}

const QUOTES_AT_ONCE = 20;

function quoteOne(
  { clock, ids }: SettlementDeps,
  request: QuoteRequest,
  facts: Facts,
): Answer | Rejection {
  const recordedTotal = facts.encounters.get(request.encounter)?.billTotal ?? ZERO;
  const commands = trialOf(request, request.claimedTotal ?? recordedTotal);
  const nextId = () => ids.next() as SettlementId;
  const verdicts = decideAll(commands, facts, booksFrom(facts), nextId);
  const refused = verdicts.find((verdict) => verdict instanceof Rejection);
  if (refused) return refused;
  const verdict = verdicts.at(-1) as Exclude<Verdict, Rejection>;
  assert(verdict && 'recording' in verdict, 'a quote has no stored answer');
  const settledAt = clock.now().toISOString();
  return {
    replayed: false,
    settlements: verdict.recording.records.map((record) =>
      named({ ...record, hash: '', batch: '', settledAt }, facts),
    ),
  };
}
