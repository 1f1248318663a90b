import type { Day } from '../../../kernel/days.ts';
import type { ProviderId } from '../../../kernel/ids.ts';
import { GATEWAY_SECRET, sealedIn } from '../../../platform/sealing/columns.ts';
import type { Sql } from '../../../platform/sql.ts';
import type { GatewayStyle } from '../model.ts';

/** Keys that open nothing at the gateway: a provider signs with its own, and encrypts with the one it was given. */
export type MessageKeyStyle = 'signature' | 'sm4';

export type GatewayKey = {
  readonly style: GatewayStyle | MessageKeyStyle;
  readonly accessKey: string;
  readonly provider: ProviderId;
  readonly secretSealed: string | null;
  readonly publicKey: string | null;
};

/** What a secret is bound to when it is sealed. */
export function secretContext(style: string, accessKey: string): string {
  return sealedIn(GATEWAY_SECRET, style, accessKey);
}

/** All keys that open on a day. */
export function listGatewayKeys(sql: Sql, on: Day): Promise<GatewayKey[]> {
  return sql<GatewayKey>(
    'national: gateway keys',
    `select style, access_key as "accessKey", provider_id as provider,
            secret_sealed as "secretSealed", public_key as "publicKey"
     from gateway_key where starts_on <= $1 and (ends_on is null or $1 < ends_on) order by starts_on, access_key`,
    [on],
  );
}

export async function holdsGatewayKey(
  sql: Sql,
  { style, accessKey, on }: Pick<GatewayKey, 'style' | 'accessKey'> & { readonly on: Day },
): Promise<boolean> {
  const held = await listGatewayKeys(sql, on);
  return held.some((key) => key.style === style && key.accessKey === accessKey);
}

/** `H1 0002`: in the order of giving, so that of two keys of one day the later one counts. */
export async function nextName(
  sql: Sql,
  style: MessageKeyStyle,
  provider: ProviderId,
): Promise<string> {
  const [row] = await sql<{ given: number }>(
    'national: message keys given',
    'select count(*)::int as given from gateway_key where style = $1 and provider_id = $2',
    [style, provider],
  );
  return `${provider} ${String((row?.given ?? 0) + 1).padStart(4, '0')}`;
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
