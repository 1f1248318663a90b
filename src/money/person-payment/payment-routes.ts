import { Type } from 'typebox';
import type { AreaCode, PersonId } from '../../kernel/ids.ts';
import { pageAnswer, pageFields, pageOf, personsShown } from '../../platform/http/paging.ts';
import { type Route, route } from '../../platform/http/route.ts';
import { correctAccount } from './correct-account.ts';
import type { PersonPaymentDeps } from './deps.ts';
import { PAYMENT_STATES, type PaymentId } from './model.ts';
import { readPayment, readPayments } from './read-payments.ts';
import { PaymentSummary, PaymentView } from './view.ts';

const ById = Type.Object({ id: Type.String({ format: 'uuid' }) });

export const AccountBody = Type.Object({
  holder: Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' }),
  bank: Type.String({ minLength: 1, maxLength: 80, pattern: '\\S' }),
  number: Type.String({ pattern: '^[0-9]{8,30}$' }),
});

export function paymentRows(of: (area: AreaCode) => PersonPaymentDeps): Route[] {
  return [
    route({
      method: 'GET',
      path: '/person-payments',
      permission: 'payment.read',
      summary: 'What is paid to persons, by state and person, newest first',
      query: Type.Object({
        state: Type.Optional(Type.Enum([...PAYMENT_STATES])),
        person: Type.Optional(Type.String({ maxLength: 64 })),
        ...pageFields,
      }),
      answer: pageAnswer(PaymentSummary),
      person: personsShown,
      handle: ({ area, query, caller }) =>
        readPayments(
          of(area).database,
          {
            state: query.state ?? null,
            person: (query.person as PersonId | undefined) ?? null,
            ...pageOf(query),
          },
          caller,
        ),
    }),
    route({
      method: 'GET',
      path: '/person-payments/:id',
      permission: 'payment.read',
      summary: 'One payment to a person with its parts, orders and recoveries',
      params: ById,
      answer: PaymentView,
      person: (_, answer) => (answer as PaymentView).person?.id ?? null,
      handle: ({ area, params, caller }) =>
        readPayment(of(area).database, params.id as PaymentId, caller),
    }),
    route({
      method: 'POST',
      path: '/person-payments/:id/accounts',
      permission: 'payment.make',
      summary: 'The corrected account of somebody whom the bank did not pay',
      params: ById,
      body: AccountBody,
      answer: PaymentView,
      person: (_, answer) => (answer as PaymentView).person?.id ?? null,
      async handle({ area, params, body, caller }) {
        const deps = of(area);
        const payment = params.id as PaymentId;
        await deps.database.transaction((sql) =>
          correctAccount(sql, deps, { payment, account: body, actor: caller.id }),
        );
        return readPayment(deps.database, payment, caller);
      },
    }),
  ];
}
