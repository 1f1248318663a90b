import { createHash, timingSafeEqual } from 'node:crypto';
import type { AreaCode, ProviderId } from '../kernel/ids.ts';
import { Rejection } from '../kernel/rejection.ts';
import {
  NOT_PERMITTED,
  OTHER_AREA,
  OTHER_COUNTY,
  OTHER_OFFICE,
  OTHER_PROVIDER,
  UNKNOWN_CALLER,
  WRONG_PLACE,
} from './errors.ts';
import type { Caller, Permission, Role } from './http/route.ts';

/** What a provider's own people need to know of each other and of whom they treat. */
const AT_PROVIDER = [
  'provider.read',
  'care.read',
  'person.find',
  'person.read',
  'settlement.read',
  'policy.read',
] as const satisfies readonly Permission[];

const READING = [
  'provider.read',
  'care.read',
  'person.find',
  'person.read',
  'message.read',
  'settlement.read',
  'policy.read',
  'proof.read',
  'payment.read',
  'account.read',
  'premium.read',
] as const satisfies readonly Permission[];

/**
 * Who brings a matter to a counter has to be found there, wherever in the area he is insured: who he is, and whether he is
 * insured. His care and what it cost stand in the case that needs it, and nowhere else for a counter.
 */
const AT_COUNTER = [
  'matter.read',
  // Something is done to a case by whoever works at a counter; what, to which case and when, its own table says.
  'matter.act',
  'person.find',
  'provider.read',
  'policy.read',
  'account.read',
  'premium.read',
] as const satisfies readonly Permission[];

/** Which role holds which permission: the one table. */
export const PERMISSIONS: Readonly<Record<Role, readonly Permission[]>> = {
  // Also whoever sends a provider's messages; a pharmacy is one of them.
  desk: [...AT_PROVIDER, 'care.write', 'settlement.write', 'message.read', 'reconciliation.write'],
  // Alone prescribes, and alone reads what others found: reports and notes are no business of a counter.
  doctor: [...AT_PROVIDER, 'care.write', 'settlement.write', 'prescription.write', 'record.read'],
  ward: [...AT_PROVIDER, 'care.write', 'settlement.write'],
  // Money of its own provider, and its books beside ours: a reversal as a repair is part of that, nothing else is
  // settled. What the agency keeps for itself needs `payment.read`.
  'provider-finance': [
    'provider.read',
    'care.read',
    'settlement.read',
    'policy.read',
    'message.read',
    'reconciliation.write',
  ],
  office: [...READING, 'settlement.correct', 'policy.publish', 'feed.read', 'feed.write'],
  // Each does also what the one before may: a small office has not three people.
  'counter-clerk': [...AT_COUNTER, 'matter.take', 'account.write', 'premium.write'],
  'counter-reviewer': [
    ...AT_COUNTER,
    'matter.take',
    'matter.review',
    'account.write',
    'premium.write',
  ],
  'counter-approver': [
    ...AT_COUNTER,
    'matter.take',
    'matter.review',
    'matter.approve',
    'account.write',
    'premium.write',
  ],
  // Sees what will be late and moves it to other hands; decides nothing.
  'counter-chief': [...AT_COUNTER, 'matter.lead', 'matter.audit'],
  inspector: [...READING, 'record.read', 'staff.read', 'matter.read', 'matter.audit', 'feed.read'],
  demo: [
    ...READING,
    'record.read',
    'care.write',
    'settlement.write',
    'settlement.correct',
    'reconciliation.write',
    'prescription.write',
    'policy.publish',
    'credential.issue',
    'payment.make',
    'payment.check',
    'staff.read',
    'staff.manage',
    'matter.read',
    'matter.act',
    'matter.take',
    'matter.review',
    'matter.approve',
    'matter.lead',
    'matter.audit',
    'account.write',
    'premium.write',
    'feed.read',
    'feed.write',
    'own.read',
    'own.write',
  ],
  // Accounts and nothing else: who gives rights does not use them.
  administrator: ['staff.read', 'staff.manage'],
  // `own.read` opens the record of `caller.person` and nobody else's.
  // A claim on paper names the hospital, which is found by its name.
  insured: ['own.read', 'own.write', 'policy.read', 'provider.read'],
  // Two roles, and besides two persons: see `money/provider-payment`. They pay providers and see no patient.
  'payment-maker': ['provider.read', 'payment.read', 'payment.make'],
  'payment-checker': ['provider.read', 'payment.read', 'payment.check'],
};

