import type { Day } from '../../../kernel/days.ts';
import type { ProviderId } from '../../../kernel/ids.ts';
import type { Sql } from '../../../platform/sql.ts';
import type { ProviderLevel } from '../../../rules/policy/index.ts';

/** What others may know of a provider. A kind that nobody stated is a hospital or a clinic. */
export type ListedProvider = {
  readonly id: ProviderId;
  readonly name: string;
  readonly kind: 'hospital' | 'clinic' | 'pharmacy' | null;
  /** 统一社会信用代码. */
  readonly creditCode: string | null;
  readonly level: ProviderLevel | null;
};

/** By id, else by part of the name: that of the whole name first, then in order of id. */
export async function findListedProvider(
  sql: Sql,
  wanted: { readonly id: string | null; readonly name: string | null; readonly on: Day },
): Promise<ListedProvider | null> {
  const rows = await sql<ListedProvider>(
    'provider: listed',
    `select provider.id, name, kind, uscc as "creditCode", level
     from provider left join provider_term term on term.provider_id = provider.id
       and term.starts_on <= $3 and (term.ends_on is null or $3 < term.ends_on)
     where ($1::text is null or provider.id = $1) and ($2::text is null or position($2 in name) > 0)
     order by name <> coalesce($2, name), provider.id limit 1`,
    [wanted.id, wanted.name, wanted.on],
  );
  return rows[0] ?? null;
}
