import { PERMISSIONS } from '../../platform/access.ts';
import type { Permission } from '../../platform/http/route.ts';
import type { Sql } from '../../platform/sql.ts';
import type { OfficePath } from '../offices/index.ts';
import { RIGHT_OF_ROLE } from './case-table.ts';
import { type ActFacts, decideAct, deciders } from './decide-act.ts';
import type { MatterDeps } from './deps.ts';
import { gatherCase } from './gather-case.ts';
import type { CaseId } from './model.ts';
import { decidingStep, officeOfStep, officesUpwards } from './place-of-step.ts';
import { recordAct } from './record-act.ts';
import { SYSTEM } from './who-may.ts';

export type Reopening = {
  readonly id: CaseId;
  /** In whose favour and by what: the number of the objection. */
  readonly reason: string;
};

/** After an objection: back to the deciding step, and to other officers; where there are none, to the office above. */
export async function reopen(sql: Sql, deps: MatterDeps, { id, reason }: Reopening): Promise<void> {
  const given = await gatherCase(sql, deps, { id, actor: SYSTEM });
  const office = await officeOfOthers(deps, given);
  const decision = decideAct(given, { act: 'reopen', reason, office });
  await recordAct(sql, deps, { given, decision, signed: null });
}

/** Undefined: the office of the step itself, also where nobody can be asked who works there. */
async function officeOfOthers(
  { colleagues }: MatterDeps,
  given: ActFacts,
): Promise<OfficePath | undefined> {
  const { case: one, matter, events } = given;
  const step = decidingStep(given);
  const role = matter.steps[step]?.role;
  if (colleagues === null || role === undefined) return undefined;
  const excluded = new Set([...one.excluded, ...deciders(events)]);
  const right: Permission = RIGHT_OF_ROLE[role];
  const own = officeOfStep(matter, step, one);
  for (const office of officesUpwards(own)) {
    const others = (await colleagues(office)).filter(({ name }) => !excluded.has(name));
    if (others.some((each) => PERMISSIONS[each.role].includes(right))) {
      return office === own ? undefined : office;
    }
  }
  return undefined;
}
