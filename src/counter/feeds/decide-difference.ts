import type { Day } from '../../kernel/days.ts';
import { overlap, type Period } from '../../kernel/period.ts';
import { ROW_REASONS, type RowReason } from './errors.ts';
import type { Judged, KeptRow, PlannedAct, Sourced } from './model.ts';

export type Comparing = {
  readonly source: string;
  readonly asOf: Day;
  readonly today: Day;
  /** Somebody looked at the line and takes it: days of others stay, and those that nobody has are added. */
  readonly insist?: boolean;
};

export type Difference = {
  readonly judged: readonly Judged[];
  readonly acts: readonly PlannedAct[];
};

/**
 * What the lines about one person would change. Days that nobody recorded are added; an end is recorded from today on, so
 * that it never takes back what was settled in good faith; what other sources or counters recorded is never touched.
 */
export function decideDifference(
  rows: readonly KeptRow[],
  memberships: readonly Sourced[],
  comparing: Comparing,
): Difference {
  const matched = rows.filter(({ verdict }) => verdict === 'matched');
  // One number under two names: whose it is cannot be seen from here, and so none of them counts.
  if (rows.some(({ reason }) => reason === ROW_REASONS.otherName.code)) {
    return { judged: matched.map((row) => judge(row, 'doubtful', 'numberOfTwo')), acts: [] };
  }
  const parts = groupsOf(matched).map((ofGroup) => {
    const recorded = memberships.filter(({ groupCode }) => groupCode === ofGroup[0]?.group);
    return decideGroup(ofGroup, recorded, comparing);
  });
  return {
    judged: parts.flatMap(({ judged }) => judged),
    acts: parts.flatMap(({ acts }) => acts),
  };
}

/** The day from which something ends: never before today. */
export function endDay({ asOf, today }: Pick<Comparing, 'asOf' | 'today'>): Day {
  return asOf > today ? asOf : today;
}

function decideGroup(
  all: readonly KeptRow[],
  recorded: readonly Sourced[],
  comparing: Comparing,
): Difference {
  const { kept: rows, doubles } = withoutDoubles(all);
  if (contradict(rows)) {
    const judged = rows.map((row) => judge(row, 'doubtful', 'contradictory'));
    return { judged: [...judged, ...doubles], acts: [] };
  }
  const parts = rows.map((row) =>
    row.change === 'end'
      ? decideEnd(row, recorded, comparing)
      : decideAdd(row, rows, recorded, comparing),
  );
  return {
    judged: [...parts.flatMap(({ judged }) => judged), ...doubles],
    acts: parts.flatMap(({ acts }) => acts),
  };
}

function decideAdd(
  row: KeptRow,
  rows: readonly KeptRow[],
  recorded: readonly Sourced[],
  { source, insist = false, ...days }: Comparing,
): Difference {
  const wanted = periodOf(row);
  const others = recorded.filter((one) => one.source !== source && overlap(one, wanted));
  const missing = without(wanted, recorded);
  if (others.length > 0 && !(insist && missing.length > 0)) {
    // Somebody else recorded these days; where the two agree nothing is left to do.
    return missing.length === 0
      ? only(row, 'same', 'heldByOther')
      : only(row, 'conflict', 'validityConflict');
  }
  const adds = missing.map(
    (period): PlannedAct => ({ ...period, ...about(row), act: 'add', line: row.line }),
  );
  const last = rows
    .map(periodOf)
    .reduce<Day | null>((end, one) => laterEnd(end, one.endsOn), '' as Day);
  const ends =
    wanted.endsOn === last
      ? endings(
          row,
          recorded.filter((one) => one.source === source),
          last,
          days,
        )
      : [];
  const acts = [...adds, ...ends];
  return { judged: [judge(row, acts.length > 0 ? 'change' : 'same')], acts };
}

