import { Type } from 'typebox';
import type { AreaCode, PersonId } from '../../kernel/ids.ts';
import { formatYuan } from '../../kernel/money.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { UNKNOWN_GRANT } from '../../people/accounts/index.ts';
import { maskName } from '../../people/enrolment/index.ts';
import { pageAnswer, pageFields, pageOf } from '../../platform/http/paging.ts';
import { type Call, type Caller, type Route, route } from '../../platform/http/route.ts';
import type { OwnAccountDeps } from './deps.ts';
import { accountOfficeRoutes } from './office-routes.ts';
import { reverseCredit } from './reverse-credit.ts';
import { type Acting, shareRoutesOf } from './share-routes.ts';
import { findEntries } from './store/acts.ts';
import { findClearings } from './store/bookings.ts';
import { AccountView, accountView, ClearingView, clearingView, EntryView } from './view.ts';

export type AccountReads = (area: AreaCode) => OwnAccountDeps;

const Person = Type.Object({ id: Type.String({ maxLength: 64 }) });
const Short = Type.String({ minLength: 1, maxLength: 64 });

/** An own account and what is shared of it: for its owner, and for a counter on his behalf. */
export function ownAccountRoutes(of: AccountReads): Route[] {
  return [
    ...readings(of, { base: '/own', person: Type.Object({}), permission: 'own.read', who: self }),
    ...readings(of, {
      ...{ base: '/persons/:id', person: Person, permission: 'account.read' },
      who: ({ params }) => (params as { id: string }).id as PersonId,
    }),
    ...shareRoutesOf(of, {
      ...{ base: '/own', params: {}, permission: 'own.write', who: self, guardian: true },
    }),
    ...shareRoutesOf(of, {
      ...{ base: '/persons/:id', params: { id: Short }, permission: 'account.write' },
      ...{ who: ({ params }) => (params as { id: string }).id as PersonId, guardian: false },
    }),
    reversalRoute(of),
    clearingRoute(of),
    ...accountOfficeRoutes(of),
    areasRoute(of),
  ];
}

function self({ caller: { person } }: { readonly caller: Caller }): PersonId {
  if (!person) throw new Rejection(UNKNOWN_GRANT, { id: '' });
  return person;
}

type Reading = Pick<Acting, 'base' | 'permission' | 'who'> & {
  readonly person: ReturnType<typeof Type.Object>;
};

function readings(of: AccountReads, { base, person, permission, who }: Reading): Route[] {
  const shown = (call: Pick<Call<never, never, never>, 'caller' | 'params'>) =>
    call.caller.person ?? (call.params as { id?: string }).id ?? null;
  return [
    route({
      method: 'GET',
      path: `${base}/own-account`,
      permission,
      summary: 'An own account, what is held of it, and what relatives gave and were given',
      params: person,
      answer: AccountView,
      person: shown as never,
      handle: (call) => accountView(of(call.area).database.sql, who(call)),
    }),
    route({
      method: 'GET',
      path: `${base}/own-account/entries`,
      permission,
      summary: 'What happened to an own account, newest first',
      params: person,
      query: Type.Object(pageFields),
      answer: pageAnswer(EntryView),
      person: shown as never,
      async handle(call) {
        const { sql } = of(call.area).database;
        const { rows, total } = await findEntries(sql, who(call), pageOf(call.query));
        return {
          total,
          rows: rows.map(({ amount, after, user, ...rest }) => ({
            ...{ ...rest, amount: formatYuan(amount), after: formatYuan(after) },
            user: user === null ? null : maskName(user),
          })),
        };
      },
    }),
  ];
}

function reversalRoute(of: AccountReads): Route {
  return route({
    method: 'POST',
    path: '/persons/:id/credit-reversals',
    permission: 'settlement.correct',
    summary: 'Takes a wrong share of a month or interest of a year back; the next run credits anew',
    params: Person,
    body: Type.Object({
      key: Short,
      kind: Type.Enum(['monthly', 'interest']),
      period: Type.String({ pattern: '^[0-9]{4}(-[0-9]{2})?$' }),
      reason: Type.String({ minLength: 2, maxLength: 200 }),
    }),
    answer: Type.Object({ amount: Type.String() }),
    person: ({ params }) => params.id,
    async handle({ area, caller, params, body }) {
      const person = params.id as PersonId;
      const { amount } = await reverseCredit(of(area), { ...body, person, by: caller.id });
      return { amount: formatYuan(amount) };
    },
  });
}

function clearingRoute(of: AccountReads): Route {
  return route({
    method: 'GET',
    path: '/wallet-clearings',
    permission: 'payment.read',
    summary: 'What this area owes others and is owed for wallets, by month',
    query: Type.Object({ month: Type.Optional(Type.String({ pattern: '^[0-9]{4}-[0-9]{2}$' })) }),
    answer: Type.Array(ClearingView),
    person: null,
    async handle({ area, query }) {
      const rows = await findClearings(of(area).database.sql, query.month ?? null);
      return rows.map(clearingView);
    },
  });
}

function areasRoute(of: AccountReads): Route {
  return route({
    method: 'GET',
    path: '/wallet-areas',
    permission: 'policy.read',
    summary: 'Other areas to whose insured people a quota of an own account can be given',
    answer: Type.Array(
      Type.Object({ code: Type.String(), nameZh: Type.String(), nameEn: Type.String() }),
    ),
    person: null,
    handle: async ({ area }) =>
      of(area)
        .areas.others()
        .filter(({ code }) => code !== area),
  });
}
