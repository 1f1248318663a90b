import type { PersonId } from '../../kernel/ids.ts';
import type { Sql } from '../../platform/sql.ts';

/** One admission of a person at a time; a second press waits and then finds the first. */
export async function holdAdmission(sql: Sql, person: PersonId): Promise<void> {
  await sql(
    'ward: hold admission',
    `select pg_advisory_xact_lock(hashtextextended('admission ' || current_schema || $1, 0))`,
    [person],
  );
}
