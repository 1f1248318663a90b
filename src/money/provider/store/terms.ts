import type { Day } from '../../../kernel/days.ts';
import type { ProviderId } from '../../../kernel/ids.ts';
import type { Sql } from '../../../platform/sql.ts';
import type { Term } from '../model.ts';

export type NewProvider = {
  readonly id: ProviderId;
  readonly name: string;
  readonly initials: string;
  readonly county: string;
  readonly township: string | null;
  readonly kind: 'hospital' | 'clinic' | 'pharmacy';
  /** 统一社会信用代码. */
  readonly creditCode: string;
};

/** One act on the terms of a provider at a time, whether or not it is recorded yet. */
export async function holdTerms(sql: Sql, provider: ProviderId): Promise<void> {
  await sql(
    'provider: hold terms',
    `select pg_advisory_xact_lock(hashtextextended('terms ' || current_schema || ' ' || $1, 0))`,
    [provider],
  );
}

export async function insertProvider(sql: Sql, one: NewProvider): Promise<void> {
  await sql(
    'provider: insert',
    `insert into provider (id, name, initials, county, township, kind, uscc)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [one.id, one.name, one.initials, one.county, one.township, one.kind, one.creditCode],
  );
}

export async function insertTerm(sql: Sql, provider: ProviderId, term: Term): Promise<void> {
  await sql(
    'provider: insert term',
    `insert into provider_term (provider_id, level, contracted, starts_on, ends_on)
     values ($1, $2, $3, $4, $5)`,
    [provider, term.level, term.contracted, term.startsOn, term.endsOn],
  );
}

/** The first day on which a term no longer holds; null: open. */
export async function endTerm(
  sql: Sql,
  provider: ProviderId,
  { startsOn, endsOn }: { readonly startsOn: Day; readonly endsOn: Day | null },
): Promise<void> {
  await sql(
    'provider: end term',
    'update provider_term set ends_on = $3 where provider_id = $1 and starts_on = $2',
    [provider, startsOn, endsOn],
  );
}

export async function findByCreditCode(sql: Sql, creditCode: string): Promise<ProviderId | null> {
  const [row] = await sql<{ id: ProviderId }>(
    'provider: by credit code',
    'select id from provider where uscc = $1 order by id limit 1',
    [creditCode],
  );
  return row?.id ?? null;
}
