import { checkTrace, findNumberGaps, streamTraces } from '../../counter/matters/index.ts';
import type { Sql } from '../../platform/sql.ts';
import { statutoryCalendar } from '../../rules/calendar/index.ts';
import { type Check, findings } from './model.ts';

/** Every trace is whole, every case is what its last line says, and what was promised is what the calendar counts. */
export async function checkCases(sql: Sql): Promise<Check> {
  const found = findings('cases');
  for await (const traces of streamTraces(sql)) {
    for (const { case: one, events } of traces) {
      found.count();
      for (const what of checkTrace(one, events, statutoryCalendar)) found.report(what, one.number);
    }
  }
  for (const { year } of await findNumberGaps(sql)) {
    found.report('the numbers of a year have a gap', year);
  }
  return found.done();
}
