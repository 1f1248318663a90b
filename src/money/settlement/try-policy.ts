import { type Static, Type } from 'typebox';
import { isDay } from '../../kernel/days.ts';
import type { AreaCode } from '../../kernel/ids.ts';
import { fen, formatYuan, type Money, sum, yuan, ZERO } from '../../kernel/money.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { type Route, route } from '../../platform/http/route.ts';
import { type PolicyShelf, VISIT_KINDS } from '../../rules/policy/index.ts';
import { type BenefitInput, computeBenefit, type Totals } from '../benefit/index.ts';
import { BAD_DAY, BAD_TOTAL, POLICY_MISSING } from './errors.ts';
import {
  AmountsView,
  benefitAmountsView,
  PolicySetView,
  policySetView,
  StepView,
  stepViews,
  totalsView,
} from './view.ts';

const Amount = Type.String({ pattern: '^\\d{1,12}(\\.\\d{1,2})?$', description: 'Yuan' });
const Code = Type.String({ minLength: 1, maxLength: 60 });

const TryBody = Type.Object({
  scheme: Type.Enum(['resident', 'employee']),
  day: Type.String(),
  visit: Type.Object({
    kind: Type.Enum([...VISIT_KINDS]),
    level: Type.Enum(['village', 'primary', 'secondary', 'tertiary']),
    disease: Type.Optional(Type.Union([Code, Type.Null()])),
    outOfArea: Type.Optional(Type.Boolean()),
    filing: Type.Optional(Type.Enum(['long-term', 'referral', 'emergency', 'temporary', 'none'])),
    referral: Type.Optional(Type.Enum(['none', 'up', 'down'])),
    chainDeductible: Type.Optional(Amount),
    continued: Type.Optional(Type.Boolean()),
    transfer: Type.Optional(
      Type.Object(
        { borne: Amount, poolPaid: Type.Boolean() },
        {
          description: 'Earlier hospitals of the same stay: their deductible, and if the pool paid',
        },
      ),
    ),
  }),
  bill: Type.Object({
    fullSelfPay: Amount,
    overCeiling: Amount,
    priorSelfPay: Amount,
    inScope: Amount,
    procured: Amount,
  }),
  patient: Type.Object({
    retired: Type.Boolean(),
    age: Type.Optional(Type.Union([Type.Integer({ minimum: 0, maximum: 150 }), Type.Null()])),
    groups: Type.Array(Code, { maxItems: 20 }),
    chronicDiseases: Type.Array(Code, { maxItems: 50 }),
    seriousCapBonus: Type.Optional(Amount),
  }),
  before: Type.Optional(Type.Record(Type.String(), Type.String())),
  ownAccount: Type.Optional(Amount),
  mutualAid: Type.Optional(
    Type.Array(Type.Object({ owner: Code, available: Amount }), { maxItems: 20 }),
  ),
});

type TryDeps = { readonly shelf: PolicyShelf };

/** A bill that nobody has, under the documents of a day: to read a policy by its effect. */
export function tryRoutes(of: (area: AreaCode) => TryDeps): Route[] {
  return [
    route({
      method: 'POST',
      path: '/policies/try',
      permission: 'policy.read',
      summary: 'Computes an imagined bill under the documents in force on a day; records nothing',
      body: TryBody,
      answer: Type.Object({
        policySet: PolicySetView,
        amounts: AmountsView,
        mutualAid: Type.Array(Type.Object({ owner: Type.String(), amount: Type.String() })),
        steps: Type.Array(StepView),
        added: Type.Record(Type.String(), Type.String()),
        gate: Type.Null(),
      }),
      person: null,
      handle: ({ area, body }) => tryBill(of(area), body),
    }),
  ];
}

async function tryBill({ shelf }: TryDeps, body: Static<typeof TryBody>) {
  const { scheme, day } = body;
  if (!isDay(day)) throw new Rejection(BAD_DAY, { day });
  const policies = await shelf.setOn(scheme, day);
  if (!policies) throw new Rejection(POLICY_MISSING, { scheme, day });
  const benefit = computeBenefit(inputOf(body), policies);
  return {
    policySet: policySetView(policies),
    amounts: benefitAmountsView(benefit),
    mutualAid: benefit.mutualAid.map(({ owner, amount }) => ({
      owner,
      amount: formatYuan(amount),
    })),
    steps: stepViews(benefit.steps, policies),
    added: totalsView(benefit.added),
    gate: null,
  };
}

function inputOf({ visit, bill, patient, ...rest }: Static<typeof TryBody>): BenefitInput {
  const [fullSelfPay, overCeiling] = [yuan(bill.fullSelfPay), yuan(bill.overCeiling)];
  const [priorSelfPay, inScope] = [yuan(bill.priorSelfPay), yuan(bill.inScope)];
  return {
    gate: null,
    bill: {
      total: sum([fullSelfPay, overCeiling, priorSelfPay, inScope]),
      fullSelfPay,
      overCeiling,
      priorSelfPay,
      inScope,
      procured: yuan(bill.procured),
    },
    patient: {
      ...patient,
      age: patient.age ?? null,
      seriousCapBonus: optional(patient.seriousCapBonus),
    },
    visit: visitOf(visit),
    before: totalsFrom(rest.before ?? {}),
    ownAccount:
      rest.ownAccount === undefined ? null : { owner: 'own', available: yuan(rest.ownAccount) },
    mutualAid: (rest.mutualAid ?? []).map(({ owner, available }) => ({
      owner,
      available: yuan(available),
    })),
  };
}

function visitOf({ transfer, ...visit }: Static<typeof TryBody>['visit']): BenefitInput['visit'] {
  return {
    kind: visit.kind,
    level: visit.level,
    disease: visit.disease ?? null,
    outOfArea: visit.outOfArea ?? false,
    filing: visit.filing ?? 'none',
    referral: visit.referral ?? 'none',
    chainDeductible: optional(visit.chainDeductible),
    continued: visit.continued ?? false,
    ...(transfer && { transfer: { ...transfer, borne: yuan(transfer.borne) } }),
  };
}

function totalsFrom(before: Readonly<Record<string, string>>): Totals {
  const totals: Record<string, Money> = {};
  for (const [key, value] of Object.entries(before)) {
    const pattern = key === 'admissions' ? /^\d{1,4}$/ : /^\d{1,12}(\.\d{1,2})?$/;
    if (!pattern.test(value)) throw new Rejection(BAD_TOTAL, { key, value });
    totals[key] = key === 'admissions' ? fen(value) : yuan(value);
  }
  return totals;
}

function optional(text: string | undefined): Money {
  return text === undefined ? ZERO : yuan(text);
}
