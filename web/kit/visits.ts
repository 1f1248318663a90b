/** Kinds of visits, in the order in which they are offered. */
export const VISITS = [
  'inpatient',
  'outpatient',
  'antenatal',
  'chronic',
  'special',
  'two-diseases',
  'disease-quota',
] as const;
