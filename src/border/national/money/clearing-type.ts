import type { VisitKind } from '../../../rules/policy/index.ts';
import type { SignedIn } from '../signed-in.ts';

/** 清算类别: how the agency groups what it pays. */
const OF_VISIT = {
  inpatient: '21',
  outpatient: '11',
  antenatal: '9977',
  chronic: '14',
  special: '14',
  'two-diseases': '15',
  'disease-quota': '27',
} as const satisfies Record<VisitKind, string>;

/** 药店购药, whatever the benefit. */
const AT_PHARMACY = '41';

type ProviderKind = SignedIn['provider']['kind'];

export function clearingTypeOf(visit: VisitKind, provider: ProviderKind): string {
  return provider === 'pharmacy' ? AT_PHARMACY : OF_VISIT[visit];
}

/** The kinds of visit that are told with a clearing type; none for types that nothing is settled under here. */
export function visitKindsOf(clearingType: string, provider: ProviderKind): readonly VisitKind[] {
  const kinds = Object.keys(OF_VISIT) as VisitKind[];
  return kinds.filter((kind) => clearingTypeOf(kind, provider) === clearingType);
}
