import type { Day } from '../../kernel/days.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { holdsOn } from '../../kernel/period.ts';
import { coverageOn, findCoverage } from '../../people/enrolment/index.ts';
import { findRecognitions, type Recognition } from '../../people/groups/index.ts';
import type { Clock } from '../../platform/clock.ts';
import type { AreaDatabase } from '../../platform/sql.ts';
import { type FoundItem, findItemsOn } from '../../rules/catalogue/index.ts';
import type { NationalBounds, PolicySet, PolicyShelf } from '../../rules/policy/index.ts';
import type { Charges, QueueDeps } from '../encounter/index.ts';
import type { Settlements } from '../settlement/index.ts';
import type { KeptPrescription, Prescription, WrittenKind } from './model.ts';
import { readPast } from './read-past.ts';

export type PrescriptionDeps = QueueDeps & {
  readonly database: AreaDatabase;
  readonly clock: Clock;
  readonly charges: Charges;
  readonly shelf: PolicyShelf;
  readonly settlements: Settlements;
  readonly bounds: NationalBounds | null;
};

/** What is known of a person before anything is prescribed. */
export type Known = {
  readonly day: Day;
  readonly recognitions: readonly Recognition[];
  readonly policies: PolicySet | null;
  readonly past: readonly KeptPrescription[];
};

export async function gatherKnown(deps: PrescriptionDeps, person: PersonId): Promise<Known> {
  const { database, clock, charges, shelf } = deps;
  const { sql } = database;
  const day = clock.today();
  const [coverage, recognitions, past] = await Promise.all([
    findCoverage(sql, [person]),
    findRecognitions(sql, [person]),
    readPast(sql, charges, { person, today: day }),
  ]);
  const insured = coverageOn(coverage.get(person), day);
  const policies = insured ? await shelf.setOn(insured.scheme, day) : null;
  const live = (recognitions.get(person) ?? []).filter((row) => holdsOn(row, day));
  return { day, recognitions: live, policies, past };
}

/** Why a recognised disease has no benefit here today; null: it has. */
export function gateOf(
  { kind }: Pick<Recognition, 'kind'>,
  { policies, recognitions }: Known,
): string | null {
  if (!policies) return 'not-insured';
  if (!policies.visits[kind]) return 'benefit-not-offered';
  const chronic = recognitions.some((row) => row.kind === 'chronic');
  const beside = policies.general.twoDiseasesBesideChronic.is;
  if (kind === 'two-diseases' && chronic && beside === 'refused') {
    return 'chronic-excludes-two-diseases';
  }
  return null;
}

export type SupplyLimits = { readonly limit: number | null; readonly usual: number | null };

export function limitsOf(
  kind: WrittenKind,
  { policies }: Known,
  bounds: NationalBounds | null,
): SupplyLimits {
  return {
    limit: policies?.visits[kind]?.supply?.days ?? null,
    usual: bounds?.supplyDaysMax.is ?? null,
  };
}

export function itemsFor(
  { database, clock }: PrescriptionDeps,
  { lines }: Pick<Prescription, 'lines'>,
): Promise<Map<string, FoundItem>> {
  const codes = [...new Set(lines.map(({ code }) => code))];
  return findItemsOn(database.sql, codes, clock.today());
}
