import { holdsOn } from '../../kernel/period.ts';
import { Rejection } from '../../kernel/rejection.ts';
import type { Sql } from '../../platform/sql.ts';
import { recognitionRulesOf } from '../../rules/policy/index.ts';
import { findPrescribingRights, findProviders, termOn } from '../provider/index.ts';
import { NOT_ENTITLED } from './errors.ts';
import type { Known } from './gather.ts';
import type { Prescription } from './model.ts';

/**
 * 两病 medicine at a village clinic is written, where the area asks for it, by a doctor who was given the right for the
 * disease. Elsewhere whoever prescribes may.
 */
export async function checkPrescriber(
  sql: Sql,
  { provider, kind, disease }: Pick<Prescription, 'provider' | 'kind' | 'disease'>,
  doctor: string | undefined,
  { day, policies }: Known,
): Promise<void> {
  if (kind !== 'two-diseases' || !policies) return;
  if (recognitionRulesOf(policies.general).villagePrescribers.is === 'any') return;
  const clinic = (await findProviders(sql, [provider])).get(provider);
  if (!clinic || termOn(clinic, day)?.level !== 'village') return;
  const rights = doctor ? await findPrescribingRights(sql, provider, doctor) : [];
  const entitled = rights.some(
    (right) => holdsOn(right, day) && (disease === null || right.diseases.includes(disease)),
  );
  if (!entitled) throw new Rejection(NOT_ENTITLED, { doctor: doctor ?? '—', provider });
}
