import type { AreaCode } from '../../../kernel/ids.ts';
import type { AccessLog } from '../../../platform/access-log.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { Word } from '../../../platform/http/answer-error.ts';
import type { Door } from '../../../platform/http/door.ts';
import type { IdSource } from '../../../platform/id-source.ts';
import type { Log } from '../../../platform/log.ts';
import { nationalCatalogue } from '../catalogue/load.ts';
import type { Catalogue } from '../catalogue/model.ts';
import { loadProfiles, type Profiles } from '../catalogue/profile.ts';
import { createGateway } from '../gateway/check-gateway.ts';
import { createKeyRing } from '../gateway/key-ring.ts';
import { createMessageLog } from '../log/message-log.ts';
import type { Transaction } from '../transaction.ts';
import type { NationalWorld } from '../world.ts';
import { type AuditRefusal, BODY_LIMIT, dispatcher } from './dispatch.ts';
import { providerLocator } from './locate-provider.ts';
import { transactionFinder } from './run-transaction.ts';

export type NationalOptions = {
  readonly transactions: readonly Transaction[];
  readonly areas: () => readonly AreaCode[];
  /** Throws an outage until the area was opened. */
  readonly worldOf: (area: AreaCode) => NationalWorld;
  readonly accessLog: AccessLog;
  /** Keeps refusals of the gateway; absent: they stand in the process log only. */
  readonly auditRefusal?: AuditRefusal;
  readonly word: Word;
  readonly log: Log;
  readonly clock: Clock;
  readonly ids: IdSource;
  /** Opens a gateway's secret as it is stored. */
  readonly openSecret: (stored: string, context: string) => string;
  /** Whether providers may come without headers unless a key of theirs says so: on loopback, on a private line. */
  readonly privateLine: boolean;
  readonly profiles?: Profiles;
  /** For tests: gateway keys are read anew after this time. */
  readonly keysMaxAgeMs?: number;
};

export type NationalDoor = Door & { readonly close: () => Promise<void> };

/** The national interface, ready to be mounted beside the routes. */
export function createNationalDoor(options: NationalOptions): NationalDoor {
  const {
    areas,
    worldOf,
    clock,
    log,
    openSecret,
    profiles = loadProfiles(),
    keysMaxAgeMs,
  } = options;
  const keys = createKeyRing({
    databases: () => areas().map((area) => worldOf(area).database),
    clock,
    openSecret,
    ...(keysMaxAgeMs === undefined ? {} : { maxAgeMs: keysMaxAgeMs }),
  });
  const messages = createMessageLog({
    databaseOf: (area) => worldOf(area).database,
    log,
    clock,
  });
  const catalogue = nationalCatalogue();
  const answer = dispatcher({
    ...options,
    find: transactionFinder(options.transactions),
    auditRefusal: options.auditRefusal ?? (() => undefined),
    profiles,
    keys,
    gateway: createGateway({ keys, clock, profileOf: profiles.of, openSecret }),
    locate: providerLocator(() => clock.now().getTime()),
    messages,
    catalogue,
  });
  return {
    bodyLimit: BODY_LIMIT,
    takes: (path) => isNational(path, catalogue),
    answer,
    close: messages.close,
  };
}

/** The one address of the baseline under any prefix, a province's own paths, and whatever ends in a number. */
export function isNational(path: string, catalogue: Catalogue): boolean {
  const last = path.replace(/\/+$/, '').split('/').at(-1) ?? '';
  return (
    /^callService$/i.test(last) ||
    catalogue.numberOfPath(path.replace(/\/+$/, '')) !== null ||
    catalogue.find(last.toUpperCase()) !== null
  );
}
