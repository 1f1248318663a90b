import type { Day } from '../../../kernel/days.ts';
import type { ProviderId } from '../../../kernel/ids.ts';
import type { Sql } from '../../../platform/sql.ts';
import type { GatewayStyle } from '../model.ts';

export type GatewayKey = {
  readonly style: GatewayStyle | 'signature';
  readonly accessKey: string;
  readonly provider: ProviderId;
  readonly secretSealed: string | null;
  readonly publicKey: string | null;
};

/** All keys that open on a day. */
export function listGatewayKeys(sql: Sql, on: Day): Promise<GatewayKey[]> {
  return sql<GatewayKey>(
    'national: gateway keys',
    `select style, access_key as "accessKey", provider_id as provider,
            secret_sealed as "secretSealed", public_key as "publicKey"
     from gateway_key where starts_on <= $1 and (ends_on is null or $1 < ends_on)`,
    [on],
  );
}

export async function insertGatewayKey(
  sql: Sql,
  key: GatewayKey & { readonly startsOn: Day },
): Promise<void> {
  await sql(
    'national: add gateway key',
    `insert into gateway_key (style, access_key, provider_id, secret_sealed, public_key, starts_on)
     values ($1, $2, $3, $4, $5, $6)`,
    [key.style, key.accessKey, key.provider, key.secretSealed, key.publicKey, key.startsOn],
  );
}
