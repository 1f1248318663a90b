import { assert } from '../../../kernel/assert.ts';
import type { EncounterId, PersonId } from '../../../kernel/ids.ts';
import type { Filing, FindUse } from '../../../people/filing/index.ts';
import type { Sql } from '../../../platform/sql.ts';
import { encounterOf, openBill } from '../registration/bill-of.ts';
import type { Registration } from '../registration/model.ts';
import { findUnsettledStays, lockRegistration, updateRegistration } from '../registration/store.ts';
import { findSettledBills, findSettledTransfer, lockEncounter, updateFiled } from '../store.ts';
import { filedIn, findFiled, withFiled } from './find-filed.ts';

/**
 * Reads again what is filed for each stay of the person that nobody has settled: a filing may come after the
 * admission, and its withdrawal before the settlement.
 */
export async function followFilings(sql: Sql, person: PersonId): Promise<void> {
  for (const id of await findUnsettledStays(sql, person)) {
    const before = await lockRegistration(sql, id);
    assert(before, 'a registration that was found is there');
    const after = withFiled(before, await findFiled(sql, before));
    if (JSON.stringify(filedIn(after)) !== JSON.stringify(filedIn(before))) {
      await refile(sql, before, after);
    }
  }
}

async function refile(sql: Sql, before: Registration, after: Registration): Promise<void> {
  const bill = await lockEncounter(sql, encounterOf({ registration: before.id, batch: null }));
  const filed = openBill(after, null);
  assert(bill && filed, 'a stay has its bill from the beginning');
  if (bill.settlementId !== null) return;
  await updateRegistration(sql, before, after);
  await updateFiled(sql, bill, filed);
}

/** The settled bill that rests on a filing; a choice of a provider counts for the days it held all the same. */
export const findUseOf: FindUse = async (sql, filing) => {
  const { content, person } = filing;
  if (content.kind === 'transfer') return findSettledTransfer(sql, person, filing.id);
  return content.kind === 'disease' ? findDiseaseBill(sql, filing) : null;
};

async function findDiseaseBill(sql: Sql, filing: Filing): Promise<EncounterId | null> {
  const { content, person, startsOn, endsOn } = filing;
  if (content.kind !== 'disease') return null;
  const bills = await findSettledBills(sql, {
    ...{ person, kinds: [content.recognition], from: startsOn },
    until: endsOn ?? LAST_DAY,
  });
  // Ids are ordered by time: what was settled before the filing did not find it.
  const after = bills.filter(({ settlementId }) => (settlementId as string) > filing.id);
  return after.find(({ disease }) => disease === content.disease)?.id ?? null;
}

const LAST_DAY = '9999-12-31' as Filing['startsOn'];
