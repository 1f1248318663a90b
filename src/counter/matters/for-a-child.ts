import type { PersonId } from '../../kernel/ids.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { findGuardianship } from '../../people/credential/index.ts';
import type { Clock } from '../../platform/clock.ts';
import { NOT_GUARDIAN } from '../../platform/errors.ts';
import type { Caller } from '../../platform/http/route.ts';
import type { AreaDatabase } from '../../platform/sql.ts';
import { actsForChild, guardianKind, guardianOfCase } from './acting.ts';
import type { Submission } from './build-case.ts';
import type { MatterDeps } from './deps.ts';
import { NOT_FOR_A_CHILD } from './errors.ts';
import type { CaseId } from './model.ts';
import { findCase } from './store/cases.ts';
import { findParty } from './store/people.ts';
import { callerOfOwn } from './unnamed.ts';

/**
 * A guardian applies as a counter would write down who stands there for a child: by name, relation and telephone, which are
 * known and not asked. Whatever was sent of it counts for the telephone alone.
 */
export async function withGuardian(
  { database: { sql }, clock, shelf }: Pick<MatterDeps, 'database' | 'clock' | 'shelf'>,
  caller: Caller,
  submission: Submission,
): Promise<Submission> {
  if (!actsForChild(caller)) return submission;
  const { matter } = shelf.get(submission.matter, clock.today());
  const kind = guardianKind(matter);
  if (kind === null || submission.person === null) {
    throw new Rejection(NOT_FOR_A_CHILD, { nameZh: matter.names.zh, nameEn: matter.names.en });
  }
  const guardian = caller.id as PersonId;
  const relation = await findGuardianship(sql, { guardian, minor: submission.person }, clock);
  const party = await findParty(sql, guardian);
  if (relation === null || !party) throw new Rejection(NOT_GUARDIAN);
  const phone = submission.applicant.phone ?? party.phone;
  return { ...submission, applicant: { kind, name: party.name, phone, relation } };
}

type World = { readonly database: AreaDatabase; readonly clock: Clock };

/**
 * Whoever reads or works on a case of his: under the mark by which he brought it, or as guardian of the child whose case he
 * filed, for as long as he is one.
 */
export async function readerOfOwn(
  { database: { sql }, clock }: World,
  id: CaseId,
  caller: Caller,
): Promise<Caller> {
  const one = await findCase(sql, id);
  const filed = one !== null && guardianOfCase(one) === caller.id;
  if (!filed || one.person === caller.person) return callerOfOwn(sql, one, caller);
  const pair = { guardian: caller.id as PersonId, minor: one.person as PersonId };
  if ((await findGuardianship(sql, pair, clock)) === null) throw new Rejection(NOT_GUARDIAN);
  return { ...caller, person: pair.minor };
}