export type Jurisdiction = 'nation' | 'area' | 'county' | 'provider' | 'office' | 'self';

/** What bounds a role: the second half of the one table. The first is what a posting is usually given. */
export const JURISDICTIONS: Readonly<Record<Role, readonly [Jurisdiction, ...Jurisdiction[]]>> = {
  desk: ['provider'],
  doctor: ['provider'],
  ward: ['provider'],
  'provider-finance': ['provider'],
  office: ['area', 'county', 'nation'],
  'payment-maker': ['area', 'nation'],
  'payment-checker': ['area', 'nation'],
  'counter-clerk': ['office'],
  'counter-reviewer': ['office'],
  'counter-approver': ['office'],
  'counter-chief': ['office'],
  inspector: ['area', 'county', 'nation'],
  administrator: ['area', 'nation'],
  insured: ['self'],
  demo: ['nation'],
};

/** Whatever concerns no place: texts and lists that are the same for every county. */
const OF_NO_PLACE: readonly Permission[] = ['policy.read', 'policy.publish'];

/**
 * What lies at an office. A county is a place among offices, and each row keeps its reader to his own by `readsWithin` or
 * `mayAtOffice`, whether he sits at a counter or inspects those of a county.
 */
const OF_OFFICES: readonly Permission[] = ['matter.read', 'matter.audit'];

/** Everyone on this machine, while no keys are set and the server listens on loopback only. */
export const DEMO: Caller = { id: 'demo', role: 'demo', provider: null, area: null };

export type Gate = {
  /** No keys are set: everyone is `demo`, and the server must not listen beyond loopback. */
  readonly open: boolean;
  /** Whose key the `Authorization` header carries. */
  readonly identify: (authorization: string | undefined) => Caller;
};

/**
 * `keys` is the text of YIKAO_KEYS: `[{ key, id, role, provider?, area?, office? }]`, or absent. Keys are for machines;
 * with `closed` people sign in although there are none.
 */
