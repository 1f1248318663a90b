import type { Permission } from '../../src/platform/http/route.ts';
import type { kitZh } from './wording.zh.ts';

/** A page that one goes to, not through. */
export type Place = {
  readonly path: string;
  readonly name: keyof typeof kitZh & `place.${string}`;
  /** What it shows needs all of these; a page that nobody may use is not offered. */
  readonly needs: readonly Permission[];
  /** Pages that one reaches from here, by the beginnings of their addresses. */
  readonly covers?: readonly string[];
  /** After `g`. */
  readonly key?: string;
};

export type Section = {
  readonly name: keyof typeof kitZh & `section.${string}`;
  readonly places: readonly Place[];
};

/** The one table of the navigation: the bar, the menu of small screens and the shortcuts read it. */
export const SECTIONS: readonly Section[] = [
  { name: 'section.home', places: [{ path: '/', name: 'place.home', needs: [], key: 'h' }] },
  {
    name: 'section.provider',
    places: [
      {
        path: '/desk',
        name: 'place.desk',
        needs: ['care.read', 'person.read'],
        covers: ['/desk/persons', '/desk/encounters', '/settlements'],
        key: 'd',
      },
      {
        path: '/desk/queue',
        name: 'place.queue',
        needs: ['care.write', 'person.read'],
        covers: ['/desk/visits'],
        key: 'q',
      },
      {
        path: '/desk/prescribe',
        name: 'place.prescribe',
        needs: ['settlement.write', 'person.read'],
        covers: ['/desk/prescriptions'],
      },
      {
        path: '/desk/cashier',
        name: 'place.cashier',
        needs: ['settlement.write', 'person.read'],
        key: 'c',
      },
      { path: '/desk/ward', name: 'place.ward', needs: ['care.write', 'person.read'], key: 'w' },
      {
        path: '/desk/reconciliation',
        name: 'place.reconciliation',
        needs: ['settlement.read'],
        key: 'b',
      },
      {
        path: '/desk/one-sided',
        name: 'place.oneSided',
        needs: ['care.read', 'settlement.read'],
      },
      { path: '/desk/messages', name: 'place.messages', needs: ['person.read'] },
      { path: '/desk/payments', name: 'place.ownPayments', needs: ['settlement.read'] },
    ],
  },
  {
    name: 'section.window',
    places: [
      { path: '/window/take', name: 'place.take', needs: ['matter.take', 'person.find'], key: 'n' },
      {
        path: '/window/queue',
        name: 'place.cases',
        needs: ['matter.read'],
        covers: ['/window/cases'],
        key: 'l',
      },
      { path: '/window/find', name: 'place.find', needs: ['matter.read', 'person.find'], key: 'f' },
      { path: '/window/batches', name: 'place.batches', needs: ['matter.read'] },
      { path: '/window/transfers', name: 'place.transfers', needs: ['matter.read'] },
      { path: '/window/supervision', name: 'place.supervision', needs: ['matter.audit'] },
      { path: '/window/trace', name: 'place.trace', needs: ['matter.audit'] },
      { path: '/station', name: 'place.station', needs: ['matter.take', 'person.find'], key: 's' },
    ],
  },
  {
    name: 'section.insurance',
    places: [
      {
        path: '/premiums',
        name: 'place.premiums',
        needs: ['premium.read', 'person.find'],
        covers: ['/premiums/new', '/premiums/newborns', '/premiums/orders'],
        key: 'e',
      },
      { path: '/premiums/lists', name: 'place.premiumLists', needs: ['premium.read'] },
      { path: '/premiums/units', name: 'place.units', needs: ['premium.read'] },
      { path: '/premiums/twice', name: 'place.twice', needs: ['premium.read'] },
      { path: '/households', name: 'place.households', needs: ['account.read', 'person.find'] },
      {
        path: '/accounts',
        name: 'place.accounts',
        needs: ['account.read', 'person.find'],
        key: 'a',
      },
      { path: '/wallets', name: 'place.wallets', needs: ['account.read'] },
      { path: '/groups/feeds', name: 'place.feeds', needs: ['feed.read'], key: 'i' },
      { path: '/groups/tilt', name: 'place.tilt', needs: ['feed.read'] },
      { path: '/groups/burden', name: 'place.burden', needs: ['feed.read'] },
    ],
  },
  {
    name: 'section.policies',
    places: [
      { path: '/policies', name: 'place.policies', needs: ['policy.read'], key: 'p' },
      { path: '/policies/try', name: 'place.try', needs: ['policy.read'], key: 't' },
    ],
  },
  {
    name: 'section.payments',
    places: [
      { path: '/payments', name: 'place.payments', needs: ['payment.read'], key: 'm' },
      { path: '/payments/orders', name: 'place.orders', needs: ['payment.read'] },
      { path: '/payments/persons', name: 'place.personPayments', needs: ['payment.read'] },
    ],
  },
  {
    name: 'section.jobs',
    places: [{ path: '/jobs', name: 'place.jobs', needs: ['matter.audit'] }],
  },
  {
    name: 'section.proof',
    places: [{ path: '/proof', name: 'place.proof', needs: ['proof.read'], key: 'v' }],
  },
  {
    name: 'section.staff',
    places: [{ path: '/staff', name: 'place.staff', needs: ['staff.read'] }],
  },
];

export type May = (permission: Permission) => boolean;

/** What this person may use; a section without a page of theirs is left out. */
export function sectionsFor(may: May): readonly Section[] {
  return SECTIONS.map((section) => ({
    ...section,
    places: section.places.filter(({ needs }) => needs.every(may)),
  })).filter(({ places }) => places.length > 0);
}

/** The place that an address belongs to: of those that begin it, the longest. */
export function placeOf(path: string): Place | null {
  const all = SECTIONS.flatMap(({ places }) => places);
  const named = all.flatMap((place) =>
    [place.path, ...(place.covers ?? [])].map((start) => ({ place, start })),
  );
  const fitting = named
    .filter(({ start }) => path === start || (start !== '/' && path.startsWith(`${start}/`)))
    .sort((a, b) => b.start.length - a.start.length);
  return fitting[0]?.place ?? null;
}

/** Also of a page that is not offered: it says itself why it shows nothing. */
export function placeOfKey(key: string): Place | undefined {
  return SECTIONS.flatMap(({ places }) => places).find((place) => place.key === key);
}
