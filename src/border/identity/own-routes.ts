import { type TSchema, Type } from 'typebox';
import type { AreaCode, PersonId } from '../../kernel/ids.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { UNKNOWN_SETTLEMENT } from '../../money/settlement/index.ts';
import { pageAnswer, pageFields, pageOf } from '../../platform/http/paging.ts';
import { type Call, type Caller, type Route, route } from '../../platform/http/route.ts';
import type { AreaDatabase } from '../../platform/sql.ts';
import { NOT_INSURED } from './errors.ts';
import { listAccesses } from './store/own.ts';

type AnyCall = Call<TSchema, TSchema, TSchema>;
export type OwnReads = { readonly database: AreaDatabase };

/** What a desk reads about anybody, and an insured person about nobody but himself. */
const MIRRORS = [
  { path: '/own/person', of: '/persons/:id', summary: 'My own record' },
  { path: '/own/encounters', of: '/persons/:id/encounters', summary: 'My own encounters' },
  { path: '/own/settlements', of: '/persons/:id/settlements', summary: 'My own settlements' },
  {
    path: '/own/credential-uses',
    of: '/persons/:id/credential-uses',
    summary: 'Every use of a credential of mine',
  },
] as const;

/**
 * The rows are those of the desk with the person put in, so that both always show the same. Which person
 * that is, only the sign-in says; nothing in the call does.
 */
export function ownRoutes(desk: readonly Route[], of: (area: AreaCode) => OwnReads): Route[] {
  return [
    ...MIRRORS.map((mirror) => mirrored(rowOf(desk, mirror.of), mirror)),
    ownSettlement(rowOf(desk, '/settlements/:id'), {
      path: '/own/settlements/:id',
      summary: 'One settlement of mine with its explanation',
    }),
    ownSettlement(rowOf(desk, '/settlements/:id/papers'), {
      path: '/own/settlements/:id/papers',
      summary: 'Every line of a bill of mine, and the data of its invoice',
    }),
    accessesRow(of),
  ];
}

function rowOf(desk: readonly Route[], path: string): Route {
  const found = desk.find((row) => row.method === 'GET' && row.path === path);
  if (!found) throw new Error(`There is no row GET ${path} to show to its own person.`);
  return found;
}

function mirrored(row: Route, { path, summary }: { path: string; summary: string }): Route {
  const { params: _, ...rest } = row;
  return {
    ...rest,
    path,
    summary,
    permission: 'own.read',
    person: ({ caller }) => personOf(caller),
    handle: (call) => row.handle({ ...call, params: { id: personOf(call.caller) } }),
  };
}

/** Somebody else's is told as one that does not exist. */
function ownSettlement(row: Route, named: { path: string; summary: string }): Route {
  return {
    ...row,
    ...named,
    permission: 'own.read',
    async handle(call: AnyCall) {
      const person = personOf(call.caller);
      const answer = (await row.handle(call)) as { readonly person: { readonly id: string } };
      if (answer.person.id === person) return answer;
      const { id } = call.params as { readonly id: string };
      throw new Rejection(UNKNOWN_SETTLEMENT, { settlement: id });
    },
  };
}

const AccessView = Type.Object({
  at: Type.String(),
  actor: Type.String(),
  action: Type.String(),
});

function accessesRow(of: (area: AreaCode) => OwnReads): Route {
  return route({
    method: 'GET',
    path: '/own/accesses',
    permission: 'own.read',
    summary: 'Who opened my record, and when',
    query: Type.Object(pageFields),
    answer: pageAnswer(AccessView),
    person: ({ caller }) => personOf(caller),
    handle: ({ area, caller, query }) =>
      listAccesses(of(area).database.sql, personOf(caller), pageOf(query)),
  });
}

function personOf({ person }: Caller): PersonId {
  if (!person) throw new Rejection(NOT_INSURED);
  return person;
}
