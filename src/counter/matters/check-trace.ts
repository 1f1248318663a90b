import type { Day } from '../../kernel/days.ts';
import type { Calendar } from '../../rules/calendar/index.ts';
import { hashOfSheets } from './hash-sheets.ts';
import { brokenLine } from './hash-trace.ts';
import type { Case, CaseEvent } from './model.ts';
import { dayOf } from './working-time.ts';

export type Traced = Pick<
  Case,
  'number' | 'state' | 'step' | 'dueOn' | 'stepDueOn' | 'dueProvisional' | 'version'
>;

/** What does not agree between a case, its trace and the calendar. */
export function checkTrace(
  one: Traced,
  events: readonly CaseEvent[],
  calendar: Calendar,
): readonly string[] {
  const broken = brokenLine(events);
  const last = events.at(-1);
  const found: string[] = [];
  if (broken !== null)
    found.push(`line ${broken} of the trace does not follow from the one before`);
  const same = (['state', 'step', 'dueOn', 'stepDueOn'] as const).every(
    (name) => last?.[name] === one[name],
  );
  if (!same || last?.seq !== one.version) found.push('the case differs from its last line');
  return [...found, ...wrongDays(one, events, calendar)];
}

/** Whether the papers of a case are those that its trace says were brought. */
export function checkSheets(
  events: readonly CaseEvent[],
  sheets: readonly { readonly material: string; readonly file: string }[],
): readonly string[] {
  const said = events.findLast(({ facts }) => facts.sheets !== undefined)?.facts.sheets;
  const lie = sheets.length === 0 ? undefined : hashOfSheets(sheets);
  return said === lie ? [] : ['its papers are not those that its trace says were brought'];
}

/** Counts every promise again, day by day, and not the way in which it was computed. */
function wrongDays(one: Traced, events: readonly CaseEvent[], calendar: Calendar): string[] {
  const current = events.findLastIndex(({ facts }) => facts.days !== undefined);
  return events.flatMap(({ facts, dueOn, at, seq }, index) => {
    if (facts.days === undefined || facts.from === undefined || dueOn === null) return [];
    const days = Number(facts.days);
    const from = facts.from as Day;
    // What was guessed is stated again later, and then that counts; a clock that runs late counts backwards.
    const stated = events.slice(index + 1).findLast(({ act }) => act === 'restate-deadline');
    const due = stated && index === current ? (stated.dueOn ?? dueOn) : dueOn;
    const guessed = index === current ? one.dueProvisional : stated !== undefined;
    if (guessed || days < 0) return [];
    const begun = stated ? firstFrom(at, calendar) : [from];
    const right = begun.some((day) => countTo(day, due, calendar) === days);
    const meant = begun.includes(from) || firstFrom(at, calendar).includes(from);
    return right && meant ? [] : [`the promise of line ${seq} is not ${days} working days`];
  });
}

/** The day itself, or the next working day after it. */
function firstFrom(at: string, calendar: Calendar): readonly Day[] {
  const day = dayOf(at);
  const next = calendar.addWorkingDays(day, 1);
  return calendar.isWorkingDay(day) ? [day, next] : [next];
}

function countTo(from: Day, due: Day, calendar: Calendar): number {
  return calendar.workingDaysBetween(from, due);
}
