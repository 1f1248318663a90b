import type { BenefitKind, Filing, ProviderLevel, Scheme, VisitKind } from './model.ts';

/** The words of the documents that the program itself knows. Groups and diseases are data. */
export const SCHEMES: readonly Scheme[] = ['resident', 'employee'];
export const LEVELS: readonly ProviderLevel[] = ['village', 'primary', 'secondary', 'tertiary'];
export const FILINGS: readonly Filing[] = [
  'long-term',
  'referral',
  'emergency',
  'temporary',
  'none',
];
/** Filings under which care outside the area is as it should be: referred, urgent, or where one lives. */
export const PROPER_FILINGS: readonly Filing[] = ['long-term', 'referral', 'emergency'];
export const VISIT_KINDS: readonly VisitKind[] = [
  'inpatient',
  'outpatient',
  'antenatal',
  'chronic',
  'special',
  'two-diseases',
  'disease-quota',
];
export const BENEFIT_KINDS: readonly BenefitKind[] = [
  'general',
  ...VISIT_KINDS,
  'large-amount',
  'serious-disease',
  'medical-aid',
];
