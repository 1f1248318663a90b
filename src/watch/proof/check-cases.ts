import {
  checkSheets,
  checkTrace,
  findLostNotices,
  findNumberGaps,
  streamTraces,
} from '../../counter/matters/index.ts';
import type { Sql } from '../../platform/sql.ts';
import { statutoryCalendar } from '../../rules/calendar/index.ts';
import { type Check, findings } from './model.ts';

/** Every trace is whole, every case is what its last line says, its papers are those that were
 * brought, what had to be said is there, and what was promised is what the calendar counts. */
export async function checkCases(sql: Sql): Promise<Check> {
  const found = findings('cases');
  for await (const traces of streamTraces(sql)) {
    for (const { case: one, events, sheets } of traces) {
      found.count();
      const wrong = [...checkTrace(one, events, statutoryCalendar), ...checkSheets(events, sheets)];
      for (const what of wrong) found.report(what, one.number);
    }
  }
  for (const { number, seq } of await findLostNotices(sql)) {
    found.report(`the notice of line ${seq} of the trace is lost`, number);
  }
  for (const { year } of await findNumberGaps(sql)) {
    found.report('the numbers of a year have a gap', year);
  }
  return found.done();
}
