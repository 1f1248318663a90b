import type { Day } from '../../kernel/days.ts';
import type { ProviderId } from '../../kernel/ids.ts';
import { holdsOn } from '../../kernel/period.ts';
import type { VisitKind } from '../../rules/policy/index.ts';
import type { Filing, ProviderUse } from './model.ts';

/** Which benefits ask for the choice that was filed for a use; the others are kept to be read. */
const ASKED_BY: Readonly<Partial<Record<ProviderUse, readonly VisitKind[]>>> = {
  care: [
    ...(['inpatient', 'outpatient', 'antenatal', 'chronic', 'special'] as const),
    ...(['two-diseases', 'disease-quota'] as const),
  ],
  'chronic-special': ['chronic', 'special'],
  'two-diseases': ['two-diseases'],
  'special-drug': ['special'],
};

/**
 * Whether the person had chosen the provider for such a visit on the day. A choice that was withdrawn later
 * counts for the days before, so that a settlement computed again finds what it found.
 */
export function hasChosen(
  filings: readonly Filing[],
  visit: { readonly provider: ProviderId; readonly kind: VisitKind; readonly day: Day },
): boolean {
  return filings.some(
    ({ content, ...period }) =>
      content.kind === 'provider' &&
      content.chosen === visit.provider &&
      (ASKED_BY[content.use] ?? []).includes(visit.kind) &&
      holdsOn(period, visit.day) &&
      (period.withdrawnOn === null || visit.day < period.withdrawnOn),
  );
}
