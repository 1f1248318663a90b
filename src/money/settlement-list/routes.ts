import { Type } from 'typebox';
import { type Day, isDay } from '../../kernel/days.ts';
import type { AreaCode, PersonId, ProviderId } from '../../kernel/ids.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { permitProvider } from '../../platform/access.ts';
import { pageAnswer, pageFields, pageOf, personsShown } from '../../platform/http/paging.ts';
import { type Route, route } from '../../platform/http/route.ts';
import type { AreaDatabase, Sql } from '../../platform/sql.ts';
import { NOT_A_DAY, UNKNOWN_LIST } from './errors.ts';
import { LIST_STATES, type SettlementList } from './model.ts';
import type { SettlementLists } from './settlement-lists.ts';
import { findList, findStates } from './store.ts';
import { ListDetail, ListView, listDetail, listView } from './view.ts';

export type SettlementListRouteDeps = {
  readonly database: AreaDatabase;
  readonly settlementLists: SettlementLists;
};
type Of = (area: AreaCode) => SettlementListRouteDeps;

const Text = Type.Optional(Type.String({ minLength: 1, maxLength: 30 }));
const Id = Type.Object({ id: Type.String({ pattern: '^[0-9]{1,9}$' }) });
const personOf = (_: unknown, answer: unknown) => (answer as ListDetail).person;

export function settlementListRoutes(of: Of): Route[] {
  return [searchRoute(of), readRoute(of), reviewRoute(of)];
}

function searchRoute(of: Of): Route {
  return route({
    method: 'GET',
    path: '/settlement-lists',
    permission: 'settlement.read',
    summary: 'Settlement lists by state, provider, person, findings and days of settlement',
    query: Type.Object({
      state: Type.Optional(Type.Enum([...LIST_STATES])),
      provider: Text,
      person: Text,
      level: Type.Optional(Type.Enum(['return', 'warn', 'none'])),
      from: Type.Optional(Type.String({ maxLength: 10 })),
      before: Type.Optional(Type.String({ maxLength: 10 })),
      ...pageFields,
    }),
    answer: pageAnswer(ListView),
    person: personsShown,
    async handle({ area, caller, query }) {
      const { database, settlementLists } = of(area);
      const found = await settlementLists.list(database.sql, {
        // A desk sees its own lists, whatever it asks for.
        provider: caller.provider ?? ((query.provider ?? null) as ProviderId | null),
        person: (query.person ?? null) as PersonId | null,
        settlement: null,
        state: query.state ?? null,
        level: query.level ?? null,
        from: dayOf(query.from),
        before: dayOf(query.before),
        ...pageOf(query),
      });
      const rows = found.rows.map((list) => listView(list, settlementLists.checks));
      return { rows, total: found.total };
    },
  });
}

function readRoute(of: Of): Route {
  return route({
    method: 'GET',
    path: '/settlement-lists/:id',
    permission: 'settlement.read',
    summary: 'One settlement list with its findings and every state it had',
    params: Id,
    answer: ListDetail,
    person: personOf,
    async handle({ area, caller, params }) {
      const { database, settlementLists } = of(area);
      const list = await listOf(database.sql, params.id);
      permitProvider(caller, list.provider);
      return listDetail(list, await findStates(database.sql, list.id), settlementLists.checks);
    },
  });
}

function reviewRoute(of: Of): Route {
  return route({
    method: 'POST',
    path: '/settlement-lists/:id/review',
    permission: 'settlement.correct',
    summary: 'Approves a submitted settlement list, or returns it with a reason',
    params: Id,
    body: Type.Object({
      to: Type.Enum(['approved', 'returned']),
      note: Type.Optional(Type.String({ maxLength: 500 })),
    }),
    answer: ListDetail,
    person: personOf,
    async handle({ area, caller, params, body }) {
      const { database, settlementLists } = of(area);
      const { to, note = '' } = body;
      const review = { id: params.id, to, note, actor: caller.id };
      return database.transaction(async (sql) => {
        await settlementLists.review(sql, review);
        const list = await listOf(sql, params.id);
        return listDetail(list, await findStates(sql, list.id), settlementLists.checks);
      });
    },
  });
}

async function listOf(sql: Sql, id: string): Promise<SettlementList> {
  const list = await findList(sql, id);
  if (!list) throw new Rejection(UNKNOWN_LIST, { settlement: id });
  return list;
}

function dayOf(text: string | undefined): Day | null {
  if (text === undefined) return null;
  if (!isDay(text)) throw new Rejection(NOT_A_DAY, { value: text });
  return text;
}
