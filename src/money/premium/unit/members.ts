import { addDays, type Day } from '../../../kernel/days.ts';
import type { PersonId } from '../../../kernel/ids.ts';
import { addMonths } from '../../../kernel/months.ts';
import { holdsOn, overlap } from '../../../kernel/period.ts';
import { Rejection } from '../../../kernel/rejection.ts';
import {
  addCoverage,
  type Coverage,
  endCoverage,
  findCoverage,
  findDualCoverage,
  lockPersons,
  UNKNOWN_PERSON,
} from '../../../people/enrolment/index.ts';
import type { Sql } from '../../../platform/sql.ts';
import { endUnborne } from '../../own-account/index.ts';
import type { PremiumDeps } from '../deps.ts';
import {
  KEY_REUSED,
  MEMBER_ALREADY,
  MONTH_COUNTED,
  MONTH_NOT_OPEN,
  NOT_A_MEMBER,
  UNKNOWN_UNIT,
} from '../errors.ts';
import { rulesOn } from '../gather-premium.ts';
import type { Joined, Member, Unit, UnitId } from './model.ts';
import {
  endMembership,
  findMemberByKey,
  findMemberships,
  findMonths,
  findUnit,
  findUnitByKey,
  insertMember,
  insertUnit,
  lockUnit,
} from './store.ts';

export async function openUnit(
  sql: Sql,
  deps: PremiumDeps,
  unit: Unit,
  actor: string,
): Promise<Unit> {
  // Of two at one moment the second finds what the first has recorded.
  await lockUnit(sql, unit.id);
  const known = (await findUnitByKey(sql, unit.key)) ?? (await findUnit(sql, unit.id));
  if (known) {
    const same = (['id', 'name', 'key', 'county'] as const).every(
      (one) => known[one] === unit[one],
    );
    if (same) return known;
    throw new Rejection(KEY_REUSED, { key: unit.key });
  }
  await insertUnit(sql, unit, { by: actor, at: deps.clock.now().toISOString() });
  return unit;
}

export type NewMember = Omit<Member, 'id' | 'endsOn'>;

/** An employee is insured from the first of a month, with no waiting time unless the area wants one after a gap. */
export async function enrolMember(
  sql: Sql,
  deps: PremiumDeps,
  member: NewMember,
  actor: string,
): Promise<Joined> {
  const { person, unit, startsOn } = member;
  const today = deps.clock.today();
  const known = await findJoined(sql, member, today);
  if (known) return known;
  const { waiting } = rulesOn(deps.figures, deps.database.area, today);
  if (!(await findUnit(sql, unit))) throw new Rejection(UNKNOWN_UNIT, { id: unit });
  refuseMonth(startsOn, today);
  await lockUnit(sql, unit);
  if (!(await lockPersons(sql, [person])).has(person)) {
    throw new Rejection(UNKNOWN_PERSON, { id: person });
  }
  // The same request may have come while this one waited for the unit.
  const meanwhile = await findJoined(sql, member, today);
  if (meanwhile) return meanwhile;
  const added = { ...member, id: deps.ids.next(), endsOn: null };
  await refuseCounted(sql, unit, startsOn);
  const clash = (await findMemberships(sql, person)).find((other) => overlap(other, added));
  if (clash) throw new Rejection(MEMBER_ALREADY, { unit: clash.unit, startsOn: clash.startsOn });
  await insureMember(sql, deps, member, waiting.employeeMonths);
  const joined = { ...added, twice: await isTwice(sql, person, today) };
  await insertMember(sql, joined, { by: actor, at: deps.clock.now().toISOString() });
  return joined;
}

/** Repeated it is answered as the first time, whatever became of the member since. */
async function findJoined(sql: Sql, member: NewMember, today: Day): Promise<Joined | null> {
  const known = await findMemberByKey(sql, member.key);
  if (!known) return null;
  const { person, unit, wage, retired, startsOn } = member;
  const same =
    known.person === person &&
    known.unit === unit &&
    known.wage === wage &&
    known.retired === retired &&
    known.startsOn === startsOn;
  if (!same) throw new Rejection(KEY_REUSED, { key: member.key });
  return { ...known, endsOn: null, twice: known.twice ?? (await isTwice(sql, person, today)) };
}

/** From the month on; after a gap behind the months that the area has him wait. */
async function insureMember(
  sql: Sql,
  deps: Pick<PremiumDeps, 'ids'>,
  { person, startsOn, retired }: NewMember,
  afterGap: number,
): Promise<void> {
  const before = (await findCoverage(sql, [person])).get(person) ?? [];
  const gap = !before.some((one) => holdsOn(one, addDays(startsOn, -1)));
  const months = gap ? afterGap : 0;
  const covered = addMonths(startsOn, months);
  const period: Omit<Coverage, 'standing' | 'startsOn' | 'endsOn'> = {
    ...{ personId: person, scheme: 'employee', retired },
  };
  if (months > 0) {
    const waits = { ...period, standing: 'waiting' as const, startsOn, endsOn: covered };
    await addCoverage(sql, deps.ids.next(), waits);
  }
  const holds = { ...period, standing: 'covered' as const, startsOn: covered, endsOn: null };
  await addCoverage(sql, deps.ids.next(), holds);
}

/** Contributions are by whole months; a beginning lies in the months around today. */
function refuseMonth(first: Day, today: Day): void {
  const near = addMonths(today, -3) <= first && first <= addMonths(today, 3);
  if (first.endsWith('-01') && near) return;
  throw new Rejection(MONTH_NOT_OPEN, { month: first });
}

/** Insured without a contribution, or paid for without insurance, is nobody: a month that was counted stays as it is. */
async function refuseCounted(sql: Sql, unit: UnitId, from: Day): Promise<void> {
  const counted = (await findMonths(sql, unit)).find(({ month }) => month >= from);
  if (counted) throw new Rejection(MONTH_COUNTED, { month: counted.month.slice(0, 7) });
}

async function isTwice(sql: Sql, person: PersonId, today: Day): Promise<boolean> {
  const coverage = (await findCoverage(sql, [person])).get(person) ?? [];
  return findDualCoverage(coverage, today).length > 0;
}

export type MemberEnd = {
  readonly unit: UnitId;
  readonly person: PersonId;
  /** First day without: the first of a month. */
  readonly endsOn: Day;
};

/** Whoever leaves is insured until the month ends. He may enrol as a resident within the days of a switch. */
export async function endMember(sql: Sql, deps: PremiumDeps, end: MemberEnd): Promise<Member> {
  const { unit, person, endsOn } = end;
  await lockUnit(sql, unit);
  await lockPersons(sql, [person]);
  const members = await findMemberships(sql, person);
  const ended = members.find((one) => one.unit === unit && one.endsOn === endsOn);
  if (ended) return ended;
  const member = members.find((one) => one.unit === unit && one.endsOn === null);
  if (!member || endsOn <= member.startsOn) throw new Rejection(NOT_A_MEMBER, { unit, person });
  refuseMonth(endsOn, deps.clock.today());
  await refuseCounted(sql, unit, endsOn);
  await endMembership(sql, member.id, endsOn);
  await endCoverage(sql, { personId: person, scheme: 'employee' }, endsOn);
  await endUnborne(sql, deps, person, 'unit-departure');
  return { ...member, endsOn };
}
