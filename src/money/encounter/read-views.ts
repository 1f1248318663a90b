import type { EncounterId } from '../../kernel/ids.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { findPersons } from '../../people/enrolment/index.ts';
import type { AreaDatabase, Sql } from '../../platform/sql.ts';
import { findProviders } from '../provider/index.ts';
import { UNKNOWN_ENCOUNTER } from './errors.ts';
import type { Encounter } from './model.ts';
import { type EncounterSearch, findEncounters, findUploads, listEncounters } from './store.ts';
import { type EncounterView, encounterSummary, encounterView } from './view.ts';

export async function getEncounter(sql: Sql, id: EncounterId): Promise<Encounter> {
  const encounter = (await findEncounters(sql, [id])).get(id);
  if (!encounter) throw new Rejection(UNKNOWN_ENCOUNTER, { id });
  return encounter;
}

export async function readEncounterView(
  { sql }: Pick<AreaDatabase, 'sql'>,
  id: EncounterId,
): Promise<EncounterView> {
  const encounter = await getEncounter(sql, id);
  const [uploads, namesOf] = await Promise.all([
    findUploads(sql, id, null),
    findNames(sql, [encounter]),
  ]);
  return encounterView(encounter, uploads, namesOf(encounter));
}

export async function readEncounterList(
  { sql }: Pick<AreaDatabase, 'sql'>,
  search: EncounterSearch,
) {
  const { rows, total } = await listEncounters(sql, search);
  const namesOf = await findNames(sql, rows);
  return { rows: rows.map((row) => encounterSummary(row, namesOf(row))), total };
}

async function findNames(sql: Sql, encounters: readonly Encounter[]) {
  const [persons, providers] = await Promise.all([
    findPersons(sql, [...new Set(encounters.map(({ personId }) => personId))]),
    findProviders(sql, [...new Set(encounters.map(({ providerId }) => providerId))]),
  ]);
  return ({ personId, providerId }: Encounter) => ({
    person: persons.get(personId),
    provider: providers.get(providerId),
  });
}
