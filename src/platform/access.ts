import { createHash, timingSafeEqual } from 'node:crypto';
import type { AreaCode, ProviderId } from '../kernel/ids.ts';
import { Rejection } from '../kernel/rejection.ts';
import { NOT_PERMITTED, OTHER_AREA, OTHER_PROVIDER, UNKNOWN_CALLER } from './errors.ts';
import type { Caller, Permission, Role } from './http/route.ts';

const READING = [
  'care.read',
  'person.read',
  'settlement.read',
  'policy.read',
  'proof.read',
  'payment.read',
] as const satisfies readonly Permission[];

/** Which role holds which permission: the one table. */
export const PERMISSIONS: Readonly<Record<Role, readonly Permission[]>> = {
  desk: [
    'care.read',
    'care.write',
    'person.read',
    'settlement.read',
    'settlement.write',
    'policy.read',
  ],
  office: [...READING, 'settlement.correct', 'policy.publish'],
  inspector: READING,
  demo: [
    ...READING,
    'care.write',
    'settlement.write',
    'settlement.correct',
    'policy.publish',
    'credential.issue',
    'payment.make',
    'payment.check',
  ],
  // Two roles, and besides two persons: see `money/provider-payment`.
  'payment-maker': ['care.read', 'payment.read', 'payment.make'],
  'payment-checker': ['care.read', 'payment.read', 'payment.check'],
};

/** Everyone on this machine, while no keys are set and the server listens on loopback only. */
export const DEMO: Caller = { id: 'demo', role: 'demo', provider: null, area: null };

export type Gate = {
  /** No keys are set: everyone is `demo`, and the server must not listen beyond loopback. */
  readonly open: boolean;
  /** Whose key the `Authorization` header carries. */
  readonly identify: (authorization: string | undefined) => Caller;
};

/** `keys` is the text of YIKAO_KEYS: `[{ key, id, role, provider?, area? }]`, or absent. */
export function createGate(keys: string | undefined): Gate {
  if (keys === undefined || keys.trim() === '') return { open: true, identify: () => DEMO };
  const holders = parseKeys(keys);
  return {
    open: false,
    identify(authorization) {
      const given = digest(/^Bearer (.+)$/.exec(authorization ?? '')?.[1] ?? '');
      // Every key is compared, so that the time taken tells nothing about which came near.
      const found = holders.filter((holder) => timingSafeEqual(holder.digest, given));
      const [holder] = found;
      if (!holder) throw new Rejection(UNKNOWN_CALLER);
      return holder.caller;
    },
  };
}

export function permit(caller: Caller, permission: Permission): void {
  if (PERMISSIONS[caller.role].includes(permission)) return;
  throw new Rejection(NOT_PERMITTED, { role: caller.role, permission });
}

export function permitArea(caller: Caller, area: string): void {
  if (caller.area === null || caller.area === area) return;
  throw new Rejection(OTHER_AREA, { area, own: caller.area });
}

/** A desk acts for its own provider only; `provider` is whatever the call or the answer names. */
export function permitProvider(caller: Caller, provider: unknown): void {
  if (caller.provider === null || provider === undefined || provider === null) return;
  const named = typeof provider === 'object' ? (provider as { id?: unknown }).id : provider;
  if (named === caller.provider) return;
  throw new Rejection(OTHER_PROVIDER, { provider: String(named), own: caller.provider });
}

type Holder = { readonly digest: Buffer; readonly caller: Caller };

function parseKeys(text: string): Holder[] {
  let entries: unknown;
  try {
    entries = JSON.parse(text);
  } catch {
    throw new Error(
      'YIKAO_KEYS is not JSON; expected [{"key", "id", "role", "provider", "area"}].',
    );
  }
  if (!Array.isArray(entries) || entries.length === 0) {
    throw new Error('YIKAO_KEYS must be a list of at least one key.');
  }
  return entries.map((entry, index) => holderOf(entry, index + 1));
}

function holderOf(entry: Readonly<Record<string, unknown>>, position: number): Holder {
  const { key, id, role, provider = null, area = null } = entry ?? {};
  const roles = Object.keys(PERMISSIONS).filter((name) => name !== 'demo');
  if (typeof key !== 'string' || key === '' || typeof id !== 'string' || id === '') {
    throw new Error(`YIKAO_KEYS entry ${position} needs the texts "key" and "id".`);
  }
  if (typeof role !== 'string' || !roles.includes(role)) {
    throw new Error(`YIKAO_KEYS entry ${position} needs a "role": ${roles.join(', ')}.`);
  }
  if (role === 'desk' && typeof provider !== 'string') {
    throw new Error(`YIKAO_KEYS entry ${position}: a desk needs its "provider".`);
  }
  const caller = {
    id,
    role: role as Role,
    provider: provider as ProviderId | null,
    area: area as AreaCode | null,
  };
  return { digest: digest(key), caller };
}

function digest(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}
