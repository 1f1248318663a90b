import { Type } from 'typebox';
import type { AreaCode, PersonId } from '../../kernel/ids.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { type Caller, type Route, route } from '../../platform/http/route.ts';
import { RELATIONS } from '../accounts/index.ts';
import { UNKNOWN_SHARE } from './errors.ts';
import {
  endShare,
  findChildren,
  giveUpCode,
  type SharingDeps,
  shareCode,
  showCode,
} from './share-code.ts';
import type { CodeShare } from './share-model.ts';
import { findHeldBy, findSharesOf, findShowings } from './share-store.ts';
import { VoucherView } from './view.ts';

type Of = (area: AreaCode) => SharingDeps;

const ShareView = Type.Object({
  id: Type.String(),
  holder: Type.String({ description: 'Masked' }),
  area: Type.String(),
  relation: Type.String(),
  given: Type.Enum(['consent', 'counter']),
  givenAt: Type.String(),
  endedAt: Type.Union([Type.String(), Type.Null()]),
});
const HeldView = Type.Object({
  id: Type.String(),
  owner: Type.String({ description: 'Masked' }),
  area: Type.String(),
  relation: Type.String(),
});
const CodesView = Type.Object({
  shares: Type.Array(ShareView),
  held: Type.Array(HeldView),
  showings: Type.Array(Type.Object({ holder: Type.String(), shownAt: Type.String() })),
});

const Holder = Type.Object({
  area: Type.String({ pattern: '^[0-9]{6}$' }),
  name: Type.String({ minLength: 1, maxLength: 60 }),
  idNumber: Type.String({ minLength: 15, maxLength: 18 }),
  relation: Type.Enum([...RELATIONS], { description: 'What the holder is to the owner' }),
});
const Done = Type.Object({ ended: Type.Literal(true) });
const one = Type.Object({ id: Type.String({ pattern: '^[0-9a-f-]{36}$' }) });
const person = Type.Object({ id: Type.String({ maxLength: 64 }) });
const shareOf = Type.Object({ id: Type.String({ maxLength: 64 }), share: one.properties.id });

/** 亲情账户: who may show whose code, for those two themselves and for a counter. */
export function shareRoutes(of: Of): Route[] {
  return [...ownRoutes(of), ...counterRoutes(of)];
}

function ownRoutes(of: Of): Route[] {
  return [
    route({
      method: 'GET',
      path: '/own/shown-codes',
      permission: 'own.read',
      summary: 'Who may show my code and did, and whose codes I may show',
      answer: CodesView,
      person: ({ caller }) => caller.person ?? null,
      handle: ({ area, caller }) => codesOf(of(area), self(caller)),
    }),
    wardsRow(of),
    route({
      method: 'POST',
      path: '/own/shown-codes',
      permission: 'own.write',
      summary: 'Lets a relative, insured anywhere, show my code; no money comes with it',
      body: Holder,
      answer: ShareView,
      person: ({ caller }) => caller.person ?? null,
      async handle({ area, caller, body: { area: holderArea, relation, ...holder } }) {
        const owner = self(caller);
        const asked = { owner, holderArea: holderArea as AreaCode, holder, relation, by: owner };
        return shareView(await shareCode(of(area), { ...asked, given: 'consent' }));
      },
    }),
    route({
      method: 'POST',
      path: '/own/shown-codes/:id/end',
      permission: 'own.write',
      summary: 'Lets somebody show my code no more, or gives up showing somebody else’s',
      params: one,
      answer: Done,
      person: ({ caller }) => caller.person ?? null,
      async handle({ area, caller, params: { id } }) {
        const me = self(caller);
        const held = await findHeldBy(of(area).database.sql, me);
        if (held.some((code) => code.id === id)) await giveUpCode(of(area), id, me);
        else await endShare(of(area), id, { owner: me, by: me });
        return { ended: true };
      },
    }),
    route({
      method: 'POST',
      path: '/own/shown-codes/:id/vouchers',
      permission: 'own.write',
      summary: 'The code of a person who lets me show it, for some minutes; noted for that person',
      params: one,
      answer: VoucherView,
      person: ({ caller }) => caller.person ?? null,
      handle: ({ area, caller, params: { id } }) => showCode(of(area), id, self(caller)),
    }),
  ];
}

const WardView = Type.Object({
  id: Type.String(),
  name: Type.String({ description: 'Masked' }),
  age: Type.Integer(),
});

/** Also while one acts for a child it is about whoever signed in. */
function wardsRow(of: Of): Route {
  return route({
    method: 'GET',
    path: '/own/wards',
    permission: 'own.read',
    summary: 'Children for whom I may act, as recorded at a counter: their id goes in x-yikao-for',
    answer: Type.Array(WardView),
    person: (_, answer) => (answer as { readonly id: string }[]).map(({ id }) => id),
    handle: ({ area, caller }) => {
      const { database, clock } = of(area);
      self(caller);
      return findChildren(database.sql, caller.id as PersonId, clock);
    },
  });
}

function counterRoutes(of: Of): Route[] {
  return [
    route({
      method: 'GET',
      path: '/persons/:id/shown-codes',
      permission: 'account.read',
      summary: 'Who may show the code of this person, and who recorded or agreed to it',
      params: person,
      answer: Type.Array(ShareView),
      person: ({ params }) => params.id,
      async handle({ area, params }) {
        const shares = await findSharesOf(of(area).database.sql, params.id as PersonId);
        return shares.map(shareView);
      },
    }),
    route({
      method: 'POST',
      path: '/persons/:id/shown-codes',
      permission: 'account.write',
      summary: 'At a counter: a guardian or relative may show the code of this person',
      params: person,
      body: Holder,
      answer: ShareView,
      person: ({ params }) => params.id,
      async handle({ area, caller, params, body: { area: holderArea, relation, ...holder } }) {
        const owner = params.id as PersonId;
        const asked = { owner, holderArea: holderArea as AreaCode, holder, relation };
        return shareView(await shareCode(of(area), { ...asked, given: 'counter', by: caller.id }));
      },
    }),
    route({
      method: 'POST',
      path: '/persons/:id/shown-codes/:share/end',
      permission: 'account.write',
      summary: 'At a counter: somebody shows the code of this person no more',
      params: shareOf,
      answer: Done,
      person: ({ params }) => params.id,
      async handle({ area, caller, params: { id, share } }) {
        await endShare(of(area), share, { owner: id as PersonId, by: caller.id });
        return { ended: true };
      },
    }),
  ];
}

async function codesOf({ database: { sql } }: SharingDeps, me: PersonId) {
  const [shares, held, showings] = await Promise.all([
    findSharesOf(sql, me),
    findHeldBy(sql, me),
    findShowings(sql, me),
  ]);
  return {
    shares: shares.map(shareView),
    held: held.map(({ id, ownerName, ownerArea, relation }) => ({
      ...{ id, owner: ownerName, area: ownerArea, relation },
    })),
    showings: showings.map(({ holderName, shownAt }) => ({ holder: holderName, shownAt })),
  };
}

function shareView(share: CodeShare) {
  const { id, holderName, holderArea, relation, given, givenAt, endedAt } = share;
  return { id, holder: holderName, area: holderArea, relation, given, givenAt, endedAt };
}

function self({ person: me }: Caller): PersonId {
  if (!me) throw new Rejection(UNKNOWN_SHARE, { id: '' });
  return me;
}
