import { Type } from 'typebox';
import type { AreaCode, PersonId } from '../../kernel/ids.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { findPersons } from '../../people/enrolment/index.ts';
import { type Caller, type Route, route } from '../../platform/http/route.ts';
import type { PremiumDeps } from './deps.ts';
import { NOT_ABOUT_HIM, NOT_BY_HIMSELF } from './errors.ts';
import { type OrderId, PREMIUM_SCHEMES } from './model.ts';
import { orderPremium, tryPremium } from './order-premium.ts';
import {
  actorOf,
  ById,
  detailOf,
  Key,
  keyOf,
  PaymentBody,
  payBy,
  shown,
  Year,
} from './order-routes.ts';
import { findOrdersOf } from './store/orders.ts';
import { PremiumDetail, PremiumTrial, PremiumView, premiumTrial, premiumView } from './view.ts';

const Scheme = Type.Enum([...PREMIUM_SCHEMES]);
const Asked = {
  scheme: Scheme,
  year: Year,
  repairedYears: Type.Optional(Type.Integer({ minimum: 0, maximum: 50 })),
};

/** What an insured person sees and pays for himself. Whom it concerns only the sign-in says. */
export function ownPremiumRows(of: (area: AreaCode) => PremiumDeps): Route[] {
  return [...reading(of), ...asking(of), paying(of)];
}

function personOf({ person }: Caller): PersonId {
  if (!person) throw new Rejection(NOT_ABOUT_HIM);
  return person;
}

function reading(of: (area: AreaCode) => PremiumDeps): Route[] {
  return [
    route({
      method: 'GET',
      path: '/own/premiums',
      permission: 'own.read',
      summary: 'My premiums, newest first',
      answer: Type.Array(PremiumView),
      person: ({ caller }) => personOf(caller),
      async handle({ area, caller }) {
        const { sql } = of(area).database;
        const id = personOf(caller);
        const person = (await findPersons(sql, [id])).get(id);
        const orders = (await findOrdersOf(sql, [id])).get(id) ?? [];
        return orders.toReversed().map((order) => premiumView(order, person));
      },
    }),
    route({
      method: 'GET',
      path: '/own/premiums/:id',
      permission: 'own.read',
      summary: 'One premium of mine with its receipt',
      params: ById,
      answer: PremiumDetail,
      person: ({ caller }) => personOf(caller),
      handle: ({ area, params, caller }) =>
        detailOf(of(area).database.sql, params.id as OrderId, personOf(caller)),
    }),
  ];
}

function asking(of: (area: AreaCode) => PremiumDeps): Route[] {
  return [
    route({
      method: 'POST',
      path: '/own/premiums/trials',
      permission: 'own.read',
      summary: 'What I would be asked for a year, and from when I would be covered',
      body: Type.Object(Asked),
      answer: PremiumTrial,
      person: ({ caller }) => personOf(caller),
      handle: ({ area, body, caller }) =>
        of(area).database.transaction(async (sql) => {
          const { scheme, year, repairedYears = 0 } = body;
          const asked = { person: personOf(caller), scheme, year, repairedYears };
          return premiumTrial(await tryPremium(sql, of(area), asked));
        }),
    }),
    route({
      method: 'POST',
      path: '/own/premiums',
      permission: 'own.write',
      summary: 'Asks for the premium of a year of mine',
      body: Type.Object({ key: Key, ...Asked }),
      answer: PremiumView,
      person: ({ caller }) => personOf(caller),
      handle: ({ area, body, caller }) =>
        of(area).database.transaction(async (sql) => {
          const { scheme, year, repairedYears = 0 } = body;
          const asked = { person: personOf(caller), scheme, year, repairedYears };
          const request = { ...asked, key: keyOf(caller, body.key) };
          return shown(sql, await orderPremium(sql, of(area), request, actorOf(caller)));
        }),
    }),
  ];
}

function paying(of: (area: AreaCode) => PremiumDeps): Route {
  return route({
    method: 'POST',
    path: '/own/premiums/:id/payments',
    permission: 'own.write',
    summary: 'Pays a premium of mine: from my account or a wallet, or by a bank or the tax office',
    params: ById,
    body: PaymentBody,
    answer: PremiumView,
    person: ({ caller }) => personOf(caller),
    async handle({ area, params, body, caller }) {
      const deps = of(area);
      const id = params.id as OrderId;
      await detailOf(deps.database.sql, id, personOf(caller));
      if (body.by === 'cash') throw new Rejection(NOT_BY_HIMSELF);
      return payBy(deps, id, body, caller);
    },
  });
}
