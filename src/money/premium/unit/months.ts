import { addDays, type Day } from '../../../kernel/days.ts';
import { eachByItself } from '../../../kernel/each-by-itself.ts';
import type { PersonId } from '../../../kernel/ids.ts';
import { plus, sum } from '../../../kernel/money.ts';
import { addMonths } from '../../../kernel/months.ts';
import { Rejection } from '../../../kernel/rejection.ts';
import { insertCoverages, lockPersons } from '../../../people/enrolment/index.ts';
import type { Sql } from '../../../platform/sql.ts';
import { accounts } from '../../ledger/index.ts';
import type { PremiumDeps } from '../deps.ts';
import {
  KEY_REUSED,
  MONTH_NOT_OPEN,
  MONTH_PAID_ALREADY,
  UNKNOWN_MONTH,
  UNKNOWN_UNIT,
} from '../errors.ts';
import { rulesOn } from '../gather-premium.ts';
import { book } from '../record-premiums.ts';
import { computeContribution } from './compute-contribution.ts';
import type { MonthEvent, UnitId, UnitMonth } from './model.ts';
import {
  endStanding,
  findMembersOn,
  findMonthByKey,
  findMonthPersons,
  findMonths,
  findOpenStanding,
  findOverdueUnits,
  findUnit,
  insertMonth,
  insertMonthEvent,
  lockUnit,
} from './store.ts';

type At = { readonly unit: UnitId; readonly month: Day };

/** What a unit owes for a month: of everybody who is a member on its first day. The second time it is the same. */
export async function makeMonth(
  sql: Sql,
  deps: PremiumDeps,
  { unit, month }: At,
  actor: string,
): Promise<UnitMonth> {
  if (!(await findUnit(sql, unit))) throw new Rejection(UNKNOWN_UNIT, { id: unit });
  const today = deps.clock.today();
  if (!month.endsWith('-01') || month > addMonths(today, 1)) {
    throw new Rejection(MONTH_NOT_OPEN, { month });
  }
  await lockUnit(sql, unit);
  const known = await findMonth(sql, { unit, month });
  if (known) return known;
  const { premium } = rulesOn(deps.figures, deps.database.area, today);
  const members = await findMembersOn(sql, unit, month);
  const shares = members.map((member) => ({
    ...{ person: member.person, wage: member.wage },
    ...computeContribution(member, premium.unit),
  }));
  const made = {
    ...{ unit, month, members: members.length },
    unitShare: sum(shares.map(({ unitShare }) => unitShare)),
    personShare: sum(shares.map(({ personShare }) => personShare)),
    dueUntil: addDays(addMonths(month, premium.unit.arrearsAfterMonths), -1),
  };
  await insertMonth(sql, made, shares);
  await insertMonthEvent(sql, eventOf(deps, { unit, month }, actor));
  return getMonth(sql, { unit, month });
}

export type MonthPayment = At & {
  readonly key: string;
  readonly channel: 'bank' | 'tax';
  /** What the statement of the collector says. */
  readonly reference: string;
};

/** A paid month is booked whole; where its members were in arrears and nothing else is owed, they are covered again. */
export async function payMonth(
  sql: Sql,
  deps: PremiumDeps,
  { key, channel, reference, ...at }: MonthPayment,
  actor: string,
): Promise<UnitMonth> {
  await lockUnit(sql, at.unit);
  const done = await findMonthByKey(sql, key);
  if (done) {
    if (done.unit === at.unit && done.month === at.month) return getMonth(sql, at);
    throw new Rejection(KEY_REUSED, { key });
  }
  const month = await getMonth(sql, at);
  if (month.state === 'paid') throw new Rejection(MONTH_PAID_ALREADY, { month: at.month });
  const today = deps.clock.today();
  const amount = plus(month.unitShare, month.personShare);
  const journal = await book(sql, deps, today, [
    { debit: accounts.collected(channel), credit: accounts.contributions('employee'), amount },
  ]);
  const event = { ...eventOf(deps, at, actor), kind: 'paid' as const, seq: month.seq + 1 };
  await insertMonthEvent(sql, { ...event, key, channel, reference, journal });
  if (month.state === 'arrears') await liftArrears(sql, deps, at, today);
  return getMonth(sql, at);
}

