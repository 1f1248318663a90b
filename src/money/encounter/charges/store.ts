import { assert } from '../../../kernel/assert.ts';
import type { EncounterId } from '../../../kernel/ids.ts';
import type { Sql } from '../../../platform/sql.ts';
import { billText } from '../upload-text.ts';
import { chargesFrom, particularsText } from './charge-text.ts';
import type { ChargeKey, KeptUpload, OpenBill, UploadName } from './model.ts';

export type StoredChargeRequest = {
  readonly bodyHash: string;
  readonly uploads: readonly UploadName[];
};

export function keyName({ provider, transaction, key }: ChargeKey): string {
  return `${provider}\u001f${transaction}\u001f${key}`;
}

export async function findChargeRequests(
  sql: Sql,
  keys: readonly ChargeKey[],
): Promise<Map<string, StoredChargeRequest>> {
  const rows = await sql<ChargeKey & { bodyHash: string; uploads: string }>(
    'charges: requests',
    `select r.provider_id as provider, r.transaction, r.key, r.body_hash as "bodyHash", r.uploads
     from unnest($1::text[], $2::text[], $3::text[]) as u(provider, transaction, key)
     join charge_request r on r.provider_id = u.provider and r.transaction = u.transaction
       and r.key = u.key`,
    [
      keys.map(({ provider }) => provider),
      keys.map(({ transaction }) => transaction),
      keys.map(({ key }) => key),
    ],
  );
  return new Map(
    rows.map((row) => [
      keyName(row),
      { bodyHash: row.bodyHash, uploads: JSON.parse(row.uploads) as UploadName[] },
    ]),
  );
}

/** Every upload of these bills with its priced lines, in order. */
export async function findKeptUploads(
  sql: Sql,
  encounters: readonly EncounterId[],
): Promise<Map<EncounterId, KeptUpload[]>> {
  type Row = Omit<KeptUpload, 'charges'> & {
    encounter: EncounterId;
    lines: string;
    particulars: string | null;
  };
  const rows = await sql<Row>(
    'charges: uploads',
    `select encounter_id as encounter, seq, voids, hash, lines, particulars
     from charge_upload where encounter_id = any($1) order by encounter_id, seq`,
    [encounters],
  );
  const found = new Map<EncounterId, KeptUpload[]>();
  for (const { encounter, lines, particulars, ...head } of rows) {
    const upload = { ...head, charges: chargesFrom(lines, particulars) };
    const list = found.get(encounter);
    if (list) list.push(upload);
    else found.set(encounter, [upload]);
  }
  return found;
}

export type BillBatch = {
  /** Registrations as they were read, by id. */
  readonly registrations: ReadonlyMap<string, number>;
  readonly bills: readonly OpenBill[];
  readonly requests: readonly {
    readonly key: ChargeKey;
    readonly bodyHash: string;
    readonly uploads: readonly UploadName[];
  }[];
};

const TEXT = '\u001f';
const DOCUMENT = '\u001e';

/** One statement, which commits by itself: everything of the batch, or nothing. */
export async function recordBills(sql: Sql, batch: BillBatch): Promise<void> {
  await sql('charges: record', STATEMENT, [
    [...batch.registrations.keys()].join(TEXT),
    [...batch.registrations.values()],
    ...encounterColumns(batch.bills),
    ...uploadColumns(batch.bills),
    ...requestColumns(batch.requests),
  ]);
}

function encounterColumns(bills: BillBatch['bills']): unknown[] {
  const column = (pick: (bill: OpenBill) => unknown) => bills.map(pick);
  const texts = (pick: (bill: OpenBill) => string | null) =>
    joined(bills.map((bill) => pick(bill) ?? ''));
  return [
    texts(({ encounter }) => encounter.id),
    texts(({ encounter }) => encounter.personId),
    texts(({ encounter }) => encounter.providerId),
    texts(({ encounter }) => encounter.kind),
    texts(({ encounter }) => encounter.disease),
    texts(({ encounter }) => encounter.scheme),
    column(({ encounter }) => encounter.startedOn),
    column(({ encounter }) => encounter.endedOn),
    texts(({ encounter }) => encounter.filing),
    texts(({ encounter }) => encounter.otherPayer),
    texts(({ registration }) => registration),
    texts(({ batch }) => batch),
    texts(({ encounter }) => billText(encounter.bill)),
    column(({ encounter }) => encounter.billTotal),
    column(({ encounter }) => encounter.chargeCount),
    column(({ stored }) => stored),
    column(({ encounter }) => encounter.revision),
  ];
}

function uploadColumns(bills: BillBatch['bills']): unknown[] {
  const rows = bills.flatMap(({ encounter, fresh }) =>
    fresh.map((upload) => ({
      upload,
      encounter: encounter.id,
      particulars: particularsText(upload.charges),
    })),
  );
  const column = (pick: (row: (typeof rows)[number]) => unknown) => rows.map(pick);
  return [
    rows.map(({ encounter }) => encounter).join(TEXT),
    column(({ upload }) => upload.seq),
    rows.map(({ upload }) => upload.lines).join(DOCUMENT),
    rows.map(({ upload }) => upload.hash).join(TEXT),
    column(({ upload }) => upload.lineCount),
    column(({ upload }) => upload.total),
    column(({ upload }) => upload.voids),
    rows.map(({ particulars }) => particulars).join(DOCUMENT),
  ];
}

function requestColumns(requests: BillBatch['requests']): unknown[] {
  const texts = (pick: (request: BillBatch['requests'][number]) => string) =>
    joined(requests.map(pick));
  return [
    texts(({ key }) => key.provider),
    texts(({ key }) => key.transaction),
    texts(({ key }) => key.key),
    texts(({ bodyHash }) => bodyHash),
    texts(({ uploads }) => JSON.stringify(uploads)),
  ];
}

/** A text with the separator in it would move every one after it into another row. */
function joined(texts: readonly string[]): string {
  assert(
    texts.every((text) => !text.includes(TEXT)),
    'no text of a list holds its separator',
  );
  return texts.join(TEXT);
}

const STATEMENT = `select record_bills(${Array.from({ length: 32 }, (_, i) => `$${i + 1}`).join(', ')})`;
