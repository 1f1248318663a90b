import type { ProviderId } from '../../../kernel/ids.ts';
import { DEPARTMENT_PHONE, sealedIn } from '../../../platform/sealing/columns.ts';
import type { Sql } from '../../../platform/sql.ts';
import type { Department } from '../model.ts';

/** One act on the departments of a provider at a time. */
export async function holdDepartments(sql: Sql, provider: ProviderId): Promise<void> {
  await sql(
    'provider: hold departments',
    `select pg_advisory_xact_lock(hashtextextended('departments ' || current_schema || $1, 0))`,
    [provider],
  );
}

const MOMENT = 'YYYY-MM-DD HH24:MI:SS';

/** What holds today, by code. */
export async function listDepartments(sql: Sql, provider: ProviderId): Promise<Department[]> {
  const rows = await sql<Omit<Department, 'particulars'> & { id: string; particulars: string }>(
    'provider: departments',
    `select id, provider_id as provider, code, name, speciality,
       to_char(began_at, '${MOMENT}') as "beganAt", to_char(ended_at, '${MOMENT}') as "endedAt",
       particulars
     from department where provider_id = $1 and closed_at is null order by code`,
    [provider],
  );
  return rows.map(({ id, ...row }) => ({
    ...row,
    particulars: withPhone(JSON.parse(row.particulars), (phone) =>
      sql.sealer.read(phone, sealedIn(DEPARTMENT_PHONE, id)),
    ),
  }));
}

export async function insertDepartments(
  sql: Sql,
  departments: readonly (Department & { readonly id: string })[],
  recordedAt: string,
): Promise<void> {
  await sql(
    'provider: insert departments',
    `insert into department (id, provider_id, code, name, speciality, began_at, ended_at, particulars,
       recorded_at)
     select *, $9::timestamptz from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[],
       $6::timestamptz[], $7::timestamptz[], $8::text[])`,
    [
      departments.map(({ id }) => id),
      departments.map(({ provider }) => provider),
      departments.map(({ code }) => code),
      departments.map(({ name }) => name),
      departments.map(({ speciality }) => speciality),
      departments.map(({ beganAt }) => beganAt),
      departments.map(({ endedAt }) => endedAt),
      departments.map(({ id, particulars }) =>
        JSON.stringify(
          withPhone(particulars, (phone) => sql.sealer.seal(phone, sealedIn(DEPARTMENT_PHONE, id))),
        ),
      ),
      recordedAt,
    ],
  );
}

type Particulars = Department['particulars'];

/** The phone of whoever heads it is kept sealed. */
function withPhone(said: Particulars, make: (phone: string) => string): Particulars {
  return said.headPhone ? { ...said, headPhone: make(said.headPhone) } : said;
}

export type Closing = {
  readonly provider: ProviderId;
  readonly codes: readonly string[];
  readonly at: string;
  readonly by: 'change' | 'withdrawal';
};

export async function closeDepartments(
  sql: Sql,
  { provider, codes, at, by }: Closing,
): Promise<void> {
  await sql(
    'provider: close departments',
    `update department set closed_at = $3, closed_by = $4
     where provider_id = $1 and code = any($2) and closed_at is null`,
    [provider, codes, at, by],
  );
}
