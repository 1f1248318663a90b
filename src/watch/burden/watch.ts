import { addDays, type Day, isDay } from '../../kernel/days.ts';
import { addMonths } from '../../kernel/months.ts';
import { Rejection } from '../../kernel/rejection.ts';
import type { BurdenFigures } from '../../rules/figures/index.ts';
import { decideWarnings, leastOf } from './decide-warnings.ts';
import {
  ALREADY_DONE,
  DUE_IN_PAST,
  KEY_USED,
  NO_FIGURES,
  UNKNOWN_MEASURE,
  UNKNOWN_TASK,
  UNKNOWN_WARNING,
} from './errors.ts';
import type { BurdenDeps, Task, TaskId } from './model.ts';
import {
  findTaskByKey,
  findWarning,
  insertTask,
  insertWarnings,
  keepDone,
  keepMeasured,
  listToMeasure,
  lockTask,
  nextPaid,
  sumPaid,
} from './store.ts';

const PERSONS = 2_000;
const TASKS = 500;

export function figuresOf({ figures, database, clock }: BurdenDeps): BurdenFigures {
  const found = figures.on(database.area, clock.today())?.burden;
  if (!found) throw new Rejection(NO_FIGURES, { day: clock.today() });
  return found;
}

/** Every night: who went over a line this year is warned of once, and measures whose time has come are compared. */
export async function watchBurden(deps: BurdenDeps): Promise<void> {
  if (!deps.figures.on(deps.database.area, deps.clock.today())?.burden) return;
  await warn(deps);
  await measure(deps);
}

/** The same however often a night: a warning is there once a person, year and level. */
async function warn(deps: BurdenDeps): Promise<void> {
  const { database, clock, ids } = deps;
  const figures = figuresOf(deps);
  const on = clock.today();
  const year = Number(on.slice(0, 4));
  const least = leastOf(figures);
  let after = '';
  for (;;) {
    const paid = await nextPaid(database.sql, { year, least, on, after }, PERSONS);
    const warned = decideWarnings(paid, figures).map((one) => ({ ...one, id: ids.next() }));
    await insertWarnings(database.sql, warned, { year, on, source: figures.source });
    after = paid.at(-1)?.person ?? after;
    if (paid.length < PERSONS) return;
  }
}

/** What the person paid in the months after a measure against as many before it. */
async function measure(deps: BurdenDeps): Promise<void> {
  const { database, clock } = deps;
  const { measureMonths: months } = figuresOf(deps);
  const on = clock.today();
  for (;;) {
    const tasks = await listToMeasure(database.sql, addMonths(on, -months), TASKS);
    for (const { id, person, doneOn } of tasks) {
      const before = { from: addMonths(doneOn, -months), until: doneOn };
      const after = { from: doneOn, until: addMonths(doneOn, months) };
      await keepMeasured(database.sql, id, {
        ...{ months, on },
        before: await sumPaid(database.sql, person, before),
        after: await sumPaid(database.sql, person, after),
      });
    }
    if (tasks.length < TASKS) return;
  }
}

export type Assigned = {
  readonly key: string;
  readonly warning: string;
  readonly measure: string;
  readonly assignedTo: string;
  /** Absent: so many days from today as the area says. */
  readonly dueOn: string | null;
  readonly note: string;
  readonly by: string;
};

export async function assignTask(deps: BurdenDeps, assigned: Assigned): Promise<TaskId> {
  const { database, clock, ids } = deps;
  const figures = figuresOf(deps);
  const today = clock.today();
  const warning = await findWarning(database.sql, assigned.warning);
  if (!warning) throw new Rejection(UNKNOWN_WARNING, { warning: assigned.warning });
  const { measure: wanted, assignedTo, note, by } = assigned;
  if (!figures.measures.some(({ code }) => code === wanted)) {
    throw new Rejection(UNKNOWN_MEASURE, { measure: wanted });
  }
  const dueOn = assigned.dueOn ?? addDays(today, figures.followUpDays);
  if (!isDay(dueOn) || dueOn < today) throw new Rejection(DUE_IN_PAST, { dueOn, today });
  const id = ids.next() as TaskId;
  const key = `${by} ${assigned.key}`;
  const task: Task = {
    ...{ id, warning: warning.id, measure: wanted, assignedTo, assignedBy: by, note },
    ...{ assignedOn: today, dueOn: dueOn as Day, state: 'assigned', doneOn: null, doneBy: null },
    ...{ months: null, paidBefore: null, paidAfter: null, measuredOn: null },
  };
  if (await insertTask(database.sql, task, key)) return id;
  const known = await findTaskByKey(database.sql, key);
  if (known?.warning !== warning.id || known.measure !== wanted) throw new Rejection(KEY_USED);
  return known.id;
}

/** Said once by whoever did it; the same again changes nothing. */
export async function finishTask(
  { database, clock }: BurdenDeps,
  { id, by, note }: { readonly id: string; readonly by: string; readonly note: string },
): Promise<void> {
  await database.transaction(async (sql) => {
    const task = await lockTask(sql, id);
    if (!task) throw new Rejection(UNKNOWN_TASK, { task: id });
    if (task.state !== 'assigned') {
      if (task.doneBy === by && task.note === note) return;
      throw new Rejection(ALREADY_DONE, { doneOn: task.doneOn ?? '' });
    }
    await keepDone(sql, task.id, { on: clock.today(), by, note });
  });
}
