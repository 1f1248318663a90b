import type { Day } from '../../../kernel/days.ts';
import { Rejection } from '../../../kernel/rejection.ts';
import { CODE_TWICE } from '../errors.ts';
import type { CodeEntry, CodeList, NewCode } from './model.ts';

export type LoadRequest = {
  readonly list: CodeList;
  readonly entries: readonly NewCode[];
  /** The whole list: a code that is absent ends, and from now on one outside the list is an error. */
  readonly complete: boolean;
};

/** The statements that a load adds: what is new, what is told differently, and what is no longer there. */
export function decideLoad(
  { list, entries, complete }: LoadRequest,
  known: ReadonlyMap<string, CodeEntry>,
  today: Day,
): CodeEntry[] {
  const given = new Map<string, NewCode>();
  for (const entry of entries) {
    if (given.has(entry.code)) throw new Rejection(CODE_TWICE, { list, code: entry.code });
    given.set(entry.code, entry);
  }
  const told = entries
    .map((entry) => ({ ...entry, endsOn: null }))
    .filter((entry) => isDifferent(entry, known.get(entry.code)));
  if (!complete) return told;
  const gone = [...known.values()].filter(
    ({ code, endsOn }) => endsOn === null && !given.has(code),
  );
  return [...told, ...gone.map((entry) => ({ ...entry, endsOn: later(entry.startsOn, today) }))];
}

/** A code that is withdrawn before its first day was never in force. */
function later(startsOn: Day, today: Day): Day {
  return startsOn > today ? startsOn : today;
}

function isDifferent(entry: CodeEntry, known: CodeEntry | undefined): boolean {
  return known === undefined || textOf(entry) !== textOf(known);
}

function textOf({ name, startsOn, endsOn, initials, particulars }: CodeEntry): string {
  const sorted = Object.entries(particulars).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([name, startsOn, endsOn, initials, sorted]);
}
