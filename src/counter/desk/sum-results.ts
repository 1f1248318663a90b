import type { MatterCode } from '../matters/index.ts';
import type { OfficePath } from '../offices/index.ts';
import type { OnTime, PersonOnTime, Results } from './model.ts';
import type { DayResults, Ended } from './results-book.ts';

const PEOPLE_SHOWN = 500;

/** Days of the whole area, added up for an office and what is below it. */
export function addUp(days: readonly DayResults[], { within, untilPaid }: Ended): Results {
  const matters = new Map<MatterCode, Sum>();
  const offices = new Map<OfficePath, Sum>();
  const people = new Map<string, Sum>();
  const below = `${within}/`;
  const isWithin = (office: string) => office === within || office.startsWith(below);
  for (const { ended, steps } of days) {
    for (const { office, matter, ended: count, decidedInTime, endedInTime } of ended) {
      if (!isWithin(office)) continue;
      const onTime = untilPaid.includes(matter) ? endedInTime : decidedInTime;
      add(matters, matter, { ended: count, onTime });
      add(offices, office, { ended: count, onTime });
    }
    for (const { office, account, steps: count, onTime } of steps) {
      if (isWithin(office)) add(people, account, { ended: count, onTime });
    }
  }
  return {
    matters: sorted(matters).map(([matter, sum]) => ({ matter, ...sum })),
    offices: sorted(offices).map(([office, sum]) => ({ office, ...sum })),
    people: sorted(people)
      .map(([account, { ended: steps, onTime }]): PersonOnTime => ({ account, steps, onTime }))
      .sort((a, b) => b.steps - a.steps)
      .slice(0, PEOPLE_SHOWN),
  };
}

type Sum = { ended: number; onTime: number };

function add<Name extends string>(
  sums: Map<Name, Sum>,
  name: Name,
  { ended, onTime }: OnTime,
): void {
  const sum = sums.get(name);
  if (!sum) {
    sums.set(name, { ended, onTime });
    return;
  }
  sum.ended += ended;
  sum.onTime += onTime;
}

function sorted<Name extends string>(sums: ReadonlyMap<Name, Sum>): [Name, Sum][] {
  return [...sums].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}
