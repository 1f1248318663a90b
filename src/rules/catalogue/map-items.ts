import type { ProviderId } from '../../kernel/ids.ts';
import { Rejection } from '../../kernel/rejection.ts';
import type { Clock } from '../../platform/clock.ts';
import type { IdSource } from '../../platform/id-source.ts';
import type { Sql } from '../../platform/sql.ts';
import { decideMapping } from './decide-mapping.ts';
import { UNKNOWN_MAPPING } from './errors.ts';
import type { ItemList, ItemMapping } from './listing.ts';
import { findLists } from './store/listing.ts';
import { findLive, holdMappings, insertMappings, withdrawMappings } from './store/mappings.ts';

export type MappingDeps = { readonly clock: Clock; readonly ids: IdSource };

/** Mappings of one provider, all of them or none. */
export async function mapItems(
  sql: Sql,
  mappings: readonly ItemMapping[],
  { clock, ids }: MappingDeps,
): Promise<void> {
  const [first] = mappings;
  if (!first) return;
  await holdMappings(sql, first.provider);
  const ownCodes = mappings.map(({ ownCode }) => ownCode);
  const live = await findLive(sql, first.provider, ownCodes);
  const lists = await findLists(
    sql,
    mappings.map(({ code }) => code),
  );

  const { insert, withdraw } = decideMapping(mappings, { live, lists });

  const at = clock.now().toISOString();
  if (withdraw.length > 0) await withdrawMappings(sql, withdraw, at);
  await insertMappings(
    sql,
    insert.map((mapping) => ({ ...mapping, id: ids.next() })),
    at,
  );
}

export type MappingName = {
  readonly provider: ProviderId;
  readonly ownCode: string;
  readonly list: ItemList;
  readonly code: string;
};

export async function unmapItem(
  sql: Sql,
  { provider, ownCode, list, code }: MappingName,
  { clock }: Pick<MappingDeps, 'clock'>,
): Promise<void> {
  await holdMappings(sql, provider);
  const live = await findLive(sql, provider, [ownCode]);
  const named = live.filter((one) => one.list === list && one.code === code);
  if (named.length === 0) throw new Rejection(UNKNOWN_MAPPING, { ownCode, code });
  await withdrawMappings(
    sql,
    named.map(({ id }) => id),
    clock.now().toISOString(),
  );
}
