import { type Money, remaining, ZERO } from '../../kernel/money.ts';
import {
  type Cap,
  LEVELS,
  type PolicySet,
  type ProviderLevel,
  type VisitKind,
  type VisitPolicy,
} from '../../rules/policy/index.ts';
import { seriousTermsOf } from './compute-serious-disease.ts';
import type { Patient, Totals } from './model.ts';
import { indexOfRow, type RowFacts } from './select-row.ts';
import { totalOf } from './totals.ts';

/** What a year's total is held against: what one bears first, or the most that a payer gives. */
export const LIMIT_KINDS = [
  'deductible',
  'pool-cap',
  'large-deductible',
  'large-cap',
  'serious-deductible',
  'serious-cap',
  'aid-deductible',
  'aid-cap',
] as const;
export type LimitKind = (typeof LIMIT_KINDS)[number];

export type Limit = {
  readonly kind: LimitKind;
  /** Of the year's totals. */
  readonly key: string;
  /** Visits that share it; of the layers after the pool none is named. */
  readonly visits: readonly VisitKind[];
  /** Where it holds at some levels only; empty: at all. */
  readonly levels: readonly ProviderLevel[];
  readonly used: Money;
  /** Null: there is no limit for this person. */
  readonly limit: Money | null;
  readonly left: Money | null;
  /** Where the pinned set says so. */
  readonly document: string;
  readonly clause: string;
  readonly source: string;
};

type Found = Omit<Limit, 'used' | 'left' | 'visits' | 'levels'> & {
  readonly visit?: VisitKind;
  readonly level?: ProviderLevel;
};

/**
 * How far the year is against every yearly figure that concerns this person, in the order in which the layers pay.
 * `kinds` are the visits that he has: of a disease that nobody recognised there is nothing to show.
 */
export function readLimits(
  policies: PolicySet,
  person: { readonly patient: Patient; readonly kinds: readonly VisitKind[] },
  totals: Totals,
): Limit[] {
  const found = [
    ...person.kinds.flatMap((kind) => ofVisit(visitOf(policies, kind), person.patient)),
    ...ofLargeAmount(policies),
    ...ofSeriousDisease(policies, person.patient),
    ...ofAid(policies, person.patient),
  ];
  return join(found, totals);
}

function visitOf(policies: PolicySet, kind: VisitKind): VisitPolicy | undefined {
  return kind === 'disease-quota' ? undefined : policies.visits[kind];
}

function factsAt(patient: Patient, level: ProviderLevel, disease: string | null): RowFacts {
  const { retired, age, groups } = patient;
  return { level, retired, age, groups, disease, filing: 'none' };
}

function ofVisit(policy: VisitPolicy | undefined, patient: Patient): Found[] {
  if (!policy) return [];
  return LEVELS.flatMap((level) => [
    ...yearlyDeductible(policy, factsAt(patient, level, null)),
    ...policy.caps.flatMap((cap, index) => ofCap({ policy, cap, index }, patient, level)),
  ]);
}

function yearlyDeductible({ deductible, benefit }: VisitPolicy, facts: RowFacts): Found[] {
  if (deductible.per !== 'year') return [];
  const index = indexOfRow(deductible.rows, facts, false);
  const row = deductible.rows[index];
  if (!row) return [];
  return [
    {
      ...{ kind: 'deductible', key: `deductible.${row.key ?? benefit}`, limit: row.amount },
      ...{ document: benefit, clause: `deductible.rows[${index}]`, source: row.source },
      ...{ visit: benefit, level: facts.level },
    },
  ];
}

function ofCap(
  { policy, cap, index }: { policy: VisitPolicy; cap: Cap; index: number },
  patient: Patient,
  level: ProviderLevel,
): Found[] {
  if (cap.appliesTo === 'several-diseases' && patient.chronicDiseases.length < 2) return [];
  const diseases = cap.key.includes('{disease}') ? patient.chronicDiseases : [null];
  return diseases.flatMap((disease): Found[] => {
    const at = indexOfRow(cap.rows, factsAt(patient, level, disease), false);
    const row = cap.rows[at];
    if (!row) return [];
    return [
      {
        ...{ kind: 'pool-cap', key: `pool.${cap.key.replace('{disease}', disease ?? '')}` },
        ...{ limit: row.amount, document: policy.benefit, source: row.source },
        ...{ clause: `caps[${index}].rows[${at}]`, visit: policy.benefit, level },
      },
    ];
  });
}

function ofLargeAmount({ largeAmount }: PolicySet): Found[] {
  if (!largeAmount) return [];
  const { benefit: document, source, deductible, cap } = largeAmount;
  const starts: Found[] =
    deductible === null
      ? []
      : [
          {
            ...{ kind: 'large-deductible', key: 'large.base', limit: deductible },
            ...{ document, clause: 'deductible', source },
          },
        ];
  return [
    ...starts,
    { kind: 'large-cap', key: 'large.paid', limit: cap, document, clause: 'cap', source },
  ];
}

function ofSeriousDisease({ seriousDisease: policy }: PolicySet, patient: Patient): Found[] {
  if (!policy) return [];
  const { deductible, cap, tilted } = seriousTermsOf(policy, patient);
  const tilt = tilted ? policy.tilt : null;
  return [
    {
      ...{ kind: 'serious-deductible', key: 'serious.base', limit: deductible },
      ...{ document: policy.benefit, clause: tilt ? 'tilt' : 'deductible' },
      source: tilt?.source ?? policy.deductible.source,
    },
    {
      ...{ kind: 'serious-cap', key: 'serious.paid', limit: cap, document: policy.benefit },
      ...{ clause: tilt ? 'tilt' : 'cap', source: tilt?.source ?? policy.cap.source },
    },
  ];
}

/** Of several identities the first in the order of rank, which is the better one. */
function ofAid({ medicalAid }: PolicySet, { groups }: Patient): Found[] {
  return (medicalAid?.purses ?? []).flatMap((purse, place): Found[] => {
    const at = purse.classes.findIndex(({ group }) => groups.includes(group));
    const row = purse.classes[at];
    if (!row) return [];
    const cited = {
      ...{ document: 'medical-aid', clause: `purses[${place}].classes[${at}]` },
      source: row.source,
    };
    const paid = `aid.${purse.key}.paid`;
    const cap: Found = { kind: 'aid-cap', key: paid, limit: row.cap, ...cited };
    if (row.deductible === ZERO) return [cap];
    const base = `aid.${purse.key}.base`;
    return [{ kind: 'aid-deductible', key: base, limit: row.deductible, ...cited }, cap];
  });
}

/** One line a figure: what several visits or levels share stands once. */
function join(found: readonly Found[], totals: Totals): Limit[] {
  const lines = new Map<string, Found[]>();
  for (const one of found) {
    const name = `${one.kind} ${one.key} ${one.limit}`;
    lines.set(name, [...(lines.get(name) ?? []), one]);
  }
  return [...lines.values()].map((same) => {
    const [first] = same as [Found, ...Found[]];
    const { kind, key, limit, document, clause, source } = first;
    const used = totalOf(totals, key);
    const levels = LEVELS.filter((level) => same.some((one) => one.level === level));
    return {
      ...{ kind, key, used, limit, document, clause, source },
      left: limit === null ? null : remaining(limit, used),
      visits: [...new Set(same.flatMap(({ visit }) => visit ?? []))],
      levels: levels.length === LEVELS.length ? [] : levels,
    };
  });
}
