import { Type } from 'typebox';
import { addDays } from '../../kernel/days.ts';
import type { AreaCode, PersonId, ProviderId, RegistrationId } from '../../kernel/ids.ts';
import { pageAnswer, pageFields, pageOf, personsShown } from '../../platform/http/paging.ts';
import { type Route, route } from '../../platform/http/route.ts';
import { VISIT_KINDS } from '../../rules/policy/index.ts';
import { applyForClearing, withdrawApplication } from './apply-for-clearing.ts';
import { checkScope } from './check-scope.ts';
import type { ApplicationId } from './model.ts';
import { cancelUnbilled, type RepairDeps } from './repair.ts';
import { dayOf } from './run-routes.ts';
import { findApplication, findStatements, listApplications } from './store/applications.ts';
import { countStanding, findTotals } from './store/books.ts';
import { listOpenItems, OPEN_KINDS } from './store/open-items.ts';
import { listRepairs } from './store/repairs.ts';
import {
  ApplicationView,
  applicationView,
  OpenItemView,
  openItemView,
  RepairView,
  repairView,
} from './view.ts';

type Of = (area: AreaCode) => RepairDeps;

const Identifier = Type.String({ minLength: 1, maxLength: 64, pattern: '^[\\x21-\\x7e]+$' });
const Month = Type.String({ pattern: '^(19|20)\\d{2}-(0[1-9]|1[0-2])$' });

export function openItemRoutes(of: Of): Route[] {
  return [
    route({
      method: 'GET',
      path: '/reconciliation/open-items',
      permission: 'care.read',
      summary: 'Begun and not brought to an end: charges or a discharge unsettled, nothing billed',
      query: Type.Object({
        provider: Identifier,
        kind: Type.Enum([...OPEN_KINDS]),
        from: Type.String(),
        until: Type.String(),
        ...pageFields,
      }),
      answer: pageAnswer(OpenItemView),
      person: personsShown,
      async handle({ area, query }) {
        const startsOn = dayOf(query.from, query);
        const endsOn = addDays(dayOf(query.until, query), 1);
        checkScope({ startsOn, endsOn });
        const { provider, kind } = query;
        const { rows, total } = await listOpenItems(of(area).database.sql, {
          ...{ provider: provider as ProviderId, kind, startsOn, endsOn },
          ...pageOf(query),
        });
        return { rows: rows.map(openItemView), total };
      },
    }),
    route({
      method: 'POST',
      path: '/reconciliation/cancellations',
      permission: 'reconciliation.write',
      summary: 'Takes back a registration that was never billed, and notes who did it and why',
      body: Type.Object({
        provider: Identifier,
        person: Identifier,
        registration: Identifier,
        reason: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }),
      }),
      answer: Type.Object({ id: Type.String() }),
      person: ({ body }) => body.person,
      async handle({ area, body, caller }) {
        const { id } = await cancelUnbilled(of(area), {
          provider: body.provider as ProviderId,
          person: body.person as PersonId,
          registration: body.registration as RegistrationId,
          reason: body.reason,
          actor: caller.id,
        });
        return { id };
      },
    }),
    route({
      method: 'GET',
      path: '/reconciliation/repairs',
      permission: 'settlement.read',
      summary: 'What was done about one-sided entries, by whom and why, newest first',
      query: Type.Object({ provider: Identifier, ...pageFields }),
      answer: pageAnswer(RepairView),
      person: personsShown,
      async handle({ area, query }) {
        const { sql } = of(area).database;
        const { rows, total } = await listRepairs(sql, query.provider as ProviderId, pageOf(query));
        return { rows: rows.map(repairView), total };
      },
    }),
  ];
}

export function applicationRoutes(of: Of): Route[] {
  return [
    route({
      method: 'GET',
      path: '/clearing-applications',
      permission: 'settlement.read',
      summary: 'What providers asked to be cleared, with what became of it, newest first',
      query: Type.Object({ provider: Type.Optional(Identifier), ...pageFields }),
      answer: pageAnswer(ApplicationView),
      person: null,
      async handle({ area, query }) {
        const { sql } = of(area).database;
        const provider = (query.provider ?? null) as ProviderId | null;
        const { rows, total } = await listApplications(sql, provider, pageOf(query));
        const views = rows.map(async (row) =>
          applicationView(row, await findStatements(sql, row.provider, row)),
        );
        return { rows: await Promise.all(views), total };
      },
    }),
    route({
      method: 'POST',
      path: '/clearing-applications',
      permission: 'reconciliation.write',
      summary: 'Applies for a month with the figures of our books, as 3203 does',
      body: Type.Object({ provider: Identifier, month: Month }),
      answer: ApplicationView,
      person: null,
      handle: ({ area, body, caller }) =>
        applyForMonth(of(area), { ...body, actor: caller.id } as AskedMonth),
    }),
    route({
      method: 'POST',
      path: '/clearing-applications/:id/withdrawals',
      permission: 'reconciliation.write',
      summary: 'Withdraws an application while the agency has not closed its time',
      params: Type.Object({ id: Type.String({ pattern: '^[0-9a-f-]{36}$' }) }),
      body: Type.Object({ provider: Identifier }),
      answer: Type.Object({ id: Type.String() }),
      person: null,
      async handle({ area, params, body, caller }) {
        const deps = of(area);
        const id = params.id as ApplicationId;
        const provider = body.provider as ProviderId;
        await deps.database.transaction((sql) =>
          withdrawApplication(sql, deps, { id, provider, actor: caller.id }),
        );
        return { id };
      },
    }),
  ];
}

type AskedMonth = { readonly provider: ProviderId; readonly month: string; readonly actor: string };

async function applyForMonth(deps: RepairDeps, { provider, month, actor }: AskedMonth) {
  const startsOn = dayOf(`${month}-01`, { from: month, until: month });
  const endsOn = `${addDays(startsOn, 31).slice(0, 7)}-01` as typeof startsOn;
  const scope = { provider, startsOn, endsOn, visitKinds: VISIT_KINDS };
  const made = await deps.database.transaction(async (sql) => {
    const all = { ...scope, scheme: null, withRefunds: true };
    const { count: _, ...totals } = await findTotals(sql, all);
    const persons = await countStanding(sql, all);
    const asked = { ...scope, ...totals, month, way: '', persons, recognised: totals.total };
    return applyForClearing(sql, deps, { asked, actor, accountsInFunds: false });
  });
  const { sql } = deps.database;
  const row = await findApplication(sql, made.id);
  return row && applicationView(row, await findStatements(sql, provider, row));
}
