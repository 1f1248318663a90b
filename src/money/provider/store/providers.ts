import type { Day } from '../../../kernel/days.ts';
import type { ProviderId } from '../../../kernel/ids.ts';
import { COUNT_LIMIT, type Page } from '../../../platform/http/paging.ts';
import type { Sql } from '../../../platform/sql.ts';
import type { ProviderLevel } from '../../../rules/policy/index.ts';
import type { Provider, Term } from '../model.ts';

type TermRow = Omit<Provider, 'terms'> & {
  [Name in keyof Term]: Term[Name] | null;
};

export async function findProviders(
  sql: Sql,
  ids: readonly ProviderId[],
): Promise<Map<ProviderId, Provider>> {
  const rows = await sql<TermRow>(
    'provider: providers',
    `select id, name, county, level, contracted, starts_on as "startsOn", ends_on as "endsOn"
     from provider left join provider_term on provider_id = id
     where id = any($1) order by id, starts_on`,
    [ids],
  );
  const found = new Map<ProviderId, Provider & { readonly terms: Term[] }>();
  for (const { id, name, county, level, contracted, startsOn, endsOn } of rows) {
    const provider = found.get(id) ?? { id, name, county, terms: [] };
    if (level !== null && contracted !== null && startsOn !== null) {
      provider.terms.push({ level, contracted, startsOn, endsOn });
    }
    found.set(id, provider);
  }
  return found;
}

export type ProviderSearch = Page & {
  readonly query: string;
  readonly level: ProviderLevel | null;
  readonly county: string | null;
  readonly on: Day;
};

export type ProviderRow = {
  readonly id: ProviderId;
  readonly name: string;
  readonly county: string;
  readonly township: string | null;
  readonly kind: 'hospital' | 'clinic' | 'pharmacy' | null;
  readonly level: ProviderLevel | null;
  readonly contracted: boolean | null;
};

const MATCHING = `provider left join provider_term term on term.provider_id = provider.id
    and term.starts_on <= $4 and (term.ends_on is null or $4 < term.ends_on)
  where ($1 = '' or provider.id = $1 or position($1 in name) > 0
      or starts_with(initials, lower($1)))
    and ($2::text is null or (term.level = $2 and kind is distinct from 'pharmacy')) and ($3::text is null or county = $3)`;

/** By id, part of the name, or beginning of the initials; level and contract as of the day. A pharmacy is of no level of hospital. */
export async function searchProviders(sql: Sql, search: ProviderSearch) {
  const { query, level, county, on, limit, offset } = search;
  const values = [query.trim(), level, county, on];
  const [rows, counted] = await Promise.all([
    sql<ProviderRow>(
      'provider: search',
      `select provider.id, name, county, township, kind, term.level, term.contracted
       from ${MATCHING} order by provider.id limit $5 offset $6`,
      [...values, limit, offset],
    ),
    sql<{ total: bigint }>(
      'provider: count search',
      `select count(*) as total from (select 1 from ${MATCHING} limit ${COUNT_LIMIT}) matching`,
      values,
    ),
  ]);
  return { rows, total: Number(counted[0]?.total ?? 0n) };
}
