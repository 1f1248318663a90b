import type { Day } from '../../kernel/days.ts';
import type { IdSource } from '../../platform/id-source.ts';
import type { Sql } from '../../platform/sql.ts';
import type { Transfer } from '../ledger/index.ts';
import { listAmounts } from './amounts.ts';
import type { AuditChain } from './audit-chain.ts';
import type { AccountMove, WalletMove } from './books.ts';
import { writeDocument, writeTotals } from './document.ts';
import type { Recording, SettlementRecord, SettlementRow, YearState } from './model.ts';
import { hashRow } from './row-hash.ts';

export type Batch = {
  readonly recordings: readonly Recording[];
  /** Each year's state before the batch and after it. */
  readonly years: readonly { readonly before: bigint; readonly after: YearState }[];
  readonly accounts: readonly AccountMove[];
  readonly wallets: readonly WalletMove[];
  readonly settledAt: string;
};

const TEXT = '\u001f';
const DOCUMENT = '\u001e';

/** One statement, which commits by itself: everything of the batch, or nothing. */
export async function recordBatch(
  sql: Sql,
  chain: AuditChain,
  ids: IdSource,
  batch: Batch,
): Promise<readonly SettlementRow[]> {
  const records = batch.recordings.flatMap((recording) => recording.records);
  const documents = records.map((record) => writeDocument(record.document));
  const hashes = records.map((record, i) => hashRow(record, documents[i] ?? '', batch.settledAt));
  const link = chain.next(hashes);
  const id = ids.next();
  await sql('settlement: record', STATEMENT, [
    ...[id, chain.lane, link.seq, link.previous, link.hash, batch.settledAt],
    ...settlementColumns(records, documents, hashes),
    ...yearColumns(batch.years),
    ...encounterColumns(batch.recordings),
    ...requestColumns(batch.recordings),
    ...transferColumns(batch.recordings.flatMap(({ transfers }) => transfers)),
    ...accountColumns(batch.accounts, ids),
    ...grantColumns(batch.recordings),
    ...walletColumns(batch, ids),
  ]);
  chain.advance(link);
  const { settledAt } = batch;
  return records.map((record, i) => rowOf(record, { hash: hashes[i] ?? '', batch: id, settledAt }));
}

/** Written out: a record made from an earlier row carries that row's hash and time along. */
function rowOf(
  record: SettlementRecord,
  written: Pick<SettlementRow, 'hash' | 'batch' | 'settledAt'>,
): SettlementRow {
  const { id, kind, originalId, person, provider, encounter, scheme, benefitYear } = record;
  const { yearVersion, visitKind, benefitDay, policySet, amounts, document } = record;
  return {
    id,
    kind,
    originalId,
    person,
    provider,
    encounter,
    scheme,
    benefitYear,
    yearVersion,
    visitKind,
    benefitDay,
    policySet,
    amounts,
    document,
    hash: written.hash,
    batch: written.batch,
    settledAt: written.settledAt,
  };
}

function settlementColumns(
  records: readonly SettlementRecord[],
  documents: readonly string[],
  hashes: readonly string[],
): string[] {
  return [
    list(records, (r) => r.id),
    texts(records, (r) => r.kind),
    list(records, (r) => r.originalId),
    texts(records, (r) => r.person),
    texts(records, (r) => r.provider),
    texts(records, (r) => r.encounter),
    texts(records, (r) => r.scheme),
    list(records, (r) => r.benefitYear),
    list(records, (r) => r.yearVersion),
    texts(records, (r) => r.visitKind),
    list(records, (r) => r.benefitDay),
    texts(records, (r) => r.policySet),
    `{${records.flatMap((r) => listAmounts(r.amounts)).join(',')}}`,
    documents.join(DOCUMENT),
    hashes.join(TEXT),
  ];
}

function yearColumns(years: Batch['years']): string[] {
  return [
    texts(years, ({ after }) => after.person),
    texts(years, ({ after }) => after.scheme),
    list(years, ({ after }) => after.year),
    texts(years, ({ after }) => JSON.stringify(writeTotals(after.totals))),
    list(years, ({ before }) => before),
    list(years, ({ after }) => after.version),
  ];
}

function encounterColumns(recordings: readonly Recording[]): string[] {
  const encounters = recordings.flatMap((recording) => recording.encounters);
  return [
    texts(encounters, (e) => e.id),
    list(encounters, (e) => e.revision),
    list(encounters, (e) => e.before),
    list(encounters, (e) => e.after),
  ];
}

function requestColumns(recordings: readonly Recording[]): string[] {
  return [
    texts(recordings, ({ request }) => request.provider),
    texts(recordings, ({ request }) => request.transaction),
    texts(recordings, ({ request }) => request.key),
    texts(recordings, ({ request }) => request.bodyHash),
    texts(recordings, ({ records }) => JSON.stringify(records.map(({ id }) => id))),
  ];
}

function transferColumns(transfers: readonly Transfer[]): string[] {
  return [
    list(transfers, (t) => t.journal),
    list(transfers, (t) => t.seq),
    list(transfers, (t) => t.onDay),
    texts(transfers, (t) => t.debit),
    texts(transfers, (t) => t.credit),
    list(transfers, (t) => t.amount),
  ];
}

function accountColumns(accounts: readonly AccountMove[], ids: IdSource): string[] {
  const entries = accounts.flatMap(({ owner, entries }) =>
    entries.map((entry) => ({ owner, ...entry })),
  );
  return [
    texts(accounts, (a) => a.owner),
    list(accounts, (a) => a.balanceChange),
    list(accounts, (a) => a.heldChange),
    list(accounts, (a) => a.version),
    list(entries, () => ids.next()),
    texts(entries, (e) => e.owner),
    list(entries, (e) => e.settlement),
    list(entries, (e) => e.amount),
    list(entries, (e) => e.after),
  ];
}

function grantColumns(recordings: readonly Recording[]): string[] {
  const used = new Map<string, { giver: string; receiver: string; used: bigint }>();
  for (const grant of recordings.flatMap(({ grants }) => grants)) {
    const name = `${grant.giver}${TEXT}${grant.receiver}`;
    used.set(name, { ...grant, used: (used.get(name)?.used ?? 0n) + grant.used });
  }
  const grants = [...used.values()];
  return [
    texts(grants, (g) => g.giver),
    texts(grants, (g) => g.receiver),
    list(grants, (g) => g.used),
  ];
}

function walletColumns({ recordings, wallets }: Batch, ids: IdSource): string[] {
  const draws = recordings.flatMap((recording) => recording.wallets);
  return [
    list(wallets, (w) => w.quota),
    list(wallets, (w) => w.used),
    list(wallets, (w) => w.version),
    list(draws, () => ids.next()),
    list(draws, (d) => d.quota),
    list(draws, (d) => d.settlement),
    texts(draws, (d) => d.kind),
    list(draws, (d) => d.amount),
    list(draws, (d) => String(d.toQuota)),
  ];
}

type Plain = string | number | bigint | null;

/** An array literal of values that need no quoting: numbers, days, identifiers. */
function list<T>(rows: readonly T[], value: (row: T) => Plain | Day): string {
  return `{${rows.map((row) => value(row) ?? 'NULL').join(',')}}`;
}

/** Joined by U+001F, which `texts()` splits; no code or JSON text holds it. */
function texts<T>(rows: readonly T[], value: (row: T) => string): string {
  return rows.map(value).join(TEXT);
}

const STATEMENT = `select record_settlements(${Array.from({ length: 63 }, (_, i) => `$${i + 1}`).join(', ')})`;
