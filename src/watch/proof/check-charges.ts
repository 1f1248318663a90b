import { createHash } from 'node:crypto';
import { type Money, ZERO } from '../../kernel/money.ts';
import { addToBill, billText, linesOf } from '../../money/encounter/index.ts';
import type { Sql } from '../../platform/sql.ts';
import { type Check, type Findings, findings } from './model.ts';

type EncounterBill = { readonly id: string; readonly bill: string; readonly total: Money };
type UploadRow = {
  readonly encounter: string;
  readonly seq: number;
  readonly lines: string;
  readonly hash: string;
  readonly lineCount: number;
};

const CHUNK = 1_000;

/** Adds up every upload again, line by line, and compares with the bill that was settled. */
export async function checkCharges(sql: Sql): Promise<Check> {
  const charges = findings('charges');
  for (let after = ''; ; ) {
    const bills = await sql<EncounterBill>(
      'proof: bills',
      'select id, bill, bill_total as total from encounter where id > $1 order by id limit $2',
      [after, CHUNK],
    );
    const last = bills.at(-1);
    if (!last) return charges.done();
    const uploads = await findUploadsOf(sql, after, last.id);
    for (const bill of bills) checkBill(bill, uploads.get(bill.id) ?? [], charges);
    after = last.id;
  }
}

async function findUploadsOf(sql: Sql, after: string, last: string) {
  const rows = await sql<UploadRow>(
    'proof: uploads',
    `select encounter_id as encounter, seq, lines, hash, line_count as "lineCount"
     from charge_upload where encounter_id > $1 and encounter_id <= $2
     order by encounter_id, seq`,
    [after, last],
  );
  const uploads = new Map<string, UploadRow[]>();
  for (const row of rows) {
    const list = uploads.get(row.encounter);
    if (list) list.push(row);
    else uploads.set(row.encounter, [row]);
  }
  return uploads;
}

function checkBill(
  { id, bill, total }: EncounterBill,
  uploads: readonly UploadRow[],
  charges: Findings,
): void {
  charges.count();
  let sums = { bill: [], billTotal: ZERO, chargeCount: 0 } as Parameters<typeof addToBill>[0];
  for (const upload of uploads) {
    const where = `encounter ${id} upload ${upload.seq}`;
    if (createHash('sha256').update(upload.lines).digest('hex') !== upload.hash) {
      charges.report('the lines differ from their hash', where);
    }
    const lines = linesOf(upload);
    if (lines.length !== upload.lineCount) charges.report('the number of lines differs', where);
    sums = addToBill(sums, lines, 0);
  }
  if (billText(sums.bill) !== bill || sums.billTotal !== total) {
    charges.report('the bill differs from the sum of its lines', `encounter ${id}`);
  }
}
