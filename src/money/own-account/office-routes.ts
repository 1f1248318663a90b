import { type Static, Type } from 'typebox';
import type { Day } from '../../kernel/days.ts';
import type { AreaCode, PersonId } from '../../kernel/ids.ts';
import { formatYuan } from '../../kernel/money.ts';
import { findPersons, maskName } from '../../people/enrolment/index.ts';
import { pageAnswer, pageFields, pageOf, personsShown } from '../../platform/http/paging.ts';
import { type Route, route } from '../../platform/http/route.ts';
import type { Sql } from '../../platform/sql.ts';
import type { OwnAccountDeps } from './deps.ts';
import { findMoved, findRuns, findWalletUses } from './store/month-movements.ts';

const Yuan = Type.String({ description: 'Yuan with two places' });
const Named = Type.Object({ id: Type.String(), name: Type.String({ description: 'Masked' }) });
const Month = Type.String({ pattern: '^20[0-9]{2}-(0[1-9]|1[0-2])$' });
const MOVED = ['withdrawal', 'sent', 'received', 'draw', 'return', 'credit-reversal'] as const;

const RunView = Type.Object({
  kind: Type.Enum(['monthly', 'interest']),
  period: Type.String(),
  act: Type.Enum(['credit', 'reversal']),
  on: Type.String(),
  accounts: Type.Integer(),
  amount: Yuan,
});
export type RunView = Static<typeof RunView>;

const MovedView = Type.Object({
  id: Type.String(),
  kind: Type.Enum([...MOVED]),
  payer: Type.Enum(['own', 'mutual-aid', 'wallet']),
  person: Named,
  usedFor: Type.String(),
  amount: Yuan,
  on: Type.String(),
  reason: Type.String(),
  by: Type.String(),
});
export type MovedView = Static<typeof MovedView>;

const WalletUseView = Type.Object({
  id: Type.String(),
  direction: Type.Enum(['owing', 'owed']),
  person: Named,
  area: Type.String(),
  kind: Type.String(),
  amount: Yuan,
  on: Type.String(),
  settlement: Type.Union([Type.String(), Type.Null()]),
  told: Type.Boolean({ description: 'The other area has booked it' }),
});
export type WalletUseView = Static<typeof WalletUseView>;

type Of = (area: AreaCode) => Pick<OwnAccountDeps, 'database'>;

const firstOf = (month: string) => `${month}-01` as Day;

/** What moved the own accounts of an area in a month: for the office that answers for them. */
export function accountOfficeRoutes(of: Of): Route[] {
  return [runsRow(of), movedRow(of), usesRow(of)];
}

function runsRow(of: Of): Route {
  return route({
    method: 'GET',
    path: '/account-runs',
    permission: 'payment.read',
    summary:
      'What was credited to own accounts in a month: shares of months, interest of years, and what was taken back',
    query: Type.Object({ month: Month }),
    answer: Type.Array(RunView),
    person: null,
    async handle({ area, query }) {
      const rows = await findRuns(of(area).database.sql, firstOf(query.month));
      return rows.map((row) => ({
        ...{ ...row, accounts: Number(row.accounts), amount: formatYuan(row.amount) },
      }));
    },
  });
}

function movedRow(of: Of): Route {
  return route({
    method: 'GET',
    path: '/account-movements',
    permission: 'account.read',
    summary:
      'Withdrawals, balances moved between areas and premiums drawn from own accounts in a month',
    query: Type.Object({ month: Month, kind: Type.Optional(Type.Enum([...MOVED])), ...pageFields }),
    answer: pageAnswer(MovedView),
    person: personsShown,
    async handle({ area, query }) {
      const { sql } = of(area).database;
      const { month, kind = null } = query;
      const search = { month: firstOf(month), kind, ...pageOf(query) };
      return shown(sql, await findMoved(sql, search));
    },
  });
}

function usesRow(of: Of): Route {
  return route({
    method: 'GET',
    path: '/wallet-uses',
    permission: 'account.read',
    summary:
      'Uses of wallets in a month, of quotas from other areas here and of quotas from here elsewhere',
    query: Type.Object({ month: Month, ...pageFields }),
    answer: pageAnswer(WalletUseView),
    person: personsShown,
    async handle({ area, query }) {
      const { sql } = of(area).database;
      const search = { month: firstOf(query.month), ...pageOf(query) };
      return shown(sql, await findWalletUses(sql, search));
    },
  });
}

type Moved = { readonly person: PersonId; readonly amount: Parameters<typeof formatYuan>[0] };

async function shown<Row extends Moved>(
  sql: Sql,
  { rows, total }: { readonly rows: readonly Row[]; readonly total: number },
) {
  const persons = await findPersons(sql, [...new Set(rows.map(({ person }) => person))]);
  return {
    total,
    rows: rows.map((row) => ({
      ...row,
      person: { id: row.person, name: maskName(persons.get(row.person)?.name ?? '') },
      amount: formatYuan(row.amount),
    })),
  };
}
