import type { Weighted } from './random.ts';

/** Codes of special groups and diseases as the policy documents of the area name them. */
export const GROUPS = {
  destitute: 'destitute',
  minimumLiving: 'minimum-living',
  returnedToPoverty: 'returned-to-poverty',
  nearMinimumLiving: 'near-minimum-living',
  illnessPoverty: 'illness-poverty',
} as const;

/** A disease, and the use of the catalogue that treats it. */
export type Condition = { readonly disease: string; readonly treatedBy: string };

/** 慢性病. */
export const CHRONIC: readonly Weighted<Condition>[] = [
  [{ disease: 'hypertension-2-3', treatedBy: 'hypertension' }, 38],
  [{ disease: 'diabetes', treatedBy: 'diabetes' }, 24],
  [{ disease: 'coronary-disease', treatedBy: 'heart' }, 12],
  [{ disease: 'copd', treatedBy: 'copd' }, 8],
  [{ disease: 'stroke-sequelae', treatedBy: 'stroke' }, 8],
  [{ disease: 'rheumatoid-arthritis', treatedBy: 'rheum' }, 5],
  [{ disease: 'chronic-hepatitis', treatedBy: 'liver' }, 3],
  [{ disease: 'asthma', treatedBy: 'copd' }, 2],
];

/** 特殊病. */
export const SPECIAL: readonly Weighted<Condition>[] = [
  [{ disease: 'uremia', treatedBy: 'dialysis' }, 30],
  [{ disease: 'cancer-outpatient', treatedBy: 'oncology' }, 40],
  [{ disease: 'severe-mental-illness', treatedBy: 'mental' }, 30],
];

/** 两病. */
export const TWO_DISEASES: readonly Weighted<Condition>[] = [
  [{ disease: 'hypertension', treatedBy: 'hypertension' }, 65],
  [{ disease: 'diabetes-medicine', treatedBy: 'diabetes' }, 35],
];

const TREATMENTS = new Map(
  [...CHRONIC, ...SPECIAL, ...TWO_DISEASES].map(([{ disease, treatedBy }]) => [disease, treatedBy]),
);

export function treatmentOf(disease: string): string {
  return TREATMENTS.get(disease) ?? 'cold';
}
