import type { AreaCode, ProviderId } from '../../../kernel/ids.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { AreaDatabase } from '../../../platform/sql.ts';
import type { GatewayStyle } from '../model.ts';
import { type GatewayKey, listGatewayKeys, secretContext } from './store.ts';

export type AreaKey = GatewayKey & { readonly area: AreaCode };

/** The gateway keys of every area, as they stood at most half a minute ago. */
export type KeyRing = {
  readonly find: (style: GatewayStyle, accessKey: string) => Promise<AreaKey | null>;
  /** Styles that a provider has keys for; none: the profile says. */
  readonly stylesOf: (area: AreaCode, provider: ProviderId) => Promise<readonly GatewayStyle[]>;
  readonly sm4KeyOf: (area: AreaCode, provider: ProviderId) => Promise<Uint8Array | null>;
  readonly publicKeyOf: (area: AreaCode, provider: ProviderId) => Promise<string | null>;
};

type Options = {
  readonly databases: () => readonly AreaDatabase[];
  readonly clock: Clock;
  readonly maxAgeMs?: number;
  /** Opens a secret as it is stored. */
  readonly openSecret: (stored: string, context: string) => string;
};

const MAX_AGE_MS = 30_000;
const SECOND_MS = 1_000;

export function createKeyRing(options: Options): KeyRing {
  const { databases, clock, openSecret, maxAgeMs = MAX_AGE_MS } = options;
  let read: Promise<Keys> | null = null;
  let readAt = Number.NEGATIVE_INFINITY;
  const keys = (ageMs = maxAgeMs): Promise<Keys> => {
    const now = clock.now().getTime();
    if (read === null || now - readAt >= ageMs) {
      readAt = now;
      read = readKeys(databases(), clock);
      read.catch(() => {
        read = null;
      });
    }
    return read;
  };
  return {
    async find(style, accessKey) {
      const name = `${style} ${accessKey}`;
      // A key that was given just now opens at once; strangers cause one reading a second at most.
      return (await keys()).byKey.get(name) ?? (await keys(SECOND_MS)).byKey.get(name) ?? null;
    },
    stylesOf: async (area, provider) =>
      ownKeys(await keys(), area, provider)
        .map(({ style }) => style)
        .filter((style) => style !== 'signature' && style !== 'sm4'),
    async sm4KeyOf(area, provider) {
      // Of several the one given last: `listGatewayKeys` has them in the order in which they began.
      const own = ownKeys(await keys(), area, provider);
      const key = own.findLast(({ style }) => style === 'sm4');
      if (!key?.secretSealed) return null;
      const secret = openSecret(key.secretSealed, secretContext(key.style, key.accessKey));
      return Buffer.from(secret, 'hex');
    },
    publicKeyOf: async (area, provider) =>
      ownKeys(await keys(), area, provider).findLast(({ style }) => style === 'signature')
        ?.publicKey ?? null,
  };
}

type Keys = {
  readonly byKey: ReadonlyMap<string, AreaKey>;
  readonly byProvider: ReadonlyMap<string, readonly AreaKey[]>;
};

function ownKeys({ byProvider }: Keys, area: AreaCode, provider: ProviderId): readonly AreaKey[] {
  return byProvider.get(`${area} ${provider}`) ?? [];
}

async function readKeys(databases: readonly AreaDatabase[], clock: Clock): Promise<Keys> {
  const byKey = new Map<string, AreaKey>();
  const byProvider = new Map<string, AreaKey[]>();
  for (const { area, sql } of databases) {
    for (const key of await listGatewayKeys(sql, clock.today())) {
      const own = { ...key, area };
      byKey.set(`${key.style} ${key.accessKey}`, own);
      const holder = `${area} ${key.provider}`;
      byProvider.set(holder, [...(byProvider.get(holder) ?? []), own]);
    }
  }
  return { byKey, byProvider };
}
