import { Rejection } from '../../kernel/rejection.ts';
import { mayAtOffice, permitOffice } from '../../platform/access.ts';
import type { Caller } from '../../platform/http/route.ts';
import type { Sql } from '../../platform/sql.ts';
import { UNKNOWN_PAPER } from './errors.ts';
import type { PermitCase } from './model.ts';
import { type CaseReach, findReach } from './store.ts';

/**
 * Papers are read by the insured person himself and by the offices that the case has to do with. To anybody else it is told
 * as one that does not exist where already its existence would tell something.
 */
export const permitCase: PermitCase = async (sql: Sql, caller: Caller, caseId: string) => {
  const reach = await findReach(sql, caseId);
  if (!reach) throw new Rejection(UNKNOWN_PAPER, { case: caseId });
  if (caller.person) {
    if (reach.person === caller.person) return;
    throw new Rejection(UNKNOWN_PAPER, { case: caseId });
  }
  if (reach.confidential && !worksOnIt(caller, reach)) {
    throw new Rejection(UNKNOWN_PAPER, { case: caseId });
  }
  const offices = [reach.office, reach.acceptedAt, reach.home];
  if (offices.some((office) => mayAtOffice(caller, office, 'read'))) return;
  permitOffice(caller, reach.office, 'read');
};

function worksOnIt(caller: Caller, { assignee, office }: CaseReach): boolean {
  return assignee === null ? mayAtOffice(caller, office, 'act') : assignee === caller.id;
}
