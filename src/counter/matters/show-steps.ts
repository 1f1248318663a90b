import type { Sql } from '../../platform/sql.ts';
import { findOffices, type OfficePath } from '../offices/index.ts';
import type { Case, CaseEvent, Matter } from './model.ts';
import { officeOfStep } from './place-of-step.ts';
import type { CaseView } from './view.ts';

type Read = {
  readonly case: Case;
  readonly matter: Matter;
  readonly events: readonly CaseEvent[];
};

/** Each step with the office that has or will have it, and who did it when where it is behind. */
export function stepsOf({ case: one, matter, events }: Read): CaseView['steps'] {
  return matter.steps.map((step, index) => {
    const done = events.findLast(
      (event, at) =>
        DONE.includes(event.act) && events[at - 1]?.step === index && event.step !== index,
    );
    const behind = one.step === null || one.step > index ? done : undefined;
    const office = one.step === index ? one.office : (behind?.office ?? null);
    return {
      ...step,
      office: office ?? officeOfStep(matter, index, one),
      doneBy: behind?.actor ?? null,
      doneAt: behind?.at ?? null,
    };
  });
}

const DONE: readonly string[] = ['forward', 'approve', 'refuse', 'withdraw', 'submit', 'accept'];

/** What the offices of a case are called, for a reader who may not list them. */
export async function officesOf(
  sql: Sql,
  { case: one, events }: Read,
  steps: CaseView['steps'],
): Promise<CaseView['offices']> {
  const paths = [
    ...[one.office, one.acceptedAt],
    ...steps.map(({ office }) => office as OfficePath),
    ...events.flatMap(({ office }) => (office === null ? [] : [office])),
  ];
  const found = await findOffices(sql, [...new Set(paths)]);
  return Object.fromEntries(
    [...found].map(([path, { name, nameEn, phone }]) => [path, { zh: name, en: nameEn, phone }]),
  );
}
