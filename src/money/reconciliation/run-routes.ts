import { Type } from 'typebox';
import { addDays, type Day, isDay } from '../../kernel/days.ts';
import type { AreaCode, ProviderId } from '../../kernel/ids.ts';
import { negate, yuan } from '../../kernel/money.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { pageAnswer, pageFields, pageOf, personsShown } from '../../platform/http/paging.ts';
import { type Route, route } from '../../platform/http/route.ts';
import type { Sql } from '../../platform/sql.ts';
import { type Scheme, VISIT_KINDS, type VisitKind } from '../../rules/policy/index.ts';
import { checkScope } from './check-scope.ts';
import { BAD_PERIOD, UNKNOWN_RUN } from './errors.ts';
import type { Run, RunId, Scope } from './model.ts';
import { readLines } from './read-lines.ts';
import { reconcileLines, reconcileTotals } from './reconcile.ts';
import { type RepairDeps, repairDifference } from './repair.ts';
import { findBooks, findSpans } from './store/books.ts';
import { findRun, listDifferences, listRuns } from './store/runs.ts';
import {
  addTotals,
  BookView,
  bookView,
  DifferenceView,
  differenceView,
  RunView,
  runView,
  SpanView,
  spanView,
  TotalsView,
  totalsView,
} from './view.ts';

type Of = (area: AreaCode) => RepairDeps;

const Identifier = Type.String({ minLength: 1, maxLength: 64, pattern: '^[\\x21-\\x7e]+$' });
const Amount = Type.String({ pattern: '^-?\\d{1,14}(\\.\\d{1,2})?$', description: 'Yuan' });
const ById = Type.Object({ id: Type.String({ pattern: '^[0-9a-f-]{36}$' }) });
const Reason = Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' });
const Compared = {
  provider: Identifier,
  from: Type.String(),
  until: Type.String({ description: 'Last day' }),
  scheme: Type.Optional(Type.Enum(['resident', 'employee'])),
  visitKinds: Type.Optional(
    Type.Array(Type.Enum([...VISIT_KINDS]), { minItems: 1, maxItems: VISIT_KINDS.length }),
  ),
  withRefunds: Type.Optional(Type.Boolean()),
};
const TotalsBody = Type.Object({
  ...Compared,
  count: Type.Integer({ minimum: 0, maximum: 10_000_000 }),
  total: Amount,
  funds: Amount,
  accounts: Type.Optional(Amount),
  cash: Type.Optional(Amount),
});
const FileBody = Type.Object({
  ...Compared,
  file: Type.String({
    maxLength: 32 * 1_048_576,
    pattern: '^[A-Za-z0-9+/]+={0,2}$',
    description: 'The ZIP of a TAB text, as 3202 takes it, in base64',
  }),
});

export function bookRoutes(of: Of): Route[] {
  return [
    route({
      method: 'GET',
      path: '/reconciliation/books',
      permission: 'settlement.read',
      summary: 'What was settled for a provider: sums by day, scheme, kind of visit and of record',
      query: Type.Object({
        provider: Identifier,
        from: Type.String(),
        until: Type.String(),
        scheme: Type.Optional(Type.Enum(['resident', 'employee'])),
      }),
      answer: Type.Object({ rows: Type.Array(BookView), sum: TotalsView }),
      person: null,
      async handle({ area, query }) {
        const scope = scopeOf(query);
        checkScope(scope);
        const rows = await findBooks(of(area).database.sql, scope);
        return { rows: rows.map(bookView), sum: totalsView(addTotals(rows)) };
      },
    }),
    route({
      method: 'GET',
      path: '/reconciliation/spans',
      permission: 'settlement.read',
      summary:
        'The books of each payment period and open month beside what the agency owes and paid',
      query: Type.Object({ provider: Identifier }),
      answer: Type.Object({ rows: Type.Array(SpanView) }),
      person: null,
      async handle({ area, query }) {
        const { database, clock } = of(area);
        const provider = query.provider as ProviderId;
        const rows = await findSpans(database.sql, provider, clock.today());
        return { rows: rows.map(spanView) };
      },
    }),
  ];
}

