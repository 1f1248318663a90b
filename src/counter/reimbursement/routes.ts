import { Type } from 'typebox';
import { isDay } from '../../kernel/days.ts';
import type { AreaCode } from '../../kernel/ids.ts';
import { Rejection } from '../../kernel/rejection.ts';
import type { PersonPaymentDeps } from '../../money/person-payment/index.ts';
import { PERMISSIONS } from '../../platform/access.ts';
import { pageFields, pageOf } from '../../platform/http/paging.ts';
import { type Route, route } from '../../platform/http/route.ts';
import { type CaseId, type HasMatters, readCase } from '../matters/index.ts';
import { FIELD_WRONG } from './errors.ts';
import { lookUpLines } from './look-up-lines.ts';
import type { ReimbursementWorld } from './model.ts';
import { reverseClaim } from './reverse-claim.ts';
import { listDoubled } from './store.ts';
import { tryClaim } from './try-claim.ts';
import { ClaimTrialView, LookedUpLine, trialView } from './view.ts';

type ClaimDeps = ReimbursementWorld & PersonPaymentDeps & HasMatters;

const ById = Type.Object({ id: Type.String({ format: 'uuid' }) });
const Reason = Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' });
const Key = Type.String({ minLength: 8, maxLength: 64, pattern: '^[\\w.:-]+$' });

export function claimRoutes(of: (area: AreaCode) => ClaimDeps): Route[] {
  return [linesRow(of), trialRow(of), ...backRows(of)];
}

function linesRow(of: (area: AreaCode) => ClaimDeps): Route {
  return route({
    method: 'POST',
    path: '/claims/lines',
    permission: 'policy.read',
    summary:
      'Lines of a bill before it is claimed: which the catalogue knows, and what may be meant',
    body: Type.Object({
      day: Type.String({ format: 'date' }),
      lines: Type.Array(
        Type.Object({
          code: Type.String({ maxLength: 64 }),
          name: Type.String({ maxLength: 200 }),
        }),
        { maxItems: 1000 },
      ),
    }),
    answer: Type.Object({ lines: Type.Array(LookedUpLine) }),
    person: null,
    async handle({ area, body }) {
      const { day, lines } = body;
      if (!isDay(day)) throw new Rejection(FIELD_WRONG, { field: 'day' });
      return { lines: await lookUpLines(of(area).database.sql, day, lines) };
    },
  });
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
      answer: Type.Object({ recovery: Type.Union([Type.String(), Type.Null()]) }),
      person: null,
      async handle({ area, params, body, caller }) {
        const { key, reason } = body;
        const asked = { key, case: params.id, reason, actor: caller.id };
        return { recovery: (await reverseClaim(of(area), asked))?.id ?? null };
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
