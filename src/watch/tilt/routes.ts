import { type Static, Type } from 'typebox';
import type { AreaCode, PersonId } from '../../kernel/ids.ts';
import { formatYuan } from '../../kernel/money.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { maskName } from '../../people/enrolment/index.ts';
import { pageAnswer, pageFields, pageOf, personsShown } from '../../platform/http/paging.ts';
import { type Route, route } from '../../platform/http/route.ts';
import { remedy, startAudit } from './audit.ts';
import { UNKNOWN_RUN } from './errors.ts';
import { FINDING_KINDS, type TiltDeps } from './model.ts';
import { findRun, listFindings, listRuns, sumFindings } from './store.ts';

type Of = (area: AreaCode) => TiltDeps;

const ById = Type.Object({ id: Type.String({ pattern: '^[0-9a-f-]{36}$' }) });
const Key = Type.String({ minLength: 8, maxLength: 80, pattern: '^[A-Za-z0-9._:-]+$' });
const Text = Type.String();
const RunView = Type.Object({
  id: Text,
  from: Text,
  until: Type.String({ description: 'First day no longer looked at' }),
  state: Type.Enum(['running', 'done']),
  persons: Type.Integer({ description: 'Looked at so far' }),
  found: Type.Integer(),
  owed: Text,
  askedBy: Text,
  askedAt: Text,
  finishedAt: Type.Union([Text, Type.Null()]),
});
export type RunView = Static<typeof RunView>;
const FindingView = Type.Object({
  id: Text,
  settlement: Text,
  person: Text,
  name: Text,
  provider: Text,
  providerName: Text,
  scheme: Text,
  benefitDay: Text,
  kind: Type.Enum([...FINDING_KINDS]),
  groupsThen: Type.Array(Text),
  groupsNow: Type.Array(Text),
  owed: Text,
  funds: Text,
  remediedAt: Type.Union([Text, Type.Null()]),
});
export type FindingView = Static<typeof FindingView>;

const SumView = Type.Object({ id: Text, name: Text, findings: Type.Integer(), owed: Text });
export type SumView = Static<typeof SumView>;

export function tiltRoutes(of: Of): Route[] {
  return [startRow(of), runsRow(of), findingsRow(of), sumsRow(of), remedyRow(of)];
}

function startRow(of: Of): Route {
  return route({
    method: 'POST',
    path: '/tilt/runs',
    permission: 'feed.write',
    summary:
      'Begins to look for settlements that lack an identity which holds by the records of today',
    body: Type.Object({
      key: Key,
      from: Type.String({ maxLength: 10 }),
      until: Type.String({ maxLength: 10, description: 'First day no longer looked at' }),
    }),
    answer: Type.Object({ id: Text }),
    person: null,
    handle: async ({ area, caller, body }) => ({
      id: await startAudit(of(area), { ...body, by: caller.id }),
    }),
  });
}

function runsRow(of: Of): Route {
  return route({
    method: 'GET',
    path: '/tilt/runs',
    permission: 'feed.read',
    summary: 'Audits of tilts, how far each is, and what it found',
    query: Type.Object(pageFields),
    answer: Type.Array(RunView),
    person: null,
    async handle({ area, query }) {
      const runs = await listRuns(of(area).database.sql, pageOf(query));
      return runs.map(({ reached: _, owed, ...run }) => ({ ...run, owed: formatYuan(owed) }));
    },
  });
}

async function checkRun({ database }: TiltDeps, id: string): Promise<void> {
  if (!(await findRun(database.sql, id))) throw new Rejection(UNKNOWN_RUN, { run: id });
}

function findingsRow(of: Of): Route {
  return route({
    method: 'GET',
    path: '/tilt/runs/:id/findings',
    permission: 'feed.read',
    summary: 'Settlements that lack an identity, and what the person is owed for each',
    params: ById,
    query: Type.Object({
      ...pageFields,
      provider: Type.Optional(Type.String({ maxLength: 40 })),
      person: Type.Optional(Type.String({ maxLength: 40 })),
    }),
    answer: pageAnswer(FindingView),
    person: personsShown,
    async handle({ area, params, query }) {
      const deps = of(area);
      await checkRun(deps, params.id);
      const { provider = null, person = null } = query;
      const search = { provider, person, ...pageOf(query) };
      const { rows, total } = await listFindings(deps.database.sql, params.id, search);
      const shown = rows.map(({ owed, funds, groupsThen, groupsNow, ...row }) => ({
        ...row,
        name: maskName(row.name),
        groupsThen: groupsThen.split(' ').filter((group) => group !== ''),
        groupsNow: groupsNow.split(' ').filter((group) => group !== ''),
        ...{ owed: formatYuan(owed), funds: formatYuan(funds) },
      }));
      return { rows: shown, total };
    },
  });
}

function sumsRow(of: Of): Route {
  return route({
    method: 'GET',
    path: '/tilt/runs/:id/sums',
    permission: 'feed.read',
    summary: 'What is owed because of each provider, or to each person, the most first',
    params: ById,
    query: Type.Object({ ...pageFields, by: Type.Enum(['provider', 'person']) }),
    answer: Type.Array(SumView),
    person: ({ query }, answer) =>
      (query as { by: string }).by === 'person'
        ? (answer as { id: string }[]).map(({ id }) => id)
        : [],
    async handle({ area, params, query }) {
      const deps = of(area);
      await checkRun(deps, params.id);
      const { by } = query;
      const sums = await sumFindings(deps.database.sql, params.id, { by, ...pageOf(query) });
      return sums.map(({ owed, name, ...one }) => ({
        ...one,
        name: by === 'person' ? maskName(name) : name,
        owed: formatYuan(owed),
      }));
    },
  });
}

function remedyRow(of: Of): Route {
  return route({
    method: 'POST',
    path: '/tilt/runs/:id/remedies',
    permission: 'settlement.correct',
    summary:
      'Computes anew what an audit found of a person and posts the difference; asked twice it is the same',
    params: ById,
    body: Type.Object({ key: Key, person: Type.String({ maxLength: 40 }) }),
    answer: Type.Object({ corrected: Type.Integer(), due: Text }),
    person: ({ body }) => (body as { person: string }).person,
    async handle({ area, caller, params, body }) {
      const asked = { run: params.id, person: body.person as PersonId, by: caller.id };
      const { corrected, due } = await remedy(of(area), asked);
      return { corrected, due: formatYuan(due) };
    },
  });
}
