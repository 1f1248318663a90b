import type { AreaDatabase } from '../../../platform/sql.ts';
import type { PricedLine } from '../../../rules/catalogue/index.ts';
import type { Encounter } from '../model.ts';
import { findEncounters, insertEncounter, insertUpload } from '../store.ts';
import { buildUpload } from '../upload-text.ts';
import { type ClaimedVisit, draftClaim } from './draft-claim.ts';

/** Encounter and bill together, once a case: a repetition gets what was recorded, as it is now. */
export async function recordClaim(
  database: AreaDatabase,
  visit: ClaimedVisit,
  lines: readonly PricedLine[],
): Promise<Encounter> {
  const drafted = draftClaim(visit, lines);
  return database.transaction(async (sql) => {
    const empty = { ...drafted, revision: 0 };
    if (await insertEncounter(sql, empty))
      await insertUpload(sql, empty, buildUpload(lines), drafted);
    return (await findEncounters(sql, [drafted.id])).get(drafted.id) as Encounter;
  });
}
