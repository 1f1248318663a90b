import { type Static, Type } from 'typebox';
import type { AreaCode } from '../../kernel/ids.ts';
import { pageAnswer, pageFields, pageOf, personsShown } from '../../platform/http/paging.ts';
import { type Route, route } from '../../platform/http/route.ts';
import {
  FILE_FORMATS,
  ORDER_ACTIONS,
  type OrderId,
  readBankAnswers,
} from '../provider-payment/index.ts';
import { bookAnswers } from './book-answers.ts';
import type { PersonPaymentDeps } from './deps.ts';
import { BATCH_MAX, makeBatch } from './make-batch.ts';
import type { BatchId, PaymentId } from './model.ts';
import { moveOrders } from './move-orders.ts';
import { readBatch, readBatches } from './read-payments.ts';
import { askForBatch, readFile, sendBatch, sendFile } from './send-orders.ts';
import { BatchSummary, BatchView } from './view.ts';

type Of = (area: AreaCode) => PersonPaymentDeps;

const ById = Type.Object({ id: Type.String({ format: 'uuid' }) });
const Key = Type.String({ minLength: 8, maxLength: 64, pattern: '^[\\w.:-]+$' });
const Ids = Type.Array(Type.String({ format: 'uuid' }), { minItems: 1, maxItems: BATCH_MAX });
const Format = Type.Enum([...FILE_FORMATS]);
const File = Type.Object({
  name: Type.String(),
  text: Type.String(),
  whose: Type.Array(Type.String(), { description: 'Whose accounts stand in it' }),
});
/** A file shows whole accounts to whoever has it made, and to whoever has it made again. */
const personsInFile = (_: unknown, answer: unknown) => (answer as Static<typeof File>).whose;
const Reason = Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' });

export function batchRows(of: Of): Route[] {
  return [...makingRows(of), ...movingRows(of), ...bankRows(of), ...fileRows(of)];
}

function makingRows(of: Of): Route[] {
  return [
    route({
      method: 'POST',
      path: '/person-payment-batches',
      permission: 'payment.make',
      summary: 'Makes orders for payments to persons that wait: for these, or for all',
      body: Type.Object({ key: Key, payments: Type.Optional(Ids) }),
      answer: BatchView,
      person: personsShown,
      async handle({ area, body, caller }) {
        const payments = (body.payments as PaymentId[] | undefined) ?? null;
        const id = await makeBatch(of(area), { key: body.key, payments, actor: caller.id });
        return readBatch(of(area).database, id, caller);
      },
    }),
    route({
      method: 'GET',
      path: '/person-payment-batches',
      permission: 'payment.read',
      summary: 'Batches of orders to persons, newest first',
      query: Type.Object(pageFields),
      answer: pageAnswer(BatchSummary),
      person: null,
      handle: ({ area, query, caller }) => readBatches(of(area).database, pageOf(query), caller),
    }),
    route({
      method: 'GET',
      path: '/person-payment-batches/:id',
      permission: 'payment.read',
      summary: 'One batch with its orders',
      params: ById,
      answer: BatchView,
      person: personsShown,
      handle: ({ area, params, caller }) =>
        readBatch(of(area).database, params.id as BatchId, caller),
    }),
  ];
}

const MOVES = {
  withdraw: 'Takes back orders to persons before they are checked',
  approve: 'Approves orders to persons; never by whoever made them',
  reject: 'Rejects orders to persons with a reason; never by whoever made them',
} as const;

function movingRows(of: Of): Route[] {
  return (Object.keys(MOVES) as (keyof typeof MOVES)[]).map((action) =>
    route({
      method: 'POST',
      path: `/person-payment-batches/:id/${action}`,
      permission: ORDER_ACTIONS[action].permission,
      summary: MOVES[action],
      params: ById,
      body: Type.Object({
        orders: Type.Optional(Ids),
        ...(action === 'reject' && { reason: Reason }),
      }),
      answer: BatchView,
      person: personsShown,
      async handle({ area, params, body, caller }) {
        const batch = params.id as BatchId;
        const { orders = null, reason = '' } = body as { orders?: OrderId[]; reason?: string };
        await moveOrders(of(area), { batch, orders, action, actor: caller.id, detail: reason });
        return readBatch(of(area).database, batch, caller);
      },
    }),
  );
}

const TALKS = {
  send: 'Tells the bank to pay the approved orders of a batch',
  ask: 'Asks the bank what became of the orders of a batch',
} as const;

function bankRows(of: Of): Route[] {
  return (Object.keys(TALKS) as (keyof typeof TALKS)[]).map((action) =>
    route({
      method: 'POST',
      path: `/person-payment-batches/:id/${action}`,
      permission: ORDER_ACTIONS[action].permission,
      summary: TALKS[action],
      params: ById,
      body: Type.Object({}),
      answer: BatchView,
      person: personsShown,
      async handle({ area, params, caller }) {
        const talk = action === 'send' ? sendBatch : askForBatch;
        await talk(of(area), params.id as BatchId, caller.id);
        return readBatch(of(area).database, params.id as BatchId, caller);
      },
    }),
  );
}

function fileRows(of: Of): Route[] {
  return [
    route({
      method: 'POST',
      path: '/person-payment-batches/:id/file',
      permission: 'payment.check',
      summary: 'Sends the approved orders of a batch in a bank file, as TAB text or CSV',
      params: ById,
      body: Type.Object({ format: Format }),
      answer: File,
      person: personsInFile,
      handle: ({ area, params, body, caller }) =>
        sendFile(of(area), { batch: params.id as BatchId, format: body.format }, caller.id),
    }),
    route({
      method: 'POST',
      path: '/person-payment-files/:name/copies',
      permission: 'payment.check',
      summary: 'The text of a bank file to persons again; nothing is sent anew',
      params: Type.Object({ name: Type.String({ maxLength: 64 }) }),
      body: Type.Object({ format: Format }),
      answer: File,
      person: personsInFile,
      handle: ({ area, params, body }) =>
        readFile(of(area), { name: params.name, format: body.format }),
    }),
    route({
      method: 'POST',
      path: '/person-payment-answers',
      permission: 'payment.check',
      summary: 'Books what the bank answered about persons; the same text again changes nothing',
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
