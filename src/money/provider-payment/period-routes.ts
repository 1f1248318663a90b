import { Type } from 'typebox';
import type { AreaCode, ProviderId } from '../../kernel/ids.ts';
import { yuan } from '../../kernel/money.ts';
import { pageAnswer, pageFields, pageOf } from '../../platform/http/paging.ts';
import { type Route, route } from '../../platform/http/route.ts';
import { closePeriod, type PaymentDeps } from './close-period.ts';
import { deduct, takeBack } from './deduct.ts';
import {
  DEDUCTION_SOURCES,
  type DeductionId,
  FUNDS,
  type PeriodId,
  type StatementId,
} from './model.ts';
import { readOwnPayments, readPeriod, readStatement, readStatements } from './read-payments.ts';
import { recordAccount } from './record-account.ts';
import { listPeriods } from './store/period.ts';
import {
  accountView,
  DeductionView,
  deductionView,
  OwnPayment,
  PeriodView,
  periodView,
  StatementSummary,
  StatementView,
} from './view.ts';

const ById = Type.Object({ id: Type.String({ maxLength: 64 }) });
const Month = Type.String({ pattern: '^(19|20)\\d{2}-(0[1-9]|1[0-2])$' });
const Amount = Type.String({ pattern: '^\\d{1,13}(\\.\\d{1,2})?$' });
const Reason = Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' });
/** Goes into a bank file: no TAB, no line end, nothing a spreadsheet takes for a formula. */
const Printed = Type.String({
  minLength: 1,
  maxLength: 60,
  pattern: '^[\\p{L}\\p{N}（(][\\p{L}\\p{N}\\p{P} ]*$',
});

export function periodRoutes(of: (area: AreaCode) => PaymentDeps): Route[] {
  return [
    route({
      method: 'GET',
      path: '/payment-periods',
      permission: 'payment.read',
      summary: 'Closed periods with what they owe and what was paid, newest first',
      query: Type.Object(pageFields),
      answer: pageAnswer(PeriodView),
      person: null,
      async handle({ area, query }) {
        const { rows, total } = await listPeriods(of(area).database.sql, pageOf(query));
        return { rows: rows.map(periodView), total };
      },
    }),
    route({
      method: 'POST',
      path: '/payment-periods',
      permission: 'payment.make',
      summary: 'Closes the time up to the end of a month and draws its statements from the ledger',
      body: Type.Object({ month: Month }),
      answer: PeriodView,
      person: null,
      async handle({ area, body, caller }) {
        const period = await closePeriod(of(area), { month: body.month, actor: caller.id });
        return readPeriod(of(area).database, period.id);
      },
    }),
    route({
      method: 'GET',
      path: '/payment-periods/:id',
      permission: 'payment.read',
      summary: 'One period with its sums',
      params: ById,
      answer: PeriodView,
      person: null,
      handle: ({ area, params }) => readPeriod(of(area).database, params.id as PeriodId),
    }),
  ];
}

export function statementRoutes(of: (area: AreaCode) => PaymentDeps): Route[] {
  return [
    route({
      method: 'GET',
      path: '/payment-statements',
      permission: 'payment.read',
      summary: 'Statements by period, provider and fund',
      query: Type.Object({
        period: Type.Optional(Type.String({ maxLength: 64 })),
        provider: Type.Optional(Type.String({ maxLength: 64 })),
        fund: Type.Optional(Type.Enum([...FUNDS])),
        ...pageFields,
      }),
      answer: pageAnswer(StatementSummary),
      person: null,
      handle: ({ area, query }) =>
        readStatements(of(area).database, {
          period: (query.period ?? null) as PeriodId | null,
          provider: (query.provider ?? null) as ProviderId | null,
          fund: query.fund ?? null,
          ...pageOf(query),
        }),
    }),
    route({
      method: 'GET',
      path: '/payment-statements/:id',
      permission: 'payment.read',
      summary: 'One statement with its deductions and its orders with their history',
      params: ById,
      answer: StatementView,
      person: null,
      handle: ({ area, params, caller }) =>
        readStatement(of(area).database, params.id as StatementId, caller),
    }),
    ...deductionRows(of),
    ...providerRows(of),
  ];
}

function deductionRows(of: (area: AreaCode) => PaymentDeps): Route[] {
  return [
    route({
      method: 'POST',
      path: '/payment-statements/:id/deductions',
      permission: 'payment.make',
      summary: 'Keeps an amount back from a statement; a key answers once',
      params: ById,
      body: Type.Object({
        key: Type.String({ minLength: 1, maxLength: 64 }),
        source: Type.Enum([...DEDUCTION_SOURCES]),
        reason: Reason,
        amount: Amount,
      }),
      answer: DeductionView,
      person: null,
      async handle({ area, params, body, caller }) {
        const { key, source, reason } = body;
        const request = { key, source, reason, amount: yuan(body.amount) };
        const statement = params.id as StatementId;
        return deductionView(await deduct(of(area), { statement, ...request }, caller.id));
      },
    }),
    route({
      method: 'POST',
      path: '/payment-deductions/:id/returns',
      permission: 'payment.make',
      summary: 'Gives a deduction back by a row of the opposite amount',
      params: ById,
      body: Type.Object({ reason: Reason }),
      answer: DeductionView,
      person: null,
      async handle({ area, params, body, caller }) {
        const id = params.id as DeductionId;
        return deductionView(await takeBack(of(area), { id, reason: body.reason }, caller.id));
      },
    }),
  ];
}

function providerRows(of: (area: AreaCode) => PaymentDeps): Route[] {
  return [
    route({
      method: 'GET',
      path: '/payments',
      permission: 'settlement.read',
      summary: 'What a provider was paid, by period and fund; a desk sees its own provider',
      query: Type.Object({
        provider: Type.Optional(Type.String({ maxLength: 64 })),
        ...pageFields,
      }),
      answer: pageAnswer(OwnPayment),
      person: null,
      handle: ({ area, query }) =>
        readOwnPayments(of(area).database, {
          period: null,
          provider: (query.provider ?? null) as ProviderId | null,
          fund: null,
          ...pageOf(query),
        }),
    }),
    route({
      method: 'POST',
      path: '/payment-accounts',
      permission: 'payment.make',
      summary: 'Records where a provider is paid from now on',
      body: Type.Object({
        provider: Type.String({ minLength: 1, maxLength: 64 }),
        holder: Printed,
        bank: Printed,
        number: Type.String({ pattern: '^[0-9A-Za-z]{6,34}$' }),
      }),
      answer: Type.Object({
        holder: Type.String(),
        bank: Type.String(),
        number: Type.String(),
      }),
      person: null,
      async handle({ area, body, caller }) {
        const request = { ...body, provider: body.provider as ProviderId };
        return accountView(await recordAccount(of(area), request, caller.id), caller);
      },
    }),
  ];
}
