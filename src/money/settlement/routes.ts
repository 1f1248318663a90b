import { type Static, Type } from 'typebox';
import { isDay } from '../../kernel/days.ts';
import type {
  AreaCode,
  EncounterId,
  PersonId,
  ProviderId,
  RequestKey,
  SettlementId,
} from '../../kernel/ids.ts';
import { formatYuan, type Money, sum, yuan } from '../../kernel/money.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { pageAnswer, pageFields, pageOf } from '../../platform/http/paging.ts';
import { type Route, route } from '../../platform/http/route.ts';
import { BAD_DAY, UNKNOWN_SETTLEMENT } from './errors.ts';
import { namePayers } from './name-payers.ts';
import type { PaperDeps } from './papers/read-papers.ts';
import { paperRoutes } from './papers/routes.ts';
import { findNamed, listByPerson, listByProvider } from './read-settlements.ts';
import type { RefundDeps } from './refund/refund.ts';
import { refundRoutes } from './refund/routes.ts';
import type { Answer, NamedSettlement } from './settlements.ts';
import { findFollowers } from './store.ts';
import {
  PolicySetView,
  policySetView,
  SettlementPage,
  SettlementReceipt,
  SettlementSummary,
  SettlementView,
  settlementReceipt,
  settlementView,
} from './view.ts';

export type SettlementRouteDeps = RefundDeps & PaperDeps;

type Of = (area: AreaCode) => SettlementRouteDeps;

/** No control characters: identifiers are joined and hashed. */
const Identifier = Type.String({ minLength: 1, maxLength: 64, pattern: '^[\\x21-\\x7e]+$' });
const Amount = Type.String({ pattern: '^\\d{1,12}(\\.\\d{1,2})?$', description: 'Yuan' });
const Reason = Type.String({ minLength: 1, maxLength: 200, pattern: '^[^\\x00-\\x1f]+$' });
const Id = Type.Object({ id: Type.String({ format: 'uuid', pattern: '^[0-9a-f-]{36}$' }) });

const Bill = {
  person: Identifier,
  provider: Identifier,
  encounter: Identifier,
  useOwnAccount: Type.Optional(Type.Boolean()),
  useMutualAid: Type.Optional(Type.Boolean()),
};
const QuoteBody = Type.Object({ ...Bill, claimedTotal: Type.Optional(Amount) });
const SettleBody = Type.Object({
  key: Identifier,
  ...Bill,
  claimedTotal: Amount,
  explain: Type.Optional(Type.Boolean({ description: 'Send the explanation with the answer' })),
});
const ReverseBody = Type.Object({
  key: Identifier,
  provider: Identifier,
  person: Identifier,
  reason: Reason,
});
const RecomputeBody = Type.Object({
  key: Identifier,
  scheme: Type.Enum(['resident', 'employee']),
  from: Type.String({ description: 'First benefit day to compute again' }),
  reason: Reason,
});
const Recorded = Type.Object({
  key: Type.String(),
  replayed: Type.Boolean({ description: 'The key was answered before; this is that answer' }),
  settlements: Type.Array(SettlementReceipt),
});

export function settlementRoutes(of: Of): Route[] {
  return [
    ...commandRoutes(of),
    ...correctionRoutes(of),
    ...refundRoutes(of),
    ...readingRoutes(of),
    ...paperRoutes(of),
  ];
}

function commandRoutes(of: Of): Route[] {
  return [
    route({
      method: 'POST',
      path: '/quotes',
      permission: 'settlement.write',
      summary: 'What a settlement would give now; records nothing',
      body: QuoteBody,
      answer: Type.Object({
        settlements: Type.Array(SettlementView),
        policySet: Type.Union([PolicySetView, Type.Null()]),
        yearVersion: Type.String({ description: 'Revision of the year to date that was used' }),
      }),
      person: ({ body }) => body.person,
      handle: ({ area, body }) => quote(of(area), body),
    }),
    route({
      method: 'POST',
      path: '/settlements',
      permission: 'settlement.write',
      summary: 'Settles an encounter through all tiers, exactly once for its key',
      body: SettleBody,
      answer: Recorded,
      // The record itself says who settled for whom and when; a second one would say it again.
      person: null,
      async handle({ area, body }) {
        const deps = of(area);
        const answer = await deps.settlements.settle({
          key: body.key as RequestKey,
          claimedTotal: yuan(body.claimedTotal),
          ...billOf(body),
        });
        return recorded(deps, body.key, answer, body.explain);
      },
    }),
  ];
}

function correctionRoutes(of: Of): Route[] {
  return [
    route({
      method: 'POST',
      path: '/settlements/:id/reversals',
      permission: 'settlement.write',
      summary: 'Takes a settlement back by its mirror; later ones by the rule of the area',
      params: Id,
      body: ReverseBody,
      answer: Recorded,
      person: ({ body }) => body.person,
      async handle({ area, params, body }) {
        const deps = of(area);
        const answer = await deps.settlements.reverse({
          key: body.key as RequestKey,
          provider: body.provider as ProviderId,
          person: body.person as PersonId,
          settlement: params.id as SettlementId,
          reason: body.reason,
        });
        return recorded(deps, body.key, answer);
      },
    }),
    route({
      method: 'POST',
      path: '/persons/:id/recomputations',
      permission: 'settlement.correct',
      summary: 'Late recognition: computes again from a day and posts the differences',
      params: Type.Object({ id: Identifier }),
      body: RecomputeBody,
      answer: Type.Intersect([
        Recorded,
        Type.Object({ differences: Type.Record(Type.String(), Type.String()) }),
      ]),
      person: ({ params }) => params.id,
      handle: ({ area, params, body }) => recompute(of(area), params.id as PersonId, body),
    }),
  ];
}

