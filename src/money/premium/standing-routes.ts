import { Type } from 'typebox';
import { type Day, isDay } from '../../kernel/days.ts';
import type { AreaCode, PersonId } from '../../kernel/ids.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { maskName } from '../../people/enrolment/index.ts';
import { pageAnswer, pageFields, pageOf, personsShown } from '../../platform/http/paging.ts';
import { type Route, route } from '../../platform/http/route.ts';
import type { PremiumDeps } from './deps.ts';
import { STOP_IN_PAST } from './errors.ts';
import { actorOf, Key, keyOf, PersonText } from './order-routes.ts';
import { resolveTwice } from './resolve-twice.ts';
import { stopInsurance } from './stop-insurance.ts';
import { findTwice } from './store/twice.ts';

const ByPerson = Type.Object({ id: PersonText });

const TwiceView = Type.Object({
  person: Type.Object({ id: Type.String(), name: Type.String({ description: 'Masked' }) }),
  county: Type.String(),
  from: Type.String({ description: 'The first day on which both hold' }),
  employeeFrom: Type.String(),
  residentUntil: Type.Union([Type.String(), Type.Null()]),
});

/** Who is insured twice, and insurance that stops. */
export function standingRows(of: (area: AreaCode) => PremiumDeps): Route[] {
  return [
    route({
      method: 'GET',
      path: '/insured-twice',
      permission: 'premium.read',
      summary: 'Who is insured as a resident and as an employee on the same days, today or later',
      query: Type.Object({
        county: Type.Optional(Type.String({ pattern: '^\\d{6}$' })),
        ...pageFields,
      }),
      answer: pageAnswer(TwiceView),
      person: personsShown,
      async handle({ area, caller, query }) {
        const { database, clock } = of(area);
        // Whoever works for a county, or at one of its offices, sees its people and no others.
        const own = caller.county ?? caller.office?.split('/')[1] ?? null;
        const search = { after: clock.today(), county: own ?? query.county ?? null };
        const { rows, total } = await findTwice(database.sql, search, pageOf(query));
        return {
          total,
          rows: rows.map(({ person, name, ...rest }) => ({
            ...rest,
            person: { id: person, name: maskName(name) },
          })),
        };
      },
    }),
    route({
      method: 'POST',
      path: '/insured-twice/:id/resolutions',
      permission: 'premium.write',
      summary:
        'Ends the insurance as a resident of whoever is insured twice; premiums not begun come back',
      params: ByPerson,
      body: Type.Object({ key: Key }),
      answer: Type.Object({
        person: Type.String(),
        endedOn: Type.String(),
        refunded: Type.Array(Type.String()),
      }),
      person: ({ params }) => params.id,
      handle: ({ area, params, body, caller }) =>
        of(area).database.transaction(async (sql) => {
          const resolving = { person: params.id as PersonId, key: keyOf(caller, body.key) };
          const done = await resolveTwice(sql, of(area), resolving, actorOf(caller));
          return { ...done, refunded: [...done.refunded] };
        }),
    }),
    route({
      method: 'POST',
      path: '/persons/:id/insurance-stops',
      permission: 'premium.write',
      summary: 'Ends what somebody has under a scheme on a day; later periods never count',
      params: ByPerson,
      body: Type.Object({
        scheme: Type.Enum(['resident', 'employee']),
        on: Type.String({ description: 'The first day without' }),
      }),
      answer: Type.Object({ person: Type.String(), scheme: Type.String(), on: Type.String() }),
      person: ({ params }) => params.id,
      handle: ({ area, params, body, caller }) =>
        of(area).database.transaction(async (sql) => {
          const { scheme, on } = body;
          if (!isDay(on)) throw new Rejection(STOP_IN_PAST, { on });
          const person = params.id as PersonId;
          await stopInsurance(sql, of(area), { person, scheme, on: on as Day }, actorOf(caller));
          return { person, scheme, on };
        }),
    }),
  ];
}
