import { type Static, Type } from 'typebox';
import type { AreaCode, PersonId, ProviderId } from '../../kernel/ids.ts';
import { pageAnswer, pageFields, pageOf } from '../../platform/http/paging.ts';
import type { Caller } from '../../platform/http/route.ts';
import { type Origin, type SharedRoute, sharedRoute } from '../../platform/http/shared-route.ts';
import { nameOf, roleOf } from './decide-administration.ts';
import type { IdentityDeps } from './deps.ts';
import type { PostingId } from './model.ts';
import {
  addStaff,
  type By,
  blockStaff,
  givePosting,
  resetStaff,
  takePostingAway,
  unblockStaff,
} from './staff.ts';
import { findPostings, listStaff } from './store/accounts.ts';
import { listEvents } from './store/events.ts';
import { EventView, StaffView, staffView } from './view.ts';

const Name = Type.String({ minLength: 1, maxLength: 80 });
const Place = {
  role: Type.String({ maxLength: 40 }),
  area: Type.Optional(Type.String({ pattern: '^[0-9]{6}$' })),
  county: Type.Optional(Type.String({ pattern: '^[0-9]{6}$' })),
  provider: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
  office: Type.Optional(Type.String({ minLength: 6, maxLength: 24 })),
  ownPerson: Type.Optional(
    Type.String({
      ...{ minLength: 1, maxLength: 64 },
      description: 'The same person among the insured of the area',
    }),
  ),
};
const PlaceBody = Type.Object(Place);
const ByName = Type.Object({ name: Name });
const Done = Type.Object({ done: Type.Boolean() });
const Invited = Type.Object({
  name: Type.String(),
  password: Type.String({ description: 'Shown this once; to be changed at the first sign-in' }),
});

export function staffRoutes(deps: IdentityDeps): SharedRoute[] {
  return [...readingRows(deps), ...accountRows(deps), ...postingRows(deps)];
}

function by(caller: Caller | null, origin: Origin): By {
  const { id, area } = caller as Caller;
  return { administrator: { id, area }, from: origin };
}

function placeOf({ area, county, provider, office, ownPerson }: Static<typeof PlaceBody>) {
  return {
    area: (area ?? null) as AreaCode | null,
    county: county ?? null,
    provider: (provider ?? null) as ProviderId | null,
    office: office ?? null,
    ownPerson: (ownPerson ?? null) as PersonId | null,
  };
}

function readingRows(deps: IdentityDeps): SharedRoute[] {
  return [
    sharedRoute({
      method: 'GET',
      path: '/staff',
      needs: 'staff.read',
      summary: 'Accounts of staff by name; an area’s administrator sees those of the area',
      query: Type.Object({ query: Type.Optional(Type.String({ maxLength: 60 })), ...pageFields }),
      answer: pageAnswer(StaffView),
      async handle({ caller, query }) {
        const { sql } = deps.database();
        const area = caller?.area ?? null;
        const rows = await listStaff(sql, { query: query.query ?? '', area, ...pageOf(query) });
        const names = rows.map(({ name }) => name);
        const postings = await findPostings(sql, names);
        const total = Number(rows[0]?.total ?? 0n);
        return { rows: rows.map((row) => staffView(row, postings)), total };
      },
    }),
    sharedRoute({
      method: 'GET',
      path: '/staff/events',
      needs: 'staff.read',
      summary: 'Sign-ins, refusals, sign-outs and what was done to accounts, newest first',
      query: Type.Object({ account: Type.Optional(Name), ...pageFields }),
      answer: pageAnswer(EventView),
      async handle({ caller, query }) {
        const search = { account: query.account ?? null, area: caller?.area ?? null };
        const rows = await listEvents(deps.database().sql, { ...search, ...pageOf(query) });
        const shown = rows.map(({ total: _, ...row }) => row);
        return { rows: shown, total: Number(rows[0]?.total ?? 0n) };
      },
    }),
  ];
}

function accountRows(deps: IdentityDeps): SharedRoute[] {
  return [
    sharedRoute({
      method: 'POST',
      path: '/staff',
      needs: 'staff.manage',
      summary: 'A new account with a first posting; the answer holds its first password',
      body: Type.Object({
        name: Name,
        displayName: Type.String({ minLength: 1, maxLength: 40, pattern: '\\S' }),
        claim: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
        ...Place,
      }),
      answer: Invited,
      handle({ caller, origin, body }) {
        const { name, displayName, claim = null } = body;
        const role = roleOf(body.role);
        const place = placeOf(body);
        return addStaff(deps, by(caller, origin), { name, displayName, role, place, claim });
      },
    }),
    ...(['block', 'unblock'] as const).map((action) =>
      sharedRoute({
        method: 'POST',
        path: `/staff/:name/${action}`,
        needs: 'staff.manage',
        summary:
          action === 'block'
            ? 'Blocks an account and signs it out everywhere'
            : 'Lets a blocked account in again',
        params: ByName,
        answer: Done,
        async handle({ caller, origin, params }) {
          const run = action === 'block' ? blockStaff : unblockStaff;
          await run(deps, by(caller, origin), nameOf(params.name));
          return { done: true };
        },
      }),
    ),
    sharedRoute({
      method: 'POST',
      path: '/staff/:name/reset',
      needs: 'staff.manage',
      summary: 'A new first password; the second factor and the bound identity are forgotten',
      params: ByName,
      answer: Invited,
      async handle({ caller, origin, params }) {
        const name = nameOf(params.name);
        return { name, password: await resetStaff(deps, by(caller, origin), name) };
      },
    }),
  ];
}

function postingRows(deps: IdentityDeps): SharedRoute[] {
  return [
    sharedRoute({
      method: 'POST',
      path: '/staff/:name/postings',
      needs: 'staff.manage',
      summary: 'Gives a role at a place',
      params: ByName,
      body: PlaceBody,
      answer: Done,
      async handle({ caller, origin, params, body }) {
        const gift = { name: nameOf(params.name), role: roleOf(body.role), place: placeOf(body) };
        await givePosting(deps, by(caller, origin), gift);
        return { done: true };
      },
    }),
    sharedRoute({
      method: 'POST',
      path: '/staff/:name/postings/:id/end',
      needs: 'staff.manage',
      summary: 'Takes a posting away; whoever works in it is out at once',
      params: Type.Object({ name: Name, id: Type.String({ pattern: '^[0-9a-f-]{36}$' }) }),
      answer: Done,
      async handle({ caller, origin, params }) {
        const name = nameOf(params.name);
        const posting = params.id as PostingId;
        await takePostingAway(deps, by(caller, origin), { name, posting });
        return { done: true };
      },
    }),
  ];
}
