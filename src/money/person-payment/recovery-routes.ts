import { Type } from 'typebox';
import type { AreaCode } from '../../kernel/ids.ts';
import { yuan } from '../../kernel/money.ts';
import { pageAnswer, pageFields, pageOf } from '../../platform/http/paging.ts';
import { type Route, route } from '../../platform/http/route.ts';
import type { PersonPaymentDeps } from './deps.ts';
import type { PaymentId, RecoveryId } from './model.ts';
import { readRecoveries, readRecovery } from './read-payments.ts';
import { receive, recover } from './recover.ts';
import { RecoveryDetail, RecoveryView } from './view.ts';

type Of = (area: AreaCode) => PersonPaymentDeps;

const ById = Type.Object({ id: Type.String({ format: 'uuid' }) });
const Key = Type.String({ minLength: 8, maxLength: 64, pattern: '^[\\w.:-]+$' });
const Amount = Type.String({ pattern: '^\\d{1,12}(\\.\\d{1,2})?$' });
const Text = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '\\S' });

export function recoveryRows(of: Of): Route[] {
  return [
    route({
      method: 'GET',
      path: '/person-recoveries',
      permission: 'payment.read',
      summary: 'What persons have to give back, newest first',
      query: Type.Object({ open: Type.Optional(Type.Boolean()), ...pageFields }),
      answer: pageAnswer(RecoveryView),
      person: null,
      handle: ({ area, query }) =>
        readRecoveries(of(area).database, { open: query.open ?? null, ...pageOf(query) }),
    }),
    route({
      method: 'GET',
      path: '/person-recoveries/:id',
      permission: 'payment.read',
      summary: 'One recovery with how it was given back',
      params: ById,
      answer: RecoveryDetail,
      person: null,
      handle: ({ area, params }) => readRecovery(of(area).database, params.id as RecoveryId),
    }),
    route({
      method: 'POST',
      path: '/person-recoveries',
      permission: 'payment.make',
      summary: 'Claims back what was paid to a person wrongly and no settlement booked',
      body: Type.Object({
        key: Key,
        payment: Type.String({ format: 'uuid' }),
        amount: Type.Optional(Amount),
        reason: Text(200),
      }),
      answer: RecoveryDetail,
      person: null,
      async handle({ area, body, caller }) {
        const deps = of(area);
        const { id } = await deps.database.transaction((sql) =>
          recover(sql, deps, {
            key: body.key,
            payment: body.payment as PaymentId,
            amount: body.amount === undefined ? null : yuan(body.amount),
            reason: body.reason,
            actor: caller.id,
            booked: 'here',
          }),
        );
        return readRecovery(deps.database, id);
      },
    }),
    route({
      method: 'POST',
      path: '/person-recoveries/:id/receipts',
      permission: 'payment.check',
      summary: 'Books money that a person gave back by the bank, once for the bank’s number',
      params: ById,
      body: Type.Object({ amount: Amount, reference: Text(64) }),
      answer: RecoveryDetail,
      person: null,
      async handle({ area, params, body, caller }) {
        const recovery = params.id as RecoveryId;
        const { reference } = body;
        const amount = yuan(body.amount);
        await receive(of(area), { recovery, amount, reference, actor: caller.id });
        return readRecovery(of(area).database, recovery);
      },
    }),
  ];
}
