import { Type } from 'typebox';
import type { AreaCode, PersonId } from '../../kernel/ids.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { UNKNOWN_GRANT } from '../../people/accounts/index.ts';
import { findPersons } from '../../people/enrolment/index.ts';
import { pageAnswer, pageFields, pageOf, personsShown } from '../../platform/http/paging.ts';
import { type Caller, type Route, route } from '../../platform/http/route.ts';
import type { Sql } from '../../platform/sql.ts';
import { askForPremium, collectPremium } from './collect-premium.ts';
import type { PremiumDeps } from './deps.ts';
import { UNKNOWN_ORDER } from './errors.ts';
import {
  type Actor,
  type BatchId,
  ORDER_STATES,
  type OrderId,
  PREMIUM_SCHEMES,
  type StandingOrder,
} from './model.ts';
import { enrolNewborn, tryNewborn } from './newborn.ts';
import { orderPremium, tryPremium } from './order-premium.ts';
import { payPremium } from './pay-premium.ts';
import { findEvents, findOrder } from './store/orders.ts';
import { searchOrders } from './store/search-orders.ts';
import {
  PremiumDetail,
  PremiumTrial,
  PremiumView,
  premiumDetail,
  premiumTrial,
  premiumView,
} from './view.ts';
import { withdrawPremium } from './withdraw-premium.ts';

type Of = (area: AreaCode) => PremiumDeps;

export const ById = Type.Object({ id: Type.String({ format: 'uuid' }) });
export const Key = Type.String({ minLength: 8, maxLength: 64, pattern: '^[\\w.:-]+$' });
export const PersonText = Type.String({ minLength: 1, maxLength: 64, pattern: '^[\\x21-\\x7e]+$' });
export const Year = Type.Integer({ minimum: 2000, maximum: 2100 });
const Scheme = Type.Enum([...PREMIUM_SCHEMES]);
const Repaired = Type.Optional(Type.Integer({ minimum: 0, maximum: 50 }));
const Agreement = Type.String({ pattern: '^[A-Za-z][\\w-]{3,39}$' });

/** By which of the ways a premium is paid, with what each needs. */
export const PaymentBody = Type.Object({
  key: Key,
  by: Type.Enum(['cash', 'account', 'wallet', 'bank', 'tax']),
  grant: Type.Optional(Type.String({ format: 'uuid', description: 'Of a wallet' })),
  agreement: Type.Optional(Agreement),
});

export function actorOf({ id, office }: Caller): Actor {
  return { id, office: office ?? null };
}

/** Every key belongs to who sent it, so that nobody is answered with what another did. */
export function keyOf({ id }: Caller, key: string): string {
  return `${id}/${key}`;
}

export async function shown(sql: Sql, order: StandingOrder): Promise<PremiumView> {
  return premiumView(order, (await findPersons(sql, [order.person])).get(order.person));
}

export async function detailOf(
  sql: Sql,
  id: OrderId,
  own: PersonId | null,
): Promise<PremiumDetail> {
  const order = await findOrder(sql, id);
  if (!order || (own !== null && order.person !== own)) throw new Rejection(UNKNOWN_ORDER, { id });
  const person = (await findPersons(sql, [order.person])).get(order.person);
  return premiumDetail(order, person, await findEvents(sql, id));
}

const whose = (_: unknown, answer: unknown) => (answer as PremiumView).person.id;

export function orderRows(of: Of): Route[] {
  return [...readingRows(of), ...askingRows(of), ...newbornRows(of), ...payingRows(of)];
}

function readingRows(of: Of): Route[] {
  return [
    route({
      method: 'GET',
      path: '/premiums',
      permission: 'premium.read',
      summary:
        'Premiums that were asked for, newest first: of a person, a list, an office or a year',
      query: Type.Object({
        person: Type.Optional(PersonText),
        year: Type.Optional(Year),
        scheme: Type.Optional(Scheme),
        batch: Type.Optional(Type.String({ format: 'uuid' })),
        state: Type.Optional(Type.Enum([...ORDER_STATES])),
        ...pageFields,
      }),
      answer: pageAnswer(PremiumView),
      person: personsShown,
      async handle({ area, query, caller }) {
        const { sql } = of(area).database;
        const { person = null, year = null, scheme = null, batch = null, state = null } = query;
        // A counter reads of everybody who comes to it; without a name, what its own offices did.
        const office = person === null ? (caller.office ?? null) : null;
        const found = await searchOrders(sql, {
          ...{ year, scheme, state, office, ...pageOf(query) },
          ...{ person: person as PersonId | null, batch: batch as BatchId | null },
        });
        const persons = await findPersons(sql, [...new Set(found.rows.map((one) => one.person))]);
        const rows = found.rows.map((order) => premiumView(order, persons.get(order.person)));
        return { rows, total: found.total };
      },
    }),
    route({
      method: 'GET',
      path: '/premiums/:id',
      permission: 'premium.read',
      summary: 'One premium with everything that became of it',
      params: ById,
      answer: PremiumDetail,
      person: whose,
      handle: ({ area, params }) => detailOf(of(area).database.sql, params.id as OrderId, null),
    }),
  ];
}

