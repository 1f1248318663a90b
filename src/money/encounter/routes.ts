import { Type } from 'typebox';
import { type Day, isDay } from '../../kernel/days.ts';
import type { AreaCode, EncounterId, PersonId, ProviderId } from '../../kernel/ids.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { permitProvider } from '../../platform/access.ts';
import { pageAnswer, pageFields, pageOf, personsShown } from '../../platform/http/paging.ts';
import { type Caller, type Route, route } from '../../platform/http/route.ts';
import { addCharges } from './charge.ts';
import { discharge } from './discharge.ts';
import { NOT_A_DAY } from './errors.ts';
import { FILINGS, OTHER_PAYERS, REFERRALS } from './model.ts';
import { type EncounterDeps, openEncounter } from './open.ts';
import { getEncounter, readEncounterList, readEncounterView } from './read-views.ts';
import { EncounterSummary, EncounterView } from './view.ts';
import { voidCharges } from './void.ts';

type Of = (area: AreaCode) => EncounterDeps;

const id = Type.String({ minLength: 1, maxLength: 64 });
const DayText = Type.String({ maxLength: 40, description: 'Such as 2025-06-01' });
const figure = Type.String({ maxLength: 40, description: 'Decimal text' });

const Opening = Type.Object({
  id: Type.Optional(id),
  person: id,
  provider: id,
  kind: Type.String({ maxLength: 40, description: 'inpatient, outpatient, chronic, special, …' }),
  disease: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
  scheme: Type.Optional(Type.Enum(['resident', 'employee'])),
  startedOn: DayText,
  endedOn: Type.Optional(DayText),
  outOfArea: Type.Optional(Type.Boolean()),
  filing: Type.Optional(Type.Enum([...FILINGS])),
  otherPayer: Type.Optional(Type.Enum([...OTHER_PAYERS])),
  referral: Type.Optional(Type.Enum([...REFERRALS])),
  referredFrom: Type.Optional(id),
});

const ChargeLine = Type.Object({
  code: Type.String({ minLength: 1, maxLength: 60 }),
  name: Type.Optional(Type.String({ maxLength: 200 })),
  day: DayText,
  quantity: figure,
  unitPrice: figure,
  amount: figure,
  lineNo: Type.Optional(
    Type.String({ minLength: 1, maxLength: 40, description: 'Tells equal lines apart' }),
  ),
  approved: Type.Optional(
    Type.Boolean({ description: 'The hospital approved the use of a restricted item' }),
  ),
});

export function encounterRoutes(of: Of): Route[] {
  return [...readRoutes(of), openRoute(of), chargeRoute(of), voidRoute(of), dischargeRoute(of)];
}

function readRoutes(of: Of): Route[] {
  return [
    route({
      method: 'GET',
      path: '/encounters',
      permission: 'care.read',
      summary:
        'Encounters, newest first; of a provider or person, open or settled, or those to pay',
      query: Type.Object({
        provider: Type.Optional(id),
        person: Type.Optional(id),
        open: Type.Optional(Type.Boolean()),
        payable: Type.Optional(
          Type.Boolean({ description: 'Visits that are no stay and have something to pay' }),
        ),
        since: Type.Optional(
          Type.String({ maxLength: 10, description: 'Opened on this day or later' }),
        ),
        ...pageFields,
      }),
      answer: pageAnswer(EncounterSummary),
      person: personsShown,
      refreshed: true,
      handle: ({ area, query }) =>
        readEncounterList(of(area).database, {
          provider: (query.provider ?? null) as ProviderId | null,
          person: (query.person ?? null) as PersonId | null,
          open: query.open ?? null,
          payable: query.payable ?? false,
          since: query.since === undefined ? null : readSince(query.since),
          ...pageOf(query),
        }),
    }),
    route({
      method: 'GET',
      path: '/persons/:id/encounters',
      permission: 'person.read',
      summary: 'Encounters of a person, newest first',
      params: Type.Object({ id }),
      query: Type.Object(pageFields),
      answer: pageAnswer(EncounterSummary),
      person: ({ params }) => params.id,
      handle: ({ area, params, query, caller }) =>
        readEncounterList(of(area).database, {
          provider: caller.provider,
          person: params.id as PersonId,
          open: null,
          ...pageOf(query),
        }),
    }),
    route({
      method: 'GET',
      path: '/encounters/:id',
      permission: 'care.read',
      summary: 'An encounter with its bill and every upload of charges',
      params: Type.Object({ id }),
      answer: EncounterView,
      person: personOf,
      handle: ({ area, params }) => readEncounterView(of(area).database, params.id as EncounterId),
    }),
  ];
}

