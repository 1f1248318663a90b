import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { PROJECT_ROOT } from '../../src/platform/project-root.ts';
import { isWorked, workedAfter, workedBetween } from './days-off.ts';

/** A line of a trace as it lies in the table: nothing here knows the engine that wrote it. */
export type Line = {
  readonly act: string;
  readonly actor: string;
  /** In Shanghai, to the minute. */
  readonly at: string;
  readonly state: string;
};

export type Promised = {
  readonly days: number;
  readonly paid: boolean;
  /** What people need where no rule decides at once. */
  readonly byPeople: number;
};

export type Counted = { readonly ended: number; readonly onTime: number };

const CLOSES = '17:30';

/** What each matter promises, from its document as everybody can read it. */
export function readPromises(): ReadonlyMap<string, Promised> {
  const folder = join(PROJECT_ROOT, 'matters');
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  const found = files.flatMap((name) => {
    const one = parse(readFileSync(join(folder, name), 'utf8')) as Document;
    if (!one.deadline || !one.steps) return [];
    const steps = one.steps.reduce((sum, { workingDays }) => sum + workingDays, 0);
    const days = one.deadline.workingDays;
    const byPeople = one.automatic ? Math.max(days, steps) : days;
    return [[one.code, { days, byPeople, paid: one.deadline.until === 'paid' }] as const];
  });
  return new Map(found);
}

type Document = {
  readonly code: string;
  readonly automatic?: boolean;
  readonly steps?: readonly { readonly workingDays: number }[];
  readonly deadline?: { readonly workingDays: number; readonly until: string };
};

/** Null: it was taken back, not accepted, or is not at its end; then no promise was kept or broken. */
export function wasOnTime(lines: readonly Line[], promise: Promised): boolean | null {
  const last = lines.at(-1);
  if (last?.state !== 'done' && last?.state !== 'refused') return null;
  const accepted = lines.find(({ act }) => act === 'accept');
  const decided = lines.find(({ act }) => act === 'approve' || act === 'refuse');
  if (!accepted || !decided) return false;
  // What comes after the end, a promised paper or somebody who asks for it, moves no deadline.
  const ended = lines[lines.findLastIndex(({ state }) => state !== last.state) + 1] ?? last;
  const end = promise.paid && decided.act === 'approve' ? ended : decided;
  const byRule = decided.act === 'approve' && decided.actor === 'system';
  if (byRule) return dayOf(end) === dayOf(accepted);
  return usedDays(lines, accepted, end) <= promise.byPeople;
}

/** Worked days from the one that counts as the zeroth, without those on which the applicant had it. */
function usedDays(lines: readonly Line[], accepted: Line, end: Line): number {
  let used = 0;
  let from: string | null = countedFrom(accepted);
  for (const line of lines) {
    if (line.act === 'return' && from !== null) {
      used += workedBetween(from, dayOf(line));
      from = null;
    }
    if (line.act === 'resubmit') from = countedFrom(line);
  }
  return from === null ? used : used + workedBetween(from, dayOf(end));
}

/** A worked day until the counters close; else the next one. */
function countedFrom({ at }: Line): string {
  const day = at.slice(0, 10);
  return isWorked(day) && at.slice(11) < CLOSES ? day : workedAfter(day, 1);
}

function dayOf({ at }: Line): string {
  return at.slice(0, 10);
}

export type Traced = { readonly matter: string; readonly lines: readonly Line[] };

export function recount(traces: readonly Traced[]): ReadonlyMap<string, Counted> {
  const promises = readPromises();
  const counted = new Map<string, Counted>();
  for (const { matter, lines } of traces) {
    const promise = promises.get(matter);
    const kept = promise ? wasOnTime(lines, promise) : false;
    if (kept === null) continue;
    const { ended, onTime } = counted.get(matter) ?? { ended: 0, onTime: 0 };
    counted.set(matter, { ended: ended + 1, onTime: onTime + (kept ? 1 : 0) });
  }
  return counted;
}
