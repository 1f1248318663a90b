import type { RegistrationId } from '../../../kernel/ids.ts';
import { Rejection } from '../../../kernel/rejection.ts';
import type { Sql } from '../../../platform/sql.ts';
import type { PricedCharge } from '../charges/model.ts';
import { LINE_IS_ANOTHER, UNKNOWN_LINE } from '../errors.ts';
import type { ChargeRemark } from './model.ts';
import { insertRemarks } from './store.ts';

/** Notes on lines that count, of a settled bill too; all of them or none. The lines stay as they were sent. */
export async function remarkCharges(
  sql: Sql,
  registration: RegistrationId,
  lines: readonly PricedCharge[],
  remarks: readonly ChargeRemark[],
): Promise<void> {
  const byNumber = new Map(lines.map((charge) => [charge.line, charge]));
  for (const { line, code } of remarks) {
    const charge = byNumber.get(line);
    if (!charge) throw new Rejection(UNKNOWN_LINE, { line });
    if (charge.code !== code) throw new Rejection(LINE_IS_ANOTHER, { line, code });
  }
  await insertRemarks(sql, registration, remarks);
}
