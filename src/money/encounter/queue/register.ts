import { assert } from '../../../kernel/assert.ts';
import type { Day } from '../../../kernel/days.ts';
import type { RegistrationId } from '../../../kernel/ids.ts';
import { Rejection } from '../../../kernel/rejection.ts';
import { toShortId } from '../../../kernel/short-id.ts';
import { findCoverage } from '../../../people/enrolment/index.ts';
import { findRecognitions } from '../../../people/groups/index.ts';
import { momentOf } from '../../../platform/clock.ts';
import type { Sql } from '../../../platform/sql.ts';
import { KEY_REUSED } from '../errors.ts';
import type { EncounterDeps } from '../open.ts';
import type { Registration } from '../registration/model.ts';
import { openRegistration } from '../registration/open.ts';
import { findRegistrations } from '../registration/store.ts';
import { checkVisit } from './check-visit.ts';
import type { NewVisit } from './model.ts';
import { stateOfVisit } from './state-of-visit.ts';
import { findQueue, findVisitBills, findVisitByKey, holdPersonAt, keepKey } from './store.ts';

/** Puts somebody at the end of today's queue. The same key again finds the same registration. */
export function registerVisit(deps: EncounterDeps, visit: NewVisit): Promise<RegistrationId> {
  return deps.database.transaction(async (sql) => {
    await holdPersonAt(sql, visit.provider, visit.person);
    const known = await findVisitByKey(sql, visit.provider, visit.key);
    if (known) return checkSame(sql, known, visit);
    const day = deps.clock.today();
    const facts = await gather(sql, visit, day);

    checkVisit(visit, facts);

    const id = toShortId(deps.ids.next()) as string as RegistrationId;
    const { person, provider, kind, disease, particulars } = visit;
    await openRegistration(
      sql,
      {
        ...{ id, person, provider, disease, particulars },
        ...{ stay: false, scheme: null, medicalType: '', visitKind: kind, number: id },
        beganAt: momentOf(deps.clock.now()),
      },
      day,
    );
    await keepKey(sql, id, visit.key);
    return id;
  });
}

async function gather(sql: Sql, { person, provider }: NewVisit, day: Day) {
  const coverage = await findCoverage(sql, [person]);
  const recognitions = await findRecognitions(sql, [person]);
  const queue = await findQueue(sql, { provider, day });
  const own = queue.filter((visit) => visit.person === person);
  const bills = await findVisitBills(
    sql,
    own.map(({ id }) => id),
  );
  return {
    coverage: coverage.get(person) ?? [],
    recognitions: recognitions.get(person) ?? [],
    today: own.map((visit) => ({
      id: visit.id,
      state: stateOfVisit(visit, bills.get(visit.id) ?? []),
    })),
    day,
  };
}

async function checkSame(sql: Sql, id: RegistrationId, visit: NewVisit): Promise<RegistrationId> {
  const before: Registration | undefined = (await findRegistrations(sql, [id])).get(id);
  assert(before, 'a key names a registration that is there');
  if (before.person !== visit.person) throw new Rejection(KEY_REUSED, { key: visit.key });
  return id;
}
