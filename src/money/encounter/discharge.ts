import type { EncounterId, RegistrationId } from '../../kernel/ids.ts';
import type { Moment } from '../../kernel/moment.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { checkDischarge } from './check-discharge.ts';
import { readDay } from './check-opening.ts';
import { REGISTRATION_CANCELLED, UNKNOWN_ENCOUNTER } from './errors.ts';
import type { Encounter } from './model.ts';
import type { EncounterDeps } from './open.ts';
import { endStay } from './registration/change.ts';
import { lockRegistration } from './registration/store.ts';
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
    const registration = await lockRegistration(sql, id as string as RegistrationId);
    const before = await lockEncounter(sql, id);
    if (!before) throw new Rejection(UNKNOWN_ENCOUNTER, { id });
    if (registration?.cancelledAt) throw new Rejection(REGISTRATION_CANCELLED, { id });

    const today = deps.clock.today();
    if (!checkDischarge(before, endedOn, today)) return before;

    const endedAt = `${endedOn} 00:00:00` as Moment;
    if (registration) await endStay(sql, registration, endedAt, { today, particulars: {} });
    else await updateEnd(sql, before, endedOn);
    return { ...before, endedOn, revision: before.revision + 1 };
  });
}
