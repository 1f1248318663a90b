import { type Static, Type } from 'typebox';
import type { AreaCode, PersonId } from '../../kernel/ids.ts';
import { formatYuan, sum } from '../../kernel/money.ts';
import { type Route, route } from '../../platform/http/route.ts';
import type { PersonPaymentDeps } from './deps.ts';
import { findOwed, payOwed } from './pay-owed.ts';

const ByPerson = Type.Object({ id: Type.String({ maxLength: 64 }) });
const OwedView = Type.Object({
  amount: Type.String({ description: 'Yuan' }),
  parts: Type.Array(Type.Object({ fund: Type.String(), amount: Type.String() })),
});
export type OwedView = Static<typeof OwedView>;

/** Differences of bills that hospitals settled: nobody named an account for them yet. */
export function owedRows(of: (area: AreaCode) => PersonPaymentDeps): Route[] {
  return [
    route({
      method: 'GET',
      path: '/persons/:id/owed',
      permission: 'payment.read',
      summary:
        'What funds owe a person since bills were computed again, and nobody has recorded to be paid',
      params: ByPerson,
      answer: OwedView,
      person: ({ params }) => params.id,
      async handle({ area, params }) {
        const parts = await findOwed(of(area).database.sql, params.id as PersonId);
        return {
          amount: formatYuan(sum(parts.map(({ amount }) => amount))),
          parts: parts.map(({ fund, amount }) => ({ fund, amount: formatYuan(amount) })),
        };
      },
    }),
    route({
      method: 'POST',
      path: '/persons/:id/owed-payments',
      permission: 'settlement.correct',
      summary: 'Records all of it to be paid to an account that the person named',
      params: ByPerson,
      body: Type.Object({
        key: Type.String({ minLength: 8, maxLength: 64, pattern: '^[\\w.:-]+$' }),
        account: Type.Object({
          holder: Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' }),
          bank: Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' }),
          number: Type.String({ pattern: '^[0-9]{8,32}$' }),
        }),
      }),
      answer: Type.Object({ id: Type.String(), amount: Type.String() }),
      person: ({ params }) => params.id,
      async handle({ area, caller, params, body }) {
        const { id, amount } = await payOwed(of(area), {
          key: `owed ${caller.id} ${body.key}`,
          ...{ person: params.id as PersonId, account: body.account, actor: caller.id },
        });
        return { id, amount: formatYuan(amount) };
      },
    }),
  ];
}
