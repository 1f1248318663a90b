import { Type } from 'typebox';
import type { AreaCode } from '../../kernel/ids.ts';
import { Rejection } from '../../kernel/rejection.ts';
import {
  correctAccount,
  findPaymentsOfCase,
  type PersonPaymentDeps,
} from '../../money/person-payment/index.ts';
import { PERMISSIONS } from '../../platform/access.ts';
import { pageFields, pageOf } from '../../platform/http/paging.ts';
import { type Route, route } from '../../platform/http/route.ts';
import { type CaseId, type HasMatters, readCase } from '../matters/index.ts';
import { NO_PAYMENT } from './errors.ts';
import type { ReimbursementWorld } from './model.ts';
import { reverseClaim } from './reverse-claim.ts';
import { listDoubled } from './store.ts';
import { tryClaim } from './try-claim.ts';
import { ClaimTrialView, trialView } from './view.ts';

type ClaimDeps = ReimbursementWorld & PersonPaymentDeps & HasMatters;

const ById = Type.Object({ id: Type.String({ format: 'uuid' }) });
const Reason = Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' });
const Key = Type.String({ minLength: 8, maxLength: 64, pattern: '^[\\w.:-]+$' });

export function claimRoutes(of: (area: AreaCode) => ClaimDeps): Route[] {
  return [trialRow(of), accountRow(of), ...backRows(of)];
}

function trialRow(of: (area: AreaCode) => ClaimDeps): Route {
  return route({
    method: 'POST',
    path: '/cases/:id/claim-trials',
    permission: 'matter.take',
    summary:
      'What a claim on paper comes to now, explained; a decision is on the amount shown last',
    params: ById,
    body: Type.Object({}),
    answer: ClaimTrialView,
    person: (_, answer) => (answer as ClaimTrialView).settlements[0]?.person.id ?? null,
    async handle({ area, params, caller }) {
      const world = of(area);
      const read = await readCase(world.matters, params.id as CaseId, caller);
      // A clerk may look; an amount to decide on is shown to whoever reviews or decides.
      const decides = PERMISSIONS[caller.role].includes('matter.review');
      const trial = await tryClaim(world, read, decides ? caller.id : null);
      return trialView(trial, read.case.result.settlement ?? null);
    },
  });
}

function accountRow(of: (area: AreaCode) => ClaimDeps): Route {
  return route({
    method: 'POST',
    path: '/cases/:id/payment-account',
    permission: 'matter.take',
    summary: 'The corrected account of an applicant whom the bank did not pay',
    params: ById,
    body: Type.Object({
      holder: Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' }),
      bank: Type.String({ minLength: 1, maxLength: 80, pattern: '\\S' }),
      number: Type.String({ pattern: '^[0-9]{8,30}$' }),
    }),
    answer: Type.Object({ state: Type.String() }),
    person: null,
    async handle({ area, params, body, caller }) {
      const world = of(area);
      await readCase(world.matters, params.id as CaseId, caller);
      const [payment] = await findPaymentsOfCase(world.database.sql, params.id);
      if (!payment) throw new Rejection(NO_PAYMENT, { case: params.id });
      const { state } = await world.database.transaction((sql) =>
        correctAccount(sql, world, { payment: payment.id, account: body, actor: caller.id }),
      );
      return { state };
    },
  });
}

function backRows(of: (area: AreaCode) => ClaimDeps): Route[] {
  return [
    route({
      method: 'POST',
      path: '/cases/:id/claim-reversals',
      permission: 'settlement.correct',
      summary:
        'Takes back what a claim was paid: the settlement is reversed and the person owes it',
      params: ById,
      body: Type.Object({ key: Key, reason: Reason }),
      answer: Type.Object({ recovery: Type.String() }),
      person: null,
      async handle({ area, params, body, caller }) {
        const { key, reason } = body;
        const asked = { key, case: params.id, reason, actor: caller.id };
        return { recovery: (await reverseClaim(of(area), asked)).id };
      },
    }),
    route({
      method: 'GET',
      path: '/claims/doubled',
      permission: 'payment.read',
      summary: 'Claims of which the hospital settled the same days directly since, newest first',
      query: Type.Object(pageFields),
      answer: Type.Object({
        rows: Type.Array(
          Type.Object({
            case: Type.String(),
            number: Type.String(),
            person: Type.String(),
            provider: Type.String(),
            settlement: Type.String(),
            direct: Type.String(),
          }),
        ),
      }),
      person: (_, answer) =>
        (answer as { rows: { person: string }[] }).rows.map(({ person }) => person),
      async handle({ area, query }) {
        return { rows: await listDoubled(of(area).database.sql, pageOf(query)) };
      },
    }),
  ];
}