export function runRoutes(of: Of): Route[] {
  return [
    route({
      method: 'POST',
      path: '/reconciliation/totals',
      permission: 'reconciliation.write',
      summary: "Compares a provider's own sums with ours, as 3201 does",
      body: TotalsBody,
      answer: RunView,
      person: null,
      async handle({ area, body, caller }) {
        const deps = of(area);
        const stated = {
          count: body.count,
          total: amountOf(body.total),
          funds: amountOf(body.funds),
          accounts: body.accounts === undefined ? null : amountOf(body.accounts),
          cash: body.cash === undefined ? null : amountOf(body.cash),
        };
        const by = byOf(caller.id);
        const { run } = await deps.database.transaction((sql) =>
          reconcileTotals(sql, deps, { scope: scopeOf(body), stated, by }),
        );
        return runView(run);
      },
    }),
    route({
      method: 'POST',
      path: '/reconciliation/files',
      permission: 'reconciliation.write',
      summary: "Compares a provider's own lines with ours, as 3202 does",
      body: FileBody,
      answer: RunView,
      person: null,
      async handle({ area, body, caller }) {
        const deps = of(area);
        const scope = scopeOf(body);
        checkScope(scope);
        const lines = await readLines(Buffer.from(body.file, 'base64'));
        const by = byOf(caller.id);
        const { run } = await deps.database.transaction((sql) =>
          reconcileLines(sql, deps, { scope, lines, claimed: null, by }),
        );
        return runView(run);
      },
    }),
    ...readingRoutes(of),
    repairRoute(of),
  ];
}

function readingRoutes(of: Of): Route[] {
  return [
    route({
      method: 'GET',
      path: '/reconciliation/runs',
      permission: 'settlement.read',
      summary: 'Comparisons of a provider, newest first',
      query: Type.Object({ provider: Identifier, ...pageFields }),
      answer: pageAnswer(RunView),
      person: null,
      async handle({ area, query }) {
        const { sql } = of(area).database;
        const { rows, total } = await listRuns(sql, query.provider as ProviderId, pageOf(query));
        return { rows: rows.map(runView), total };
      },
    }),
    route({
      method: 'GET',
      path: '/reconciliation/runs/:id',
      permission: 'settlement.read',
      summary: 'One comparison with both sums',
      params: ById,
      answer: RunView,
      person: null,
      handle: async ({ area, params }) =>
        runView(await getRun(of(area).database.sql, params.id as RunId)),
    }),
    route({
      method: 'GET',
      path: '/reconciliation/runs/:id/differences',
      permission: 'settlement.read',
      summary: 'What differs, with the one thing to do about each and what was done',
      params: ById,
      query: Type.Object(pageFields),
      answer: Type.Object({ provider: Type.String(), ...pageAnswer(DifferenceView).properties }),
      person: personsShown,
      async handle({ area, params, query }) {
        const { sql } = of(area).database;
        const { id, provider } = await getRun(sql, params.id as RunId);
        const { rows, total } = await listDifferences(sql, id, pageOf(query));
        return { provider, rows: rows.map((row) => differenceView(row, provider)), total };
      },
    }),
  ];
}

function repairRoute(of: Of): Route {
  return route({
    method: 'POST',
    path: '/reconciliation/runs/:id/repairs',
    permission: 'reconciliation.write',
    summary: 'Does what is to be done about one difference, and notes who did it and why',
    params: ById,
    body: Type.Object({
      provider: Identifier,
      seq: Type.Integer({ minimum: 1 }),
      action: Type.Enum(['reverse', 'take-over', 'send-again']),
      reason: Reason,
    }),
    answer: Type.Object({ id: Type.String(), person: Type.Union([Type.String(), Type.Null()]) }),
    person: (_, answer) => (answer as { person: string | null }).person,
    async handle({ area, params, body, caller }) {
      const { id, person } = await repairDifference(of(area), {
        provider: body.provider as ProviderId,
        run: params.id as RunId,
        seq: body.seq,
        action: body.action,
        reason: body.reason,
        actor: caller.id,
      });
      return { id, person };
    },
  });
}

async function getRun(sql: Sql, id: RunId): Promise<Run> {
  const run = await findRun(sql, id);
  if (!run) throw new Rejection(UNKNOWN_RUN, { id });
  return run;
}

function byOf(actor: string) {
  return { channel: 'console', actor, accountsInFunds: false } as const;
}

function amountOf(text: string) {
  return text.startsWith('-') ? negate(yuan(text.slice(1))) : yuan(text);
}

function scopeOf(asked: {
  readonly provider: string;
  readonly from: string;
  readonly until: string;
  readonly scheme?: Scheme;
  readonly visitKinds?: readonly VisitKind[];
  readonly withRefunds?: boolean;
}): Scope {
  return {
    provider: asked.provider as ProviderId,
    startsOn: dayOf(asked.from, asked),
    endsOn: addDays(dayOf(asked.until, asked), 1),
    scheme: asked.scheme ?? null,
    visitKinds: asked.visitKinds ?? null,
    withRefunds: asked.withRefunds ?? true,
  };
}

export function dayOf(text: string, { from, until }: { from: string; until: string }): Day {
  if (!isDay(text)) throw new Rejection(BAD_PERIOD, { startsOn: from, endsOn: until });
  return text;
}
