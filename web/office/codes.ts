import { VISITS } from '../kit/visits.ts';

export const SCHEMES = ['resident', 'employee'] as const;
export const LEVELS = ['village', 'primary', 'secondary', 'tertiary'] as const;
export const BENEFITS = [
  'general',
  ...VISITS,
  'large-amount',
  'serious-disease',
  'medical-aid',
] as const;
export const FILINGS = ['none', 'long-term', 'referral', 'emergency', 'temporary'] as const;