/** Memberships of the same source that go on after the list says they end. */
function endings(
  row: KeptRow,
  own: readonly Sourced[],
  last: Day | null,
  days: Pick<Comparing, 'asOf' | 'today'>,
): PlannedAct[] {
  if (last === null) return [];
  const on = last > days.today ? last : days.today;
  return own.filter((one) => goesOn(one, on)).map((one) => ending(row, one, on));
}

function decideEnd(row: KeptRow, recorded: readonly Sourced[], comparing: Comparing): Difference {
  const said = row.endsOn ?? comparing.asOf;
  const on = said > comparing.today ? said : comparing.today;
  const own = recorded.filter(({ source }) => source === comparing.source);
  const acts = own.filter((one) => goesOn(one, on)).map((one) => ending(row, one, on));
  if (acts.length > 0) return { judged: [judge(row, 'change')], acts };
  // Ended already, perhaps by the same list.
  if (own.some(({ endsOn }) => endsOn !== null && endsOn <= on)) return only(row, 'same');
  return recorded.length > 0
    ? only(row, 'conflict', 'validityConflict')
    : only(row, 'doubtful', 'nothingToEnd');
}

function ending(row: KeptRow, { id, startsOn }: Sourced, endsOn: Day): PlannedAct {
  return { ...about(row), act: 'end', line: row.line, startsOn, endsOn, membership: id };
}

/** It holds on the day and was to hold longer, and has a day before it. */
export function goesOn({ startsOn, endsOn }: Period, on: Day): boolean {
  return startsOn < on && (endsOn === null || endsOn > on);
}

function about({ person, group }: KeptRow) {
  return { person, group };
}

function periodOf({ startsOn, endsOn }: KeptRow): Period {
  return { startsOn: startsOn as Day, endsOn };
}

function laterEnd(a: Day | null, b: Day | null): Day | null {
  if (a === null || b === null) return null;
  return a > b ? a : b;
}

/** The days of a period that none of the others has, in order. */
export function without(period: Period, others: readonly Period[]): Period[] {
  let left: Period[] = [period];
  for (const other of others) {
    left = left.flatMap((one) => {
      if (!overlap(one, other)) return [one];
      const before = { startsOn: one.startsOn, endsOn: other.startsOn };
      const after = other.endsOn === null ? [] : [{ startsOn: other.endsOn, endsOn: one.endsOn }];
      return [before, ...after].filter(
        ({ startsOn, endsOn }) => endsOn === null || startsOn < endsOn,
      );
    });
  }
  return left;
}

function withoutDoubles(rows: readonly KeptRow[]) {
  const kept = new Map<string, KeptRow>();
  const doubles: Judged[] = [];
  for (const row of rows) {
    const name = [row.change, row.startsOn, row.endsOn].join(' ');
    if (kept.has(name)) doubles.push(judge(row, 'same', 'duplicate'));
    else kept.set(name, row);
  }
  return { kept: [...kept.values()], doubles };
}

/** Two that speak of the same days and say different things. */
function contradict(rows: readonly KeptRow[]): boolean {
  return rows.some((one, at) =>
    rows.slice(at + 1).some((other) => {
      if (one.change === 'end' || other.change === 'end') return true;
      return overlap(periodOf(one), periodOf(other));
    }),
  );
}

function groupsOf(rows: readonly KeptRow[]): KeptRow[][] {
  const groups = new Map<string, KeptRow[]>();
  for (const row of rows) {
    const list = groups.get(row.group);
    if (list) list.push(row);
    else groups.set(row.group, [row]);
  }
  return [...groups.values()];
}

function only(
  row: KeptRow,
  verdict: Judged['verdict'],
  why?: keyof typeof ROW_REASONS,
): Difference {
  return { judged: [judge(row, verdict, why)], acts: [] };
}

function judge(
  { line }: KeptRow,
  verdict: Judged['verdict'],
  why?: keyof typeof ROW_REASONS,
): Judged {
  const reason: RowReason | null = why === undefined ? null : ROW_REASONS[why].code;
  return { line, verdict, reason };
}
