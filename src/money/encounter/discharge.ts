import type { EncounterId } from '../../kernel/ids.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { checkDischarge } from './check-discharge.ts';
import { readDay } from './check-opening.ts';
import { UNKNOWN_ENCOUNTER } from './errors.ts';
import type { Encounter } from './model.ts';
import type { EncounterDeps } from './open.ts';
import { lockEncounter, updateEnd } from './store.ts';

export type DischargeRequest = { readonly encounter: EncounterId; readonly endedOn: string };

/** Ends a stay. Repeating it with the same day changes nothing. */
export async function discharge(
  deps: Pick<EncounterDeps, 'database' | 'clock'>,
  request: DischargeRequest,
): Promise<Encounter> {
  const { encounter: id } = request;
  const endedOn = readDay(request.endedOn);
  return deps.database.transaction(async (sql) => {
    const before = await lockEncounter(sql, id);
    if (!before) throw new Rejection(UNKNOWN_ENCOUNTER, { id });

    if (!checkDischarge(before, endedOn, deps.clock.today())) return before;

    await updateEnd(sql, before, endedOn);
    return { ...before, endedOn, revision: before.revision + 1 };
  });
}
