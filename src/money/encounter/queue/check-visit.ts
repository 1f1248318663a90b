import type { Day } from '../../../kernel/days.ts';
import { holdsOn } from '../../../kernel/period.ts';
import { Rejection } from '../../../kernel/rejection.ts';
import { type Coverage, coverageOn } from '../../../people/enrolment/index.ts';
import type { Recognition } from '../../../people/groups/index.ts';
import { ALREADY_IN_QUEUE, DISEASE_NOT_FILED, NOT_COVERED, UNKNOWN_KIND } from '../errors.ts';
import type { NewVisit, QueueState } from './model.ts';

/** What a desk without beds registers. */
export const QUEUE_KINDS = ['outpatient', 'chronic', 'special', 'two-diseases'] as const;

export type VisitFacts = {
  readonly coverage: readonly Coverage[];
  readonly recognitions: readonly Recognition[];
  /** The person's visits of today at this provider. */
  readonly today: readonly { readonly id: string; readonly state: QueueState }[];
  readonly day: Day;
};

/**
 * Whether somebody may be registered: kind, insurance of the day, filing of the disease, then whether they
 * are in the queue already. Who is not covered hears it here and not at the till, and may still be seen.
 */
export function checkVisit(visit: NewVisit, facts: VisitFacts): void {
  const { kind, disease, withoutInsurance } = visit;
  if (!(QUEUE_KINDS as readonly string[]).includes(kind)) {
    throw new Rejection(UNKNOWN_KIND, { kind });
  }
  const standing = coverageOn(facts.coverage, facts.day)?.standing ?? 'none';
  if (standing !== 'covered' && !withoutInsurance) {
    throw new Rejection(NOT_COVERED, { standing, day: facts.day });
  }
  if (kind !== 'outpatient' && !isFiled(visit, facts)) {
    throw new Rejection(DISEASE_NOT_FILED, { disease: disease ?? '—', kind });
  }
  const waiting = facts.today.find(({ state }) => state !== 'settled' && state !== 'left');
  if (waiting) throw new Rejection(ALREADY_IN_QUEUE, { id: waiting.id });
}

function isFiled({ kind, disease }: NewVisit, { recognitions, day }: VisitFacts): boolean {
  return recognitions.some(
    (row) => row.kind === kind && row.disease === disease && holdsOn(row, day),
  );
}
