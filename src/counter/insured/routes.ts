import { type Static, Type } from 'typebox';
import type { AreaCode, PersonId } from '../../kernel/ids.ts';
import { formatYuan, yuan, ZERO } from '../../kernel/money.ts';
import { Rejection } from '../../kernel/rejection.ts';
import {
  type EstimateDeps,
  estimateBill,
  findPosition,
  POLICY_MISSING,
} from '../../money/settlement/index.ts';
import type { Credentials } from '../../people/credential/index.ts';
import { findPersonRecord, type PersonRecord } from '../../people/enrolment/index.ts';
import { type Caller, type Route, route } from '../../platform/http/route.ts';
import { FILINGS } from '../../rules/policy/index.ts';
import {
  DISEASE_MISSING,
  MORE_THAN_THE_BILL,
  NOT_INSURED_HERE,
  NOTHING_TO_ESTIMATE,
} from './errors.ts';
import { EstimatesView, estimatesView, OverviewView, overviewView } from './view.ts';

export type InsuredDeps = EstimateDeps & { readonly credentials: Credentials };

type Of = (area: AreaCode) => InsuredDeps;

const Amount = Type.String({ pattern: '^\\d{1,12}(\\.\\d{1,2})?$', description: 'Yuan' });
const EstimateBody = Type.Object({
  kind: Type.Enum(['inpatient', 'outpatient', 'chronic', 'special', 'two-diseases']),
  amount: Amount,
  selfPaid: Type.Optional(Amount),
  disease: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
  outOfArea: Type.Optional(Type.Boolean()),
  filing: Type.Optional(Type.Enum([...FILINGS])),
});
const VoucherView = Type.Object({ qr: Type.String(), endsAt: Type.String() });

/** What somebody sees of himself. Whom it concerns only the sign-in says; nothing in a call does. */
export function insuredRoutes(of: Of): Route[] {
  return [overviewRow(of), estimateRow(of), voucherRow(of)];
}

function personOf({ person }: Caller): PersonId {
  if (!person) throw new Rejection(NOT_INSURED_HERE);
  return person;
}

async function recordOf({ database, clock }: InsuredDeps, person: PersonId): Promise<PersonRecord> {
  const record = await findPersonRecord(database.sql, person, clock.today());
  if (!record) throw new Rejection(NOT_INSURED_HERE);
  return record;
}

function overviewRow(of: Of): Route {
  return route({
    method: 'GET',
    path: '/own/overview',
    permission: 'own.read',
    summary: 'My insurance by date, my account, and how far my year is against its limits',
    answer: OverviewView,
    person: ({ caller }) => personOf(caller),
    async handle({ area, caller }) {
      const deps = of(area);
      const person = personOf(caller);
      const [record, position] = await Promise.all([
        recordOf(deps, person),
        findPosition(deps, person),
      ]);
      return overviewView({ record, position, today: deps.clock.today() });
    },
  });
}

function estimateRow(of: Of): Route {
  return route({
    method: 'POST',
    path: '/own/estimates',
    permission: 'own.read',
    summary: 'What a bill would cost me at each level of hospital, on my own year; nothing is kept',
    body: EstimateBody,
    answer: EstimatesView,
    person: ({ caller }) => personOf(caller),
    handle: ({ area, caller, body }) => estimate(of(area), personOf(caller), body),
  });
}

async function estimate(
  deps: InsuredDeps,
  person: PersonId,
  body: Static<typeof EstimateBody>,
): Promise<EstimatesView> {
  const amount = yuan(body.amount);
  const selfPaid = yuan(body.selfPaid ?? '0');
  if (amount === ZERO) throw new Rejection(NOTHING_TO_ESTIMATE);
  if (selfPaid > amount) {
    const facts = { selfPaid: formatYuan(selfPaid), amount: formatYuan(amount) };
    throw new Rejection(MORE_THAN_THE_BILL, facts);
  }
  const plain = body.kind === 'inpatient' || body.kind === 'outpatient';
  if (!plain && body.disease === undefined) throw new Rejection(DISEASE_MISSING);

  const position = await findPosition(deps, person);
  if (!position) throw new Rejection(POLICY_MISSING, { scheme: '', day: deps.clock.today() });
  const estimates = estimateBill(position, {
    ...{ kind: body.kind, amount, selfPaid, disease: plain ? null : (body.disease ?? null) },
    ...{ outOfArea: body.outOfArea ?? false, filing: body.filing ?? 'none' },
  });
  return estimatesView(position, estimates);
}

function voucherRow(of: Of): Route {
  return route({
    method: 'POST',
    path: '/own/vouchers',
    permission: 'own.write',
    summary: 'A code of mine to show at a counter, for some minutes; each time a new one',
    body: Type.Object({}),
    answer: VoucherView,
    person: ({ caller }) => personOf(caller),
    handle: ({ area, caller }) => of(area).credentials.issue(personOf(caller)),
  });
}
