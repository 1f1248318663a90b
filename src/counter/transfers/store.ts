import { createHash } from 'node:crypto';
import { OUTGOING_LETTER, sealedIn } from '../../platform/sealing/columns.ts';
import type { Sql } from '../../platform/sql.ts';
import type { TransferDecision } from './model.ts';

export async function insertTransfer(sql: Sql, one: TransferDecision): Promise<void> {
  await sql(
    'transfers: insert decision',
    `insert into transfer_decision (case_id, person_id, direction, other_area, starts_on, employee_months,
       resident_months, balance, pension, certificate_id, decided_on, carried)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, true)`,
    [
      ...[one.case, one.person, one.direction, one.otherArea, one.startsOn, one.employeeMonths],
      ...[one.residentMonths, one.balance, one.pension, one.certificate, one.decidedOn],
    ],
  );
}

export type TransferName = Pick<
  TransferDecision,
  'person' | 'direction' | 'otherArea' | 'startsOn'
>;

export async function hasTransfer(sql: Sql, one: TransferName): Promise<boolean> {
  const rows = await sql(
    'transfers: decided',
    `select 1 from transfer_decision
     where person_id = $1 and direction = $2 and other_area = $3 and starts_on = $4`,
    [one.person, one.direction, one.otherArea, one.startsOn],
  );
  return rows.length > 0;
}

export type Letter = {
  readonly id: string;
  readonly case: string;
  readonly toArea: string;
  readonly kind: 'transfer-out' | 'transfer-in';
  readonly document: Readonly<Record<string, unknown>>;
  readonly writtenAt: string;
};

export async function insertLetter(sql: Sql, one: Letter): Promise<void> {
  const text = JSON.stringify(one.document);
  await sql(
    'transfers: insert letter',
    `insert into outgoing_letter (id, case_id, to_area, kind, document, hash, written_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      ...[one.id, one.case, one.toArea, one.kind],
      sql.sealer.seal(text, sealedIn(OUTGOING_LETTER, one.id)),
      ...[createHash('sha256').update(text).digest('hex'), one.writtenAt],
    ],
  );
}
