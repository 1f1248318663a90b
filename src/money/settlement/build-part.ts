import { assert } from '../../kernel/assert.ts';
import type { Day } from '../../kernel/days.ts';
import type { PersonId, RequestKey, SettlementId } from '../../kernel/ids.ts';
import { ZERO } from '../../kernel/money.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { hasChosen, placeOf } from '../../people/filing/index.ts';
import {
  awayRulesOf,
  type GeneralPolicy,
  type PolicySet,
  type Scheme,
} from '../../rules/policy/index.ts';
import {
  addTotals,
  type BenefitInput,
  benefitYearOf,
  computeBenefit,
  decideGate,
  type GateReason,
  type Patient,
  prevailingCoverage,
  type Visit,
} from '../benefit/index.ts';
import { type Announced, decideAway, type Encounter, goesOn } from '../encounter/index.ts';
import { termOn } from '../provider/index.ts';
import { amountsOf, drawnBy } from './amounts.ts';
import { type Books, yearState } from './books.ts';
import { transferOf } from './chain.ts';
import type { CutPart } from './cut-stay.ts';
import { POLICY_MISSING } from './errors.ts';
import type { Facts } from './facts.ts';
import type { SettlementRecord, StayPart, YearState } from './model.ts';
import { describePatient } from './patient.ts';
import type { Purses } from './purses.ts';
import { isStay } from './refuse-settle.ts';
import { yearName } from './store.ts';
import { sumBill } from './sum-bill.ts';

export type PartInput = {
  readonly encounter: Encounter;
  readonly part: CutPart;
  readonly siblings: readonly SettlementId[];
  readonly requestKey: RequestKey;
  /** What holds on the last day of the stay. */
  readonly ends: { readonly on: Day; readonly rules: Rules };
  readonly purses: Purses;
  readonly years: ReadonlyMap<string, YearState>;
  readonly facts: Facts;
  readonly books: Books;
};

/** One settlement: the part's bill under the rules, totals and purses as they stand. */
export function buildPart(
  input: PartInput,
): { readonly record: SettlementRecord; readonly year: YearState } | Rejection {
  const { encounter, part, purses, facts } = input;
  const { ends } = input;
  const last = part.until === ends.on ? ends.rules : rulesOn(encounter, part.until, facts);
  if (last instanceof Rejection) return last;
  const benefitDay = benefitDayOf(encounter, part, last.policies.general);
  const rules = benefitDay === part.until ? last : rulesOn(encounter, benefitDay, facts);
  if (rules instanceof Rejection) return rules;

  const { scheme, policies } = rules;
  const year = benefitYearOf(part.until, policies.general);
  const key = { person: encounter.personId, scheme, year };
  const before = input.years.get(yearName(key)) ?? yearState(input.books, key);
  const computation: BenefitInput = {
    gate: rules.gate,
    bill: sumBill(encounter.bill, part.from, part.until),
    patient: patientOf(encounter.personId, { benefitDay, ...part }, rules, facts),
    visit: visitOf(input, benefitDay, rules),
    before: before.totals,
    ownAccount: purses.own,
    mutualAid: purses.relatives,
  };
  const benefit = computeBenefit(computation, policies);
  const after = {
    totals: addTotals(before.totals, benefit.added),
    version: before.version + 1n,
    ...key,
  };
  const record: SettlementRecord = {
    id: input.siblings[part.index] as SettlementId,
    kind: 'settlement',
    originalId: null,
    person: encounter.personId,
    provider: encounter.providerId,
    encounter: encounter.id,
    scheme,
    benefitYear: year,
    yearVersion: after.version,
    visitKind: encounter.kind,
    benefitDay,
    policySet: policies.hash,
    amounts: amountsOf(benefit),
    document: {
      part: { from: part.from, until: part.until, index: part.index, count: part.count },
      revision: encounter.revision,
      siblings: input.siblings,
      reason: '',
      ...(encounter.claim && { payee: 'person' as const }),
      key: input.requestKey,
      mirrors: [],
      computed: { input: computation, benefit },
      added: benefit.added,
      before: before.totals,
      drawn: drawnBy(benefit, encounter.personId),
    },
  };
  return { record, year: after };
}

export type Rules = {
  readonly scheme: Scheme;
  readonly gate: GateReason | null;
  readonly policies: PolicySet;
};

/**
 * Which scheme answers for the day, under which documents, and whether anything stands against a fund
 * paying. Of a person insured nowhere, the scheme claimed or the last one known keeps the record.
 */
