import type { ProviderId } from '../../kernel/ids.ts';
import type { Sql } from '../../platform/sql.ts';

export type ProviderKind = 'hospital' | 'clinic' | 'pharmacy';

export type Sender = {
  readonly id: ProviderId;
  readonly name: string;
  readonly county: string;
  /** Null: never stated. */
  readonly kind: ProviderKind | null;
};

/** Who a message says it comes from. */
export async function findSender(sql: Sql, id: ProviderId): Promise<Sender | null> {
  const [row] = await sql<Sender>(
    'provider: sender',
    'select id, name, county, kind from provider where id = $1',
    [id],
  );
  return row ?? null;
}
