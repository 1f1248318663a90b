import { ZERO } from '../../../kernel/money.ts';
import type { AreaDatabase, Sql } from '../../../platform/sql.ts';
import type { PricedLine } from '../../../rules/catalogue/index.ts';
import type { Encounter } from '../model.ts';
import { findUploads, insertEncounter, insertUpload, lockEncounter } from '../store.ts';
import { billText, buildUpload, linesOf, mirrorLines } from '../upload-text.ts';
import { type ClaimedVisit, draftClaim } from './draft-claim.ts';
import { updateClaim } from './store.ts';

/**
 * Encounter and bill together, once a case. A repetition changes nothing; a claim that was corrected before it was
 * settled takes its earlier lines back, as any upload is.
 */
export async function recordClaim(
  database: AreaDatabase,
  visit: ClaimedVisit,
  lines: readonly PricedLine[],
): Promise<Encounter> {
  const drafted = draftClaim(visit, lines);
  const empty = { ...drafted, bill: [], billTotal: ZERO, chargeCount: 0, revision: 0 };
  return database.transaction(async (sql) => {
    if (await insertEncounter(sql, empty)) {
      await insertUpload(sql, empty, buildUpload(lines), drafted);
      return drafted;
    }
    const before = (await lockEncounter(sql, drafted.id)) as Encounter;
    if (before.settlementId !== null || isSameClaim(before, drafted)) return before;
    const bare = await takeBack(sql, before);
    await updateClaim(sql, bare, drafted);
    const renewed = { ...drafted, revision: bare.revision + 1 };
    await insertUpload(sql, renewed, buildUpload(lines), drafted);
    return { ...renewed, revision: renewed.revision + 1 };
  });
}

/** Whether two bills of a claim say the same of visit and lines. */
export function isSameClaim(before: Encounter, drafted: Encounter): boolean {
  const said = (encounter: Encounter) => {
    const { providerId, kind, disease, startedOn, endedOn, outOfArea, filing } = encounter;
    const visit = [providerId, kind, disease, startedOn, endedOn, outOfArea, filing];
    return [...visit, encounter.otherPayer, encounter.chargeCount, billText(encounter.bill)].join();
  };
  return said(before) === said(drafted);
}

async function takeBack(sql: Sql, before: Encounter): Promise<Encounter> {
  const last = (await findUploads(sql, before.id, null)).findLast(({ voids }) => voids === null);
  if (!last || before.chargeCount === 0) return before;
  const bare = { bill: [], billTotal: ZERO, chargeCount: 0 };
  await insertUpload(sql, before, buildUpload(mirrorLines(linesOf(last)), last.seq), bare);
  return { ...before, ...bare, revision: before.revision + 1 };
}