function readingRoutes(of: Of): Route[] {
  return [
    route({
      method: 'GET',
      path: '/settlements/:id',
      permission: 'settlement.read',
      summary: 'A settlement with its explanation, and what came after it',
      params: Id,
      answer: SettlementPage,
      person: (_, answer) => (answer as SettlementView).person.id,
      handle: ({ area, params }) => show(of(area), params.id as SettlementId),
    }),
    route({
      method: 'GET',
      path: '/settlements',
      permission: 'settlement.read',
      summary: 'Records of a provider on one day, today unless said',
      query: Type.Object({
        provider: Identifier,
        day: Type.Optional(Type.String()),
        ...pageFields,
      }),
      answer: pageAnswer(SettlementSummary),
      person: (_, answer) =>
        (answer as { rows: SettlementSummary[] }).rows.map(({ person }) => person.id),
      handle({ area, query }) {
        const { database, clock } = of(area);
        const day = dayOf(query.day ?? clock.today());
        const provider = query.provider as ProviderId;
        return listByProvider(database.sql, { provider, day }, pageOf(query));
      },
    }),
    route({
      method: 'GET',
      path: '/persons/:id/settlements',
      permission: 'person.read',
      summary: 'Records of a person, newest first',
      params: Type.Object({ id: Identifier }),
      query: Type.Object(pageFields),
      answer: pageAnswer(SettlementSummary),
      person: ({ params }) => params.id,
      handle: ({ area, params, query }) =>
        listByPerson(of(area).database.sql, params.id as PersonId, pageOf(query)),
    }),
  ];
}

function billOf(body: Static<typeof QuoteBody>) {
  return {
    person: body.person as PersonId,
    provider: body.provider as ProviderId,
    encounter: body.encounter as EncounterId,
    useOwnAccount: body.useOwnAccount ?? false,
    useMutualAid: body.useMutualAid ?? false,
  };
}

async function quote(deps: SettlementRouteDeps, body: Static<typeof QuoteBody>) {
  const { settlements } = await deps.settlements.quote({
    ...billOf(body),
    claimedTotal: body.claimedTotal === undefined ? null : yuan(body.claimedTotal),
  });
  const views = await viewsOf(deps, settlements);
  const first = settlements[0]?.row;
  return {
    settlements: views,
    policySet: first ? policySetView(await deps.shelf.setByHash(first.policySet)) : null,
    yearVersion: String((first?.yearVersion ?? 1n) - 1n),
  };
}

async function recompute(
  deps: SettlementRouteDeps,
  person: PersonId,
  body: Static<typeof RecomputeBody>,
) {
  const answer = await deps.settlements.recompute({
    key: body.key as RequestKey,
    person,
    scheme: body.scheme,
    from: dayOf(body.from),
    reason: body.reason,
  });
  const of = (pick: (row: NamedSettlement['row']['amounts']) => Money) =>
    formatYuan(sum(answer.settlements.map(({ row }) => pick(row.amounts))));
  return {
    ...(await recorded(deps, body.key, answer)),
    differences: {
      pool: of(({ pool }) => pool),
      largeAmount: of(({ largeAmount }) => largeAmount),
      seriousDisease: of(({ seriousDisease }) => seriousDisease),
      medicalAid: of(({ medicalAid }) => medicalAid),
      personal: of(({ ownAccount, mutualAid, cash }) => sum([ownAccount, mutualAid, cash])),
    },
  };
}

async function show({ database, shelf }: SettlementRouteDeps, id: SettlementId) {
  const named = await findNamed(database.sql, id);
  if (!named) throw new Rejection(UNKNOWN_SETTLEMENT, { settlement: id });
  const [followers, relatives] = await Promise.all([
    findFollowers(database.sql, named.row),
    namePayers(database.sql, named.row),
  ]);
  return {
    ...settlementView(named, await shelf.setByHash(named.row.policySet)),
    reversedBy: followers.find(({ kind }) => kind === 'reversal')?.id ?? null,
    supplements: followers.filter(({ kind }) => kind === 'supplement').map((row) => row.id),
    relatives: [...relatives],
  };
}

async function recorded(deps: SettlementRouteDeps, key: string, answer: Answer, explain = false) {
  const { replayed, settlements } = answer;
  const views = explain ? await viewsOf(deps, settlements) : settlements.map(settlementReceipt);
  return { key, replayed, settlements: views };
}

function viewsOf(
  { shelf }: SettlementRouteDeps,
  settlements: readonly NamedSettlement[],
): Promise<SettlementView[]> {
  return Promise.all(
    settlements.map(async (named) =>
      settlementView(named, await shelf.setByHash(named.row.policySet)),
    ),
  );
}

function dayOf(text: string) {
  if (!isDay(text)) throw new Rejection(BAD_DAY, { day: text });
  return text;
}