function askingRows(of: Of): Route[] {
  return [
    route({
      method: 'POST',
      path: '/premiums/trials',
      permission: 'premium.read',
      summary:
        'What would be asked of a person, and from when he would be covered; nothing is recorded',
      body: Type.Object({
        person: PersonText,
        scheme: Scheme,
        year: Year,
        repairedYears: Repaired,
      }),
      answer: PremiumTrial,
      person: ({ body }) => body.person,
      handle: ({ area, body }) =>
        of(area).database.transaction(async (sql) =>
          premiumTrial(
            await tryPremium(sql, of(area), {
              ...{ scheme: body.scheme, year: body.year, repairedYears: body.repairedYears ?? 0 },
              person: body.person as PersonId,
            }),
          ),
        ),
    }),
    route({
      method: 'POST',
      path: '/premiums',
      permission: 'premium.write',
      summary: 'Asks a person for the premium of a year, help first',
      body: Type.Object({
        ...{ key: Key, person: PersonText, scheme: Scheme, year: Year, repairedYears: Repaired },
      }),
      answer: PremiumView,
      person: whose,
      handle: ({ area, body, caller }) =>
        of(area).database.transaction(async (sql) => {
          const asked = { ...body, key: keyOf(caller, body.key), person: body.person as PersonId };
          const request = { ...asked, repairedYears: body.repairedYears ?? 0 };
          return shown(sql, await orderPremium(sql, of(area), request, actorOf(caller)));
        }),
    }),
  ];
}

const IdNumber = Type.String({ minLength: 1, maxLength: 30 });

function newbornRows(of: Of): Route[] {
  return [
    route({
      method: 'POST',
      path: '/newborns/trials',
      permission: 'premium.read',
      summary:
        'What would be asked of a newborn, and from when it would be insured; nothing is recorded',
      body: Type.Object({ idNumber: IdNumber, year: Year }),
      answer: PremiumTrial,
      person: null,
      handle: async ({ area, body }) => premiumTrial(tryNewborn(of(area), body)),
    }),
    route({
      method: 'POST',
      path: '/newborns',
      permission: 'premium.write',
      summary: 'Records a child in the household of a parent and asks for its first premium',
      body: Type.Object({
        key: Key,
        idNumber: IdNumber,
        name: Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' }),
        parent: PersonText,
        year: Year,
      }),
      answer: PremiumView,
      person: whose,
      handle: ({ area, body, caller }) =>
        of(area).database.transaction(async (sql) => {
          const request = {
            ...body,
            key: keyOf(caller, body.key),
            parent: body.parent as PersonId,
          };
          return shown(sql, await enrolNewborn(sql, of(area), request, actorOf(caller)));
        }),
    }),
  ];
}

function payingRows(of: Of): Route[] {
  return [
    route({
      method: 'POST',
      path: '/premiums/:id/payments',
      permission: 'premium.write',
      summary:
        'Pays a premium: in cash, from an own account or a wallet, or by a bank or the tax office',
      params: ById,
      body: PaymentBody,
      answer: PremiumView,
      person: whose,
      handle: ({ area, params, body, caller }) =>
        payBy(of(area), params.id as OrderId, body, caller),
    }),
    route({
      method: 'POST',
      path: '/premiums/:id/asks',
      permission: 'premium.write',
      summary: 'Asks the bank or the tax office what became of a payment',
      params: ById,
      body: Type.Object({}),
      answer: PremiumView,
      person: whose,
      async handle({ area, params, caller }) {
        const deps = of(area);
        const order = await askForPremium(deps, params.id as OrderId, actorOf(caller));
        return shown(deps.database.sql, order);
      },
    }),
    route({
      method: 'POST',
      path: '/premiums/:id/withdrawals',
      permission: 'premium.write',
      summary: 'Asks no longer for a premium that nobody paid; help goes back to its budget',
      params: ById,
      body: Type.Object({ key: Key, reason: Type.String({ minLength: 1, maxLength: 200 }) }),
      answer: PremiumView,
      person: whose,
      handle: ({ area, params, body, caller }) =>
        of(area).database.transaction(async (sql) => {
          const { reason } = body;
          const request = { key: keyOf(caller, body.key), reason, actor: actorOf(caller) };
          const id = params.id as OrderId;
          return shown(sql, await withdrawPremium(sql, of(area), id, request));
        }),
    }),
  ];
}

type Payment = {
  readonly key: string;
  readonly by: 'cash' | 'account' | 'wallet' | 'bank' | 'tax';
  readonly grant?: string | undefined;
  readonly agreement?: string | undefined;
};

/** An own account pays for its own person; for a relative there are grants. */
export async function payBy(
  deps: PremiumDeps,
  order: OrderId,
  { by, grant = '', agreement = '', ...body }: Payment,
  caller: Caller,
): Promise<PremiumView> {
  const key = keyOf(caller, body.key);
  const actor = actorOf(caller);
  if (by === 'bank' || by === 'tax') {
    const collected = await collectPremium(deps, { key, order, by, agreement }, actor);
    return shown(deps.database.sql, collected);
  }
  return deps.database.transaction(async (sql) => {
    if (by === 'wallet' && grant === '') throw new Rejection(UNKNOWN_GRANT, { id: grant });
    const found = await findOrder(sql, order);
    if (!found) throw new Rejection(UNKNOWN_ORDER, { id: order });
    const request =
      by === 'cash'
        ? { key, order, by, payer: null }
        : { key, order, by, payer: by === 'account' ? { own: found.person } : { grant } };
    return shown(sql, await payPremium(sql, deps, request, actor));
  });
}
