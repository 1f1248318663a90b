import type { RawSettlement } from '../../money/settlement/index.ts';
import { reversalJournal, settlementJournal, toSettlement } from '../../money/settlement/index.ts';
import type { Sql } from '../../platform/sql.ts';
import type { PolicySet } from '../../rules/policy/index.ts';
import { checkHash, checkRecord } from './check-record.ts';
import { type Check, type Findings, findings } from './model.ts';
import {
  findRaw,
  findRelated,
  findTransfers,
  streamSettlements,
  type TransferRow,
} from './store.ts';

export type RecordDeps = {
  readonly sql: Sql;
  readonly setByHash: (hash: string) => Promise<PolicySet>;
  /** Row hashes by batch, in order of time, for the check of the audit chain. */
  readonly batches: Map<string, string[]>;
};

/** One pass over all records in order of time: hash, result, journal. */
export async function checkRecords(deps: RecordDeps): Promise<Check[]> {
  const rows = findings('settlement-rows');
  const results = findings('settlement-results');
  const journals = findings('journals');
  let previous = '00000000-0000-0000-0000-000000000000';
  for await (const chunk of streamSettlements(deps.sql)) {
    const last = chunk.at(-1)?.id ?? previous;
    const transfers = byJournal(await findTransfers(deps.sql, previous, last));
    for (const raw of chunk) {
      noteBatch(deps.batches, raw);
      await checkOne(deps, raw, { rows, results, journals, transfers });
    }
    await checkStrays(deps.sql, transfers, journals);
    previous = last;
  }
  const rest = byJournal(await findTransfers(deps.sql, previous, LAST_ID));
  await checkStrays(deps.sql, rest, journals);
  return [rows.done(), results.done(), journals.done()];
}

const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

type Sinks = {
  readonly rows: Findings;
  readonly results: Findings;
  readonly journals: Findings;
  readonly transfers: Map<string, TransferRow[]>;
};

async function checkOne(deps: RecordDeps, raw: RawSettlement, sinks: Sinks): Promise<void> {
  const where = `settlement ${raw.id}`;
  const { rows, results, journals, transfers } = sinks;
  try {
    rows.count();
    const hash = checkHash(raw);
    if (hash) rows.report(hash, where);
    results.count();
    const related = raw.kind === 'settlement' ? [] : await findRelated(deps.sql, raw);
    const result = checkRecord(raw, await deps.setByHash(raw.policySet), related);
    if (result) results.report(result, where);
    journals.count();
    const posted = transfers.get(raw.id) ?? [];
    transfers.delete(raw.id);
    if (!sameJournal(await expectedJournal(deps.sql, raw), posted)) {
      journals.report('the journal differs from the record', where);
    }
  } catch (error) {
    results.report(`it cannot be computed: ${(error as Error).message}`, where);
    transfers.delete(raw.id);
  }
}

async function expectedJournal(sql: Sql, raw: RawSettlement) {
  const row = toSettlement(raw);
  const onDay = row.benefitDay;
  if (row.kind !== 'reversal') return settlementJournal(row, onDay);
  const mirrored = await findRaw(sql, row.document.mirrors);
  const order = new Map(row.document.mirrors.map((id, i) => [id, i]));
  const inOrder = mirrored.toSorted((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
  return reversalJournal(row.id, inOrder.map(toSettlement), onDay);
}

type Leg = Pick<TransferRow, 'seq' | 'debit' | 'credit' | 'amount'>;

function sameJournal(expected: readonly Leg[], posted: readonly Leg[]): boolean {
  return (
    expected.length === posted.length &&
    expected.every((leg, i) => {
      const other = posted[i];
      return (
        other?.seq === leg.seq &&
        other.debit === leg.debit &&
        other.credit === leg.credit &&
        other.amount === leg.amount
      );
    })
  );
}

/** A transfer is of a settlement, an entry to an own account or a payment; anything else is nobody's. */
async function checkStrays(
  sql: Sql,
  left: ReadonlyMap<string, readonly TransferRow[]>,
  journals: Findings,
): Promise<void> {
  if (left.size === 0) return;
  const entries = await sql<{ id: string; person: string; amount: bigint }>(
    'proof: account entries',
    `select id, person_id as person, amount from account_entry
     where id = any($1) and settlement_id is null`,
    [[...left.keys()]],
  );
  const known = new Map(entries.map((entry) => [entry.id, entry]));
  // That each of these is the right one is the check of payments and of own accounts.
  const posted = await sql<{ id: string }>(
    'proof: journals of payments',
    `select journal_id as id from pay_posting where journal_id = any($1)
     union select journal_id from person_pay_posting where journal_id = any($1)
     union select journal_id from own_account_posting where journal_id = any($1)
     union select journal_id from premium_event where journal_id = any($1)
     union select journal_id from unit_month_event where journal_id = any($1)`,
    [[...left.keys()]],
  );
  const ofPayments = new Set(posted.map(({ id }) => id));
  for (const [journal, transfers] of left) {
    journals.count();
    if (ofPayments.has(journal)) continue;
    const entry = known.get(journal);
    const [only] = transfers;
    const fits = transfers.length === 1 && only && entry && isOf(only, entry);
    if (!fits) journals.report('transfers without a record', `journal ${journal}`);
  }
}

/** Money that came into the account, or went out of it. */
function isOf({ debit, credit, amount }: TransferRow, entry: { person: string; amount: bigint }) {
  const account = `account:${entry.person}`;
  return entry.amount > 0n
    ? credit === account && amount === entry.amount
    : debit === account && amount === -entry.amount;
}

function byJournal(transfers: readonly TransferRow[]): Map<string, TransferRow[]> {
  const journals = new Map<string, TransferRow[]>();
  for (const transfer of transfers) {
    const list = journals.get(transfer.journal);
    if (list) list.push(transfer);
    else journals.set(transfer.journal, [transfer]);
  }
  return journals;
}

function noteBatch(batches: Map<string, string[]>, raw: RawSettlement): void {
  const list = batches.get(raw.batch);
  if (list) list.push(raw.hash);
  else batches.set(raw.batch, [raw.hash]);
}
