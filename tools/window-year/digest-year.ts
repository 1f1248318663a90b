import { createHash } from 'node:crypto';
import type { PlannedCase } from './model.ts';
import type { FundAmount, LeftCase, OrderLeft } from './read-year.ts';
import type { Line } from './recount.ts';

export type Left = {
  readonly cases: readonly LeftCase[];
  readonly traces: ReadonlyMap<string, readonly Line[]>;
  readonly decided: readonly FundAmount[];
  readonly orders: readonly OrderLeft[];
};

/** What a decision says; numbers that are given anew each time are left out. */
const SAID = [
  'total',
  'fund',
  'payable',
  'year',
  'group',
  'changed',
  'quota',
  'startsOn',
  'endsOn',
];

/** One line a case of the plan with everything that matters; who was quicker by a moment does not. */
export function describeYear(left: Left, plan: ReadonlyMap<string, PlannedCase>): string[] {
  const decided = groupOf(left.decided);
  const orders = groupOf(left.orders);
  const lines = left.cases.map((one) => {
    const { id, matter, person, state, office, acceptedOn, dueOn, decidedOn, endedOn } = one;
    const trace = (left.traces.get(id) ?? []).map(({ act, actor, at, ...then }) =>
      [act, actor, at.slice(0, 10), then.state].join(' '),
    );
    return JSON.stringify([
      ...[plan.get(id)?.index ?? -1, matter, person, state, office],
      ...[acceptedOn, dueOn, decidedOn, endedOn, trace],
      SAID.map((name) => one.result[name] ?? null),
      (decided.get(id) ?? []).map(({ fund, amount }) => `${fund} ${amount}`),
      (orders.get(id) ?? []).map(({ attempt, amount, state: now, day }) =>
        [attempt, amount, now, day].join(' '),
      ),
    ]);
  });
  return lines.sort();
}

export function digestOf(lines: readonly string[]): string {
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}

function groupOf<Row extends { readonly of: string }>(rows: readonly Row[]) {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.of) ?? [];
    groups.set(row.of, group);
    group.push(row);
  }
  return groups;
}
