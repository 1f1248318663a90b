import { assert } from '../../../kernel/assert.ts';
import type { Day } from '../../../kernel/days.ts';
import type { EncounterId } from '../../../kernel/ids.ts';
import { ZERO } from '../../../kernel/money.ts';
import type { Sql } from '../../../platform/sql.ts';
import type { Encounter } from '../model.ts';
import { encounterOf } from '../registration/bill-of.ts';
import { lockRegistration } from '../registration/store.ts';
import {
  findBills,
  insertEncounter,
  linkEncounter,
  lockEncounter,
  updateEndOfSettled,
} from '../store.ts';
import { nextBill } from './stay-bills.ts';

/**
 * After a settlement in its midst a stay goes on with a further bill, from the day up to which it was settled. Done
 * once for each bill; of one that is not settled any more nothing follows.
 */
export async function continueStay(sql: Sql, settled: EncounterId, upTo: Day): Promise<void> {
  const next = nextBill(settled);
  const registration = await lockRegistration(sql, next.registration);
  const bill = await lockEncounter(sql, settled);
  assert(registration?.stay && bill, 'a stay has its bill from the beginning');
  const id = encounterOf(next);
  if (bill.settlementId === null || (await findBills(sql, [id], [])).has(id)) return;

  if (bill.endedOn === null) await updateEndOfSettled(sql, bill, upTo);
  await insertEncounter(sql, followingBill(bill, id, upTo));
  await linkEncounter(sql, id, next.registration, next.batch);
}

function followingBill(bill: Encounter, id: EncounterId, startedOn: Day): Encounter {
  return {
    ...bill,
    ...{ id, startedOn, endedOn: null, referredFrom: bill.id },
    ...{ bill: [], billTotal: ZERO, chargeCount: 0, revision: 0, settlementId: null },
  };
}