function openRoute(of: Of): Route {
  return route({
    method: 'POST',
    path: '/encounters',
    permission: 'care.write',
    summary: 'Opens an encounter; the same id and content again gives the same encounter',
    body: Opening,
    answer: EncounterView,
    person: ({ body }) => body.person,
    async handle({ area, body }) {
      const opened = await openEncounter(of(area), {
        id: body.id ?? null,
        person: body.person as PersonId,
        provider: body.provider as ProviderId,
        kind: body.kind,
        disease: body.disease ?? null,
        scheme: body.scheme ?? null,
        startedOn: body.startedOn,
        endedOn: body.endedOn ?? null,
        outOfArea: body.outOfArea ?? false,
        filing: body.filing ?? 'none',
        otherPayer: body.otherPayer ?? null,
        referral: body.referral ?? 'none',
        referredFrom: (body.referredFrom ?? null) as EncounterId | null,
      });
      return readEncounterView(of(area).database, opened.id);
    },
  });
}

function chargeRoute(of: Of): Route {
  return route({
    method: 'POST',
    path: '/encounters/:id/charges',
    permission: 'care.write',
    summary: 'Prices charge lines and adds them to the bill: all of them or none',
    params: Type.Object({ id }),
    body: Type.Object({ lines: Type.Array(ChargeLine), total: Type.Optional(figure) }),
    answer: EncounterView,
    person: personOf,
    async handle({ area, params, body, caller }) {
      const encounter = await ownEncounter(of(area), params.id, caller);
      await addCharges(of(area), { encounter, lines: body.lines, total: body.total ?? null });
      return readEncounterView(of(area).database, encounter);
    },
  });
}

function voidRoute(of: Of): Route {
  return route({
    method: 'POST',
    path: '/encounters/:id/charges/:seq/void',
    permission: 'care.write',
    summary: 'Takes an upload of charges back by a mirrored one',
    params: Type.Object({ id, seq: Type.Integer({ minimum: 1, maximum: 1_000_000_000 }) }),
    answer: EncounterView,
    person: personOf,
    async handle({ area, params, caller }) {
      const encounter = await ownEncounter(of(area), params.id, caller);
      await voidCharges(of(area), { encounter, seq: params.seq });
      return readEncounterView(of(area).database, encounter);
    },
  });
}

function dischargeRoute(of: Of): Route {
  return route({
    method: 'POST',
    path: '/encounters/:id/discharge',
    permission: 'care.write',
    summary: 'Ends a stay on a day',
    params: Type.Object({ id }),
    body: Type.Object({ endedOn: DayText }),
    answer: EncounterView,
    person: personOf,
    async handle({ area, params, body, caller }) {
      const encounter = await ownEncounter(of(area), params.id, caller);
      await discharge(of(area), { encounter, endedOn: body.endedOn });
      return readEncounterView(of(area).database, encounter);
    },
  });
}

function readSince(value: string): Day {
  if (isDay(value)) return value;
  throw new Rejection(NOT_A_DAY, { value });
}

/** A desk changes encounters of its own provider only; an encounter never changes its provider. */
async function ownEncounter(deps: EncounterDeps, named: string, caller: Caller) {
  const encounter = await getEncounter(deps.database.sql, named as EncounterId);
  permitProvider(caller, encounter.providerId);
  return encounter.id;
}

function personOf(_call: unknown, answer: unknown): string {
  return (answer as EncounterView).person;
}