export function createGate(keys: string | undefined, closed = false): Gate {
  const none = keys === undefined || keys.trim() === '';
  if (none && !closed) return { open: true, identify: () => DEMO };
  const holders = none ? [] : parseKeys(keys);
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

type Bounds = Pick<Caller, 'area' | 'county' | 'provider' | 'office' | 'person'>;

/** Which kind of place bounds this caller. */
export function jurisdictionOf(caller: Bounds): Jurisdiction {
  if (caller.person) return 'self';
  if (caller.office) return 'office';
  if (caller.provider !== null) return 'provider';
  if (caller.county) return 'county';
  return caller.area === null ? 'nation' : 'area';
}

/** Whether a role may be given for such a place at all. */
export function checkPlace(role: Role, place: Bounds): void {
  const allowed = JURISDICTIONS[role];
  if (allowed.includes(jurisdictionOf(place)) && isOfficeOf(place)) return;
  throw new Rejection(WRONG_PLACE, { role, allowed: allowed.join(', ') });
}

/** An office is named by its way down, and that begins at its own area. */
function isOfficeOf({ office, area }: Bounds): boolean {
  return !office || (OFFICE_PATH.test(office) && area !== null && isWithin(office, area));
}

const OFFICE_PATH = /^\d{6}(\/\d{6}(\/\d{2,3}(\/\d{2,3})?)?)?$/;

/** Whether an office is the other or below it. */
export function isWithin(office: string, other: string): boolean {
  return office === other || office.startsWith(`${other}/`);
}

/** `read`: what belongs to an office. `act`: a step that lies with it. `lead`: who does what there. */
export type OfficeUse = 'read' | 'act' | 'lead';

/**
 * The one place that decides which offices somebody works for. A counter reads and leads what is at it or below it, and
 * acts where the step lies with itself exactly: not for an office below, which has its own people, nor for one above.
 * Whoever has no office reads what lies in his county or area, and acts nowhere; the open demonstration does everything.
 */
export function mayAtOffice(caller: Caller, path: string, use: OfficeUse): boolean {
  if (caller.role === 'demo') return true;
  if (caller.office) {
    return use === 'act' ? path === caller.office : isWithin(path, caller.office);
  }
  if (use !== 'read') return false;
  if (caller.area !== null && !isWithin(path, caller.area)) return false;
  return !caller.county || path.split('/')[1] === caller.county;
}

/** At or below which office somebody reads; who has none reads his county, or the whole area. */
export function readsWithin({ office, county }: Caller, area: string): string {
  return office ?? (county ? `${area}/${county}` : area);
}

export function permitOffice(caller: Caller, path: string, use: OfficeUse): void {
  if (mayAtOffice(caller, path, use)) return;
  throw new Rejection(OTHER_OFFICE, { office: path, own: caller.office ?? '' });
}

export type Reach = {
  readonly permission: Permission;
  /** Whether the call asks for a county, or its answer tells one, by which it can be bounded. */
  readonly tellsCounty: boolean;
};

/** Before anything is read: the right, the area, and for a county that the operation can be bounded by it. */
export function permitCall(caller: Caller, reach: Reach, area: string): void {
  permit(caller, reach.permission);
  permitArea(caller, area);
  if (jurisdictionOf(caller) !== 'county' || reach.tellsCounty) return;
  if ([...OF_NO_PLACE, ...OF_OFFICES].includes(reach.permission)) return;
  throw new Rejection(OTHER_COUNTY, { own: caller.county ?? '', county: '*' });
}

/** An agency of a county works for people and providers of that county. */
export function permitCounty(caller: Caller, county: unknown): void {
  if (jurisdictionOf(caller) !== 'county' || county === undefined || county === null) return;
  if (county === caller.county) return;
  throw new Rejection(OTHER_COUNTY, { own: caller.county ?? '', county: String(county) });
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
      'YIKAO_KEYS is not JSON; expected [{"key", "id", "role", "provider", "area", "office"}].',
    );
  }
  if (!Array.isArray(entries) || entries.length === 0) {
    throw new Error('YIKAO_KEYS must be a list of at least one key.');
  }
  return entries.map((entry, index) => holderOf(entry, index + 1));
}

function holderOf(entry: Readonly<Record<string, unknown>>, position: number): Holder {
  const { key, id, role, provider = null, area = null, office = null } = entry ?? {};
  const roles = Object.keys(PERMISSIONS).filter((name) => !['demo', 'insured'].includes(name));
  if (typeof key !== 'string' || key === '' || typeof id !== 'string' || id === '') {
    throw new Error(`YIKAO_KEYS entry ${position} needs the texts "key" and "id".`);
  }
  if (typeof role !== 'string' || !roles.includes(role)) {
    throw new Error(`YIKAO_KEYS entry ${position} needs a "role": ${roles.join(', ')}.`);
  }
  const [usual, ...others] = JURISDICTIONS[role as Role];
  if (usual === 'provider' && others.length === 0 && typeof provider !== 'string') {
    throw new Error(`YIKAO_KEYS entry ${position}: a ${role} needs its "provider".`);
  }
  if (usual === 'office' && !(typeof office === 'string' && OFFICE_PATH.test(office))) {
    throw new Error(
      `YIKAO_KEYS entry ${position}: a ${role} needs its "office", 532900/532901/03.`,
    );
  }
  const caller = {
    id,
    role: role as Role,
    provider: provider as ProviderId | null,
    // An office lies in one area, which its path begins with.
    area: (area ?? (usual === 'office' ? (office as string).slice(0, 6) : null)) as AreaCode | null,
    ...(usual === 'office' && { office: office as string }),
  };
  return { digest: digest(key), caller };
}

function digest(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}
