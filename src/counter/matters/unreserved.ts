/**
 * Names by which the trace keeps the clock, the papers and what became of the money. The checks of the trace read them,
 * so that neither people nor effects write under them.
 */
const RESERVED: ReadonlySet<string> = new Set([
  ...['from', 'days', 'stepFrom', 'stepDays', 'atOnce', 'before', 'to'],
  ...['code', 'payment', 'reason', 'assignee', 'papers', 'promised', 'sheets'],
]);

type Facts = Readonly<Record<string, string>>;

/** What somebody says of an act, without what only the engine says. */
export function unreserved(facts: Facts): Facts {
  return Object.fromEntries(Object.entries(facts).filter(([name]) => !RESERVED.has(name)));
}