export function rulesOn(encounter: Encounter, day: Day, facts: Facts): Rules | Rejection {
  const { personId, providerId, kind, disease, otherPayer } = encounter;
  const coverages = facts.coverage.get(personId) ?? [];
  const scheme =
    prevailingCoverage(coverages, day)?.scheme ??
    encounter.scheme ??
    coverages.at(-1)?.scheme ??
    'resident';
  const policies = facts.policyOn(scheme, day);
  if (!policies) return new Rejection(POLICY_MISSING, { scheme, day });
  const provider = facts.providers.get(providerId);
  const places = kind === 'disease-quota' ? undefined : policies.visits[kind];
  const { gate } = decideGate({
    coverages,
    day,
    claimed: encounter.scheme,
    kind,
    disease,
    contracted: (provider && termOn(provider, day)?.contracted) ?? false,
    emergency:
      encounter.filing === 'emergency' ||
      announcedOn(encounter, policies.general, facts).filing === 'emergency',
    otherPayer,
    recognitions: facts.recognitions.get(personId) ?? [],
    general: policies.general,
    purchase: encounter.purchase,
    designated: hasChosen(facts.filings.get(personId) ?? [], { provider: providerId, kind, day }),
    places,
  });
  return { scheme, gate, policies };
}

/**
 * How care away was announced: what stands filed when the bill is settled, so that a filing after the admission
 * counts as far as the area lets.
 */
export function announcedOn(encounter: Encounter, general: GeneralPolicy, facts: Facts): Announced {
  const { personId, providerId, outOfArea, filing, startedOn, endedOn, kind } = encounter;
  const provider = facts.providers.get(providerId);
  const until = endedOn ?? (isStay(kind) && startedOn < facts.today ? facts.today : startedOn);
  return decideAway(
    {
      ...{ stated: filing, outOfArea, provider: providerId, from: startedOn, until },
      place: provider ? placeOf(provider.county) : null,
    },
    facts.away.get(personId) ?? [],
    awayRulesOf(general),
  );
}

/** The version of an inpatient stay is chosen by its discharge or its admission, as the area says. */
function benefitDayOf(encounter: Encounter, part: StayPart, general: GeneralPolicy): Day {
  if (!isStay(encounter.kind)) return encounter.startedOn;
  return general.versionDay.is === 'admission' ? part.from : part.until;
}

export function patientOf(
  id: PersonId,
  care: { readonly from: Day; readonly until: Day; readonly benefitDay: Day },
  { scheme, policies }: Rules,
  facts: Facts,
): Patient {
  const person = facts.persons.get(id);
  assert(person, 'an unknown person was refused before');
  const known = {
    person,
    coverage: facts.coverage.get(id) ?? [],
    memberships: facts.memberships.get(id) ?? [],
    recognitions: facts.recognitions.get(id) ?? [],
  };
  return describePatient(known, care, scheme, policies.general);
}

function visitOf(
  { encounter, part, facts, books }: PartInput,
  benefitDay: Day,
  rules: Rules,
): Visit {
  const { kind, disease, referral, referredFrom } = encounter;
  const { outOfArea, filing } = announcedOn(encounter, rules.policies.general, facts);
  const provider = facts.providers.get(encounter.providerId);
  const own = (provider && termOn(provider, benefitDay)?.level) ?? 'primary';
  // A referral is to the first part. A later one goes on with it, or is an admission of its own.
  const first = part.index === 0;
  const chain = first && referredFrom ? books.chains.get(referredFrom) : undefined;
  const goes = first && goesOn(encounter);
  const transfer = chain && !goes ? transferOf(encounter, chain.stay, rules) : undefined;
  return {
    kind,
    // A provider without a term on the day has no contract: the gate is shut, the level unused.
    level: encounter.purchase ? (pharmacyLevel(kind, rules) ?? own) : own,
    disease,
    outOfArea,
    filing,
    referral: first ? referral : 'none',
    chainDeductible: chain?.deductible ?? ZERO,
    continued: part.continued || goes,
    ...(goes && { borne: chain?.stay?.borne ?? ZERO }),
    ...(transfer && { transfer }),
  };
}

/** A pharmacy has no level of its own: the area says as which one its sales are paid. */
function pharmacyLevel(kind: Encounter['kind'], { policies }: Rules): Visit['level'] | undefined {
  return kind === 'disease-quota' ? undefined : policies.visits[kind]?.pharmacy?.as;
}
