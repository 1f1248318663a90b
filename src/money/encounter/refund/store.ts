import { assert } from '../../../kernel/assert.ts';
import type { Sql } from '../../../platform/sql.ts';
import { particularsText, toLine } from '../charges/charge-text.ts';
import type { ChargeKey, PricedCharge } from '../charges/model.ts';
import type { Encounter } from '../model.ts';
import { billText, buildUpload } from '../upload-text.ts';

export type RefundRow = {
  readonly key: ChargeKey;
  readonly bodyHash: string;
  readonly before: Encounter;
  readonly after: Encounter;
  readonly seq: number;
  readonly charges: readonly PricedCharge[];
};

/** The key, the upload and the bill that includes it are one statement. */
export async function insertRefund(sql: Sql, row: RefundRow): Promise<void> {
  const { key, bodyHash, before, after, seq, charges } = row;
  const upload = buildUpload(charges.map(toLine));
  const rows = await sql(
    'encounter: insert refund',
    `with changed as (
       update encounter set bill = $3, bill_total = $4, charge_count = $5, revision = revision + 1
       where id = $1 and revision = $2 and settlement_id is null returning id),
     kept as (
       insert into charge_request (provider_id, transaction, key, body_hash, uploads)
       select $12, $13, $14, $15, $16 from changed)
     insert into charge_upload (encounter_id, seq, lines, hash, line_count, total, particulars)
     select id, $6, $7, $8, $9, $10, $11 from changed
     returning seq`,
    [
      ...[before.id, before.revision, billText(after.bill), after.billTotal, after.chargeCount],
      ...[seq, upload.lines, upload.hash, upload.lineCount, upload.total],
      particularsText(charges),
      ...[key.provider, key.transaction, key.key, bodyHash, JSON.stringify([[before.id, seq]])],
    ],
  );
  assert(rows.length === 1, 'an encounter that is locked keeps its revision');
}
