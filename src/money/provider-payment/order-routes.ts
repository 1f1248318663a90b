import { Type } from 'typebox';
import type { AreaCode, ProviderId } from '../../kernel/ids.ts';
import { pageAnswer, pageFields, pageOf } from '../../platform/http/paging.ts';
import { type Route, route } from '../../platform/http/route.ts';
import { FILE_FORMATS, readBankAnswers } from './bank-file.ts';
import { bookAnswers } from './book-answers.ts';
import type { PaymentDeps } from './close-period.ts';
import { makeOrder, makeOrders } from './make-orders.ts';
import { ORDER_STATES, type OrderId, type PeriodId, type StatementId } from './model.ts';
import { moveOrders } from './move-order.ts';
import { ORDER_ACTIONS, type OrderAction } from './order-actions.ts';
import { readOrder, readOrders } from './read-payments.ts';
import { readFile, sendFile } from './send-file.ts';
import { askBank, sendOrder } from './send-order.ts';
import { OrderSummary, OrderView } from './view.ts';

const ById = Type.Object({ id: Type.String({ maxLength: 64 }) });
const Ids = Type.Array(Type.String({ maxLength: 64 }), { minItems: 1, maxItems: 1_000 });
const Format = Type.Enum([...FILE_FORMATS]);
const File = Type.Object({ name: Type.String(), text: Type.String() });

export function orderRoutes(of: (area: AreaCode) => PaymentDeps): Route[] {
  return [...makingRows(of), ...readingRows(of), ...actionRows(of), ...fileRows(of)];
}

function makingRows(of: (area: AreaCode) => PaymentDeps): Route[] {
  return [
    route({
      method: 'POST',
      path: '/payment-statements/:id/orders',
      permission: 'payment.make',
      summary: 'Makes the order for what a statement leaves to pay',
      params: ById,
      answer: OrderView,
      person: null,
      async handle({ area, params, caller }) {
        const id = await makeOrder(of(area), params.id as StatementId, caller.id);
        return readOrder(of(area).database, id, caller);
      },
    }),
    route({
      method: 'POST',
      path: '/payment-periods/:id/orders',
      permission: 'payment.make',
      summary: 'Makes the orders for everything that a period leaves to pay',
      params: ById,
      answer: Type.Object({
        made: Type.Integer(),
        left: Type.Array(
          Type.Object({
            statement: Type.String(),
            provider: Type.String(),
            code: Type.String(),
          }),
        ),
      }),
      person: null,
      async handle({ area, params, caller }) {
        const { made, left } = await makeOrders(of(area), params.id as PeriodId, caller.id);
        return {
          made: made.length,
          left: left.map(({ statement, refusal }) => ({
            statement: statement.id,
            provider: statement.provider,
            code: refusal.kind.code,
          })),
        };
      },
    }),
  ];
}

function readingRows(of: (area: AreaCode) => PaymentDeps): Route[] {
  return [
    route({
      method: 'GET',
      path: '/payment-orders',
      permission: 'payment.read',
      summary: 'Payment orders by period, provider and state, newest first',
      query: Type.Object({
        period: Type.Optional(Type.String({ maxLength: 64 })),
        provider: Type.Optional(Type.String({ maxLength: 64 })),
        state: Type.Optional(Type.Enum([...ORDER_STATES])),
        ...pageFields,
      }),
      answer: pageAnswer(OrderSummary),
      person: null,
      handle: ({ area, query, caller }) =>
        readOrders(
          of(area).database,
          {
            period: (query.period ?? null) as PeriodId | null,
            provider: (query.provider ?? null) as ProviderId | null,
            state: query.state ?? null,
            ...pageOf(query),
          },
          caller,
        ),
    }),
    route({
      method: 'GET',
      path: '/payment-orders/:id',
      permission: 'payment.read',
      summary: 'One order with its history',
      params: ById,
      answer: OrderView,
      person: null,
      handle: ({ area, params, caller }) =>
        readOrder(of(area).database, params.id as OrderId, caller),
    }),
  ];
}

const SUMMARIES = {
  withdraw: 'Takes an order back before it is checked',
  approve: 'A second person approves an order',
  reject: 'A second person refuses an order, with the reason',
  send: 'Sends an approved order to the bank',
  ask: 'Asks the bank what became of an order, by its key',
} as const satisfies Readonly<Record<OrderAction, string>>;

const REASONED: readonly OrderAction[] = ['withdraw', 'reject'];

/** One row an action, with the permission of the one table. */
function actionRows(of: (area: AreaCode) => PaymentDeps): Route[] {
  return (Object.keys(ORDER_ACTIONS) as OrderAction[]).map((action) =>
    route({
      method: 'POST',
      path: `/payment-orders/:id/${action}`,
      permission: ORDER_ACTIONS[action].permission,
      summary: SUMMARIES[action],
      params: ById,
      body: Type.Object(
        REASONED.includes(action)
          ? { reason: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }) }
          : {},
      ),
      answer: OrderView,
      person: null,
      async handle({ area, params, body, caller }) {
        const { reason = '' } = body as { reason?: string };
        await act(of(area), { id: params.id as OrderId, action, reason, actor: caller.id });
        return readOrder(of(area).database, params.id as OrderId, caller);
      },
    }),
  );
}

type Act = {
  readonly id: OrderId;
  readonly action: OrderAction;
  readonly reason: string;
  readonly actor: string;
};

async function act(deps: PaymentDeps, { id, action, reason, actor }: Act): Promise<void> {
  if (action === 'send') await sendOrder(deps, id, actor);
  else if (action === 'ask') await askBank(deps, id, actor);
  else await moveOrders(deps, { orders: [id], action, actor, detail: reason });
}

function fileRows(of: (area: AreaCode) => PaymentDeps): Route[] {
  return [
    route({
      method: 'POST',
      path: '/payment-files',
      permission: 'payment.check',
      summary: 'Sends approved orders in a bank file, as TAB text or CSV',
      body: Type.Object({ orders: Ids, format: Format }),
      answer: File,
      person: null,
      handle: ({ area, body, caller }) =>
        sendFile(of(area), { orders: body.orders as OrderId[], format: body.format }, caller.id),
    }),
    route({
      method: 'POST',
      path: '/payment-files/:name/copies',
      permission: 'payment.check',
      summary: 'The text of a bank file again; nothing is sent anew',
      params: Type.Object({ name: Type.String({ maxLength: 64 }) }),
      body: Type.Object({ format: Format }),
      answer: File,
      person: null,
      handle: ({ area, params, body }) =>
        readFile(of(area), { name: params.name, format: body.format }),
    }),
    route({
      method: 'POST',
      path: '/payment-answers',
      permission: 'payment.check',
      summary: 'Books the answers that the bank gave as text; the same text again changes nothing',
      body: Type.Object({ text: Type.String({ minLength: 1, maxLength: 4_000_000 }) }),
      answer: Type.Object({ read: Type.Integer(), changed: Type.Integer() }),
      person: null,
      async handle({ area, body, caller }) {
        const answers = readBankAnswers(body.text);
        const changed = await bookAnswers(of(area), answers, caller.id);
        return { read: answers.length, changed: changed.length };
      },
    }),
  ];
}
