import type { AreaCode } from '../../kernel/ids.ts';
import type { Credentials } from '../../people/credential/index.ts';
import type { Clock } from '../../platform/clock.ts';
import type { IdSource } from '../../platform/id-source.ts';
import type { Sealer } from '../../platform/seal.ts';
import type { SchemaDatabase, Sql } from '../../platform/sql.ts';
import type { ProviderPort } from './ask-provider.ts';
import type { Event } from './model.ts';
import type { Random } from './secrets.ts';
import { insertEvents } from './store/events.ts';

export type IdentityDeps = {
  /** Throws an outage until the database was opened. */
  readonly database: () => SchemaDatabase;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly random: Random;
  /** Keeps the secrets of second factors. */
  readonly sealer: Pick<Sealer, 'seal' | 'open'>;
  /** Whether everyone on this computer may enter the demonstration's accounts. */
  readonly open: boolean;
  readonly credentialsOf: (area: AreaCode) => Pick<Credentials, 'resolve' | 'decode'>;
  /** A government's identity provider; null: none is set. */
  readonly provider: ProviderPort | null;
};

/** Where a call came from. */
export type From = { readonly address: string; readonly agent: string };

const NOBODY = { account: null, person: null, area: null, actor: null, reason: null } as const;

export type Noted = Pick<Event, 'event'> & Partial<Omit<Event, 'event' | 'address' | 'agent'>>;

/** Writes one line of the audit, in the transaction of what it tells where there is one. */
export async function note(
  { clock, ids }: IdentityDeps,
  sql: Sql,
  { address, agent }: From,
  event: Noted,
): Promise<void> {
  const at = clock.now().toISOString();
  await insertEvents(sql, [{ ...NOBODY, ...event, address, agent, id: ids.next(), at }]);
}
