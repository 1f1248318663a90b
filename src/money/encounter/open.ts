import { assert } from '../../kernel/assert.ts';
import type { EncounterId } from '../../kernel/ids.ts';
import { findPersons } from '../../people/enrolment/index.ts';
import type { Clock } from '../../platform/clock.ts';
import type { IdSource } from '../../platform/id-source.ts';
import type { AreaDatabase } from '../../platform/sql.ts';
import { findListedProvider, findProviders } from '../provider/index.ts';
import { checkOpening, replayOf } from './check-opening.ts';
import type { Encounter, OpenRequest } from './model.ts';
import { findEncounters, insertEncounter } from './store.ts';

export type EncounterDeps = {
  readonly database: AreaDatabase;
  readonly clock: Clock;
  readonly ids: IdSource;
};

export async function openEncounter(deps: EncounterDeps, request: OpenRequest): Promise<Encounter> {
  const { sql } = deps.database;
  const id = (request.id ?? deps.ids.next()) as EncounterId;
  const origin = request.referredFrom === null ? [] : [request.referredFrom];
  const today = deps.clock.today();
  const [persons, providers, encounters, listed] = await Promise.all([
    findPersons(sql, [request.person]),
    findProviders(sql, [request.provider]),
    findEncounters(sql, [id, ...origin]),
    findListedProvider(sql, { id: request.provider, name: null, on: today }),
  ]);

  const existing = encounters.get(id);
  if (existing) return replayOf(existing, request);
  const pharmacy = listed?.kind === 'pharmacy';
  const facts = { persons, providers, encounters, pharmacy, today };
  const encounter = checkOpening(request, id, facts);

  if (await insertEncounter(sql, encounter)) return encounter;
  // The same request came in twice at the same moment and the other was recorded first.
  const recorded = (await findEncounters(sql, [id])).get(id);
  assert(recorded, 'an id that is in use names an encounter');
  return replayOf(recorded, request);
}