async function liftArrears(sql: Sql, deps: PremiumDeps, at: At, today: Day): Promise<void> {
  const owed = (await findMonths(sql, at.unit)).some(({ state }) => state === 'arrears');
  if (owed) return;
  // Not those of the month that was paid last: whoever came later was never in it, and is in arrears by the others.
  const persons = await membersOf(sql, at.unit, today);
  await lockPersons(sql, persons);
  const { premium } = rulesOn(deps.figures, deps.database.area, today);
  const rows = await findOpenStanding(sql, persons, 'arrears');
  const lifted = rows.map(({ person }) => person);
  await endStanding(sql, lifted, 'arrears', today);
  await insertCoverages(
    sql,
    rows.map(({ person, startsOn, retired }) => ({
      ...{ id: deps.ids.next(), order: null },
      period: {
        ...{ personId: person, scheme: 'employee', standing: 'covered', retired, endsOn: null },
        startsOn: premium.unit.lifts === 'month' ? startsOn : today,
      },
    })),
  );
}

/**
 * Months that nobody paid: their members are in arrears from the day after the last one. Run again it changes nothing;
 * what one unit cannot have done to it keeps none of the others back.
 */
export async function markArrears(deps: PremiumDeps, actor = 'system'): Promise<number> {
  const today = deps.clock.today();
  const units = await findOverdueUnits(deps.database.sql, today);
  await eachByItself(units, (unit) =>
    deps.database.transaction((sql) => markUnit(sql, deps, unit, actor)),
  );
  return units.length;
}

async function membersOf(sql: Sql, unit: UnitId, on: Day): Promise<readonly PersonId[]> {
  return (await findMembersOn(sql, unit, on)).map(({ person }) => person);
}

async function markUnit(sql: Sql, deps: PremiumDeps, unit: UnitId, actor: string): Promise<void> {
  await lockUnit(sql, unit);
  const today = deps.clock.today();
  const overdue = (await findMonths(sql, unit))
    .filter(({ state, dueUntil }) => state === 'made' && dueUntil < today)
    .toReversed();
  // Whoever went to another unit is insured by that one, whatever is owed for him here.
  const members = new Set(await membersOf(sql, unit, today));
  for (const { month, dueUntil, seq } of overdue) {
    const at = { unit, month };
    const persons = (await findMonthPersons(sql, unit, month)).filter((one) => members.has(one));
    await lockPersons(sql, persons);
    const startsOn = addDays(dueUntil, 1);
    const covered = await findOpenStanding(sql, persons, 'covered');
    await endStanding(
      ...([sql, covered.map(({ person }) => person), 'covered', startsOn] as const),
    );
    await insertCoverages(
      sql,
      covered.map(({ person, retired }) => ({
        ...{ id: deps.ids.next(), order: null },
        period: {
          ...{ personId: person, scheme: 'employee', standing: 'arrears', retired },
          ...{ startsOn, endsOn: null },
        },
      })),
    );
    await insertMonthEvent(sql, { ...eventOf(deps, at, actor), kind: 'arrears', seq: seq + 1 });
  }
}

function eventOf({ clock }: PremiumDeps, { unit, month }: At, actor: string): MonthEvent {
  return {
    ...{ unit, month, seq: 1, kind: 'made', key: null, channel: null, reference: '' },
    ...{ journal: null, onDay: clock.today(), actor, at: clock.now().toISOString() },
  };
}

async function findMonth(sql: Sql, { unit, month }: At): Promise<UnitMonth | null> {
  return (await findMonths(sql, unit)).find((one) => one.month === month) ?? null;
}

async function getMonth(sql: Sql, at: At): Promise<UnitMonth> {
  const found = await findMonth(sql, at);
  if (!found) throw new Rejection(UNKNOWN_MONTH, { ...at });
  return found;
}
