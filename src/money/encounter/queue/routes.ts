import { Type } from 'typebox';
import { isDay } from '../../../kernel/days.ts';
import type { AreaCode, PersonId, ProviderId, RegistrationId } from '../../../kernel/ids.ts';
import { Rejection } from '../../../kernel/rejection.ts';
import { permitProvider } from '../../../platform/access.ts';
import { personsShown } from '../../../platform/http/paging.ts';
import { type Route, route } from '../../../platform/http/route.ts';
import { maskPersonalNumbers } from '../../../platform/sealing/personal-numbers.ts';
import type { Charges } from '../charges/charge-lane.ts';
import { NOT_A_DAY } from '../errors.ts';
import type { EncounterDeps } from '../open.ts';
import { readEncounterView } from '../read-views.ts';
import { EncounterView } from '../view.ts';
import { chargeVisit } from './charge-visit.ts';
import { ACTIONS } from './model.ts';
import { callNext, moveVisit } from './move.ts';
import { readQueue, readVisit } from './read-queue.ts';
import { registerVisit } from './register.ts';
import { QueueRow, QueueView, VisitBody } from './view.ts';

export type QueueDeps = EncounterDeps & { readonly charges: Charges };
type Of = (area: AreaCode) => QueueDeps;

const Short = Type.String({ minLength: 1, maxLength: 64 });
const figure = Type.String({ maxLength: 40, description: 'Decimal text' });
const Id = Type.Object({ id: Short });

export function queueRoutes(of: Of): Route[] {
  return [...readRoutes(of), registerRoute(of), callRoute(of), moveRoute(of), chargeRoute(of)];
}

function readRoutes(of: Of): Route[] {
  return [
    route({
      method: 'GET',
      path: '/registrations',
      permission: 'care.read',
      summary: 'Everybody registered at a provider on a day, in order, with how far the visit is',
      query: Type.Object({ provider: Short, day: Type.Optional(Type.String({ maxLength: 10 })) }),
      answer: QueueView,
      person: personsShown,
      refreshed: true,
      handle({ area, query }) {
        const { database, clock } = of(area);
        const day = query.day ?? clock.today();
        if (!isDay(day)) throw new Rejection(NOT_A_DAY, { value: day });
        return readQueue(database.sql, { provider: query.provider as ProviderId, day });
      },
    }),
    route({
      method: 'GET',
      path: '/registrations/:id',
      permission: 'care.read',
      summary: 'One visit as it stands in the queue of its day',
      params: Id,
      answer: QueueRow,
      person: personOf,
      handle: ({ area, params }) => readVisit(of(area).database.sql, params.id as RegistrationId),
    }),
  ];
}

function registerRoute(of: Of): Route {
  return route({
    method: 'POST',
    path: '/registrations',
    permission: 'care.write',
    summary: 'Registers somebody at the end of today’s queue, once for its key',
    body: VisitBody,
    answer: QueueRow,
    person: ({ body }) => body.person,
    async handle({ area, body }) {
      const { key, kind, complaint, withoutInsurance, provider, person, disease, ...said } = body;
      const id = await registerVisit(of(area), {
        ...{ key, kind, disease: disease ?? null, withoutInsurance: withoutInsurance ?? false },
        provider: provider as ProviderId,
        person: person as PersonId,
        particulars: filled({ ...said, condition: complaint }),
      });
      return readVisit(of(area).database.sql, id);
    },
  });
}

function callRoute(of: Of): Route {
  return route({
    method: 'POST',
    path: '/registrations/call-next',
    permission: 'care.write',
    summary: 'Calls the first one who waits today, once for its key',
    body: Type.Object({ provider: Short, key: Short }),
    answer: QueueRow,
    person: personOf,
    async handle({ area, body }) {
      const provider = body.provider as ProviderId;
      const id = await callNext(of(area), { provider, key: body.key });
      return readVisit(of(area).database.sql, id);
    },
  });
}

function moveRoute(of: Of): Route {
  return route({
    method: 'POST',
    path: '/registrations/:id/moves',
    permission: 'care.write',
    summary: 'Calls, puts back, lets go or takes off a visit; what is so already stays so',
    params: Id,
    body: Type.Object({ provider: Short, action: Type.Enum([...ACTIONS]) }),
    answer: Type.Object({ id: Type.String(), action: Type.String() }),
    person: null,
    async handle({ area, params, body }) {
      const id = params.id as RegistrationId;
      const { action } = body;
      await moveVisit(of(area), { id, action, provider: body.provider as ProviderId });
      return { id, action };
    },
  });
}

const VisitLine = Type.Object({
  code: Type.String({ minLength: 1, maxLength: 60 }),
  quantity: figure,
  unitPrice: figure,
  amount: Type.Optional(figure),
  approved: Type.Optional(
    Type.Boolean({ description: 'The provider approved the use of a restricted item' }),
  ),
  days: Type.Optional(Type.Integer({ minimum: 1, maximum: 366 })),
  usage: Type.Optional(Type.String({ maxLength: 100 })),
});

function chargeRoute(of: Of): Route {
  return route({
    method: 'POST',
    path: '/registrations/:id/charges',
    permission: 'care.write',
    summary: 'Prices lines of today and adds them to the open bill of a visit, once for its key',
    params: Id,
    body: Type.Object({
      key: Short,
      doctor: Type.Optional(Type.String({ maxLength: 60 })),
      doctorName: Type.Optional(Type.String({ maxLength: 60 })),
      lines: Type.Array(VisitLine, { minItems: 1, maxItems: 500 }),
    }),
    answer: EncounterView,
    person: personOf,
    async handle({ area, params, body, caller }) {
      const deps = of(area);
      const visit = await readVisit(deps.database.sql, params.id as RegistrationId);
      permitProvider(caller, visit.provider);
      const { key, lines, ...said } = body;
      const encounter = await chargeVisit(deps, {
        ...{ visit, key },
        lines: lines.map(({ approved = false, amount = null, days, usage, ...line }) => ({
          ...{ ...line, approval: approved ? 'approved' : 'none', amount },
          particulars: filled({
            ...said,
            days: days === undefined ? days : String(days),
            frequency: usage,
          }),
        })),
      });
      return readEncounterView(deps.database, encounter);
    },
  });
}

function personOf(_call: unknown, answer: unknown): string {
  return (answer as { person: string }).person;
}

function filled(said: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(said).flatMap(([word, text]) =>
      text ? [[word, maskPersonalNumbers(text)]] : [],
    ),
  );
}
