import type { Day } from '../../kernel/days.ts';
import type { PersonId } from '../../kernel/ids.ts';
import type { IdSource } from '../../platform/id-source.ts';
import type { Sql } from '../../platform/sql.ts';
import { insertCoverages } from './coverage-store.ts';
import type { Coverage } from './model.ts';

/**
 * From a day on, what somebody waits is insurance: the waiting period never counts, and a covered one stands in its
 * place. The caller holds the person. How many periods were lifted; the second time there is none.
 */
export async function liftWaiting(
  sql: Sql,
  ids: IdSource,
  person: PersonId,
  from: Day,
): Promise<number> {
  const lifted = await sql<Coverage>(
    'enrolment: lift waiting',
    `update coverage set withdrawn_at = now()
     where person_id = $1 and standing = 'waiting' and withdrawn_at is null and starts_on >= $2
     returning person_id as "personId", scheme, standing, retired, starts_on as "startsOn", ends_on as "endsOn"`,
    [person, from],
  );
  await insertCoverages(
    sql,
    lifted.map((period) => ({
      ...{ id: ids.next(), order: null },
      period: { ...period, standing: 'covered' as const },
    })),
  );
  return lifted.length;
}
