import { expect, test } from 'vitest';
import { addInsured } from '../../../counter/matters/testing-case.ts';
import { day } from '../../../kernel/days.ts';
import type { PersonId } from '../../../kernel/ids.ts';
import { formatYuan, yuan } from '../../../kernel/money.ts';
import { coverageOn, findCoverage } from '../../../people/enrolment/index.ts';
import { APPLICATION_ROLE } from '../../../platform/roles.ts';
import { openArea } from '../../../platform/sql.ts';
import { TEST_SEALER } from '../../../platform/testing.ts';
import { verify } from '../../../watch/proof/index.ts';
import {
  endMember,
  enrolMember,
  makeMonth,
  markArrears,
  openUnit,
  orderPremium,
  payMonth,
  payPremium,
  resolveTwice,
} from '../index.ts';
import { addCovered, balanceOf, CLERK, premiumWorld } from '../testing.ts';
import type { UnitId } from './model.ts';

const world = await premiumWorld('2025-10-10');
const { deps, database } = world;
const within = <T>(work: (sql: typeof database.sql) => Promise<T>) => database.transaction(work);
let keys = 0;
const key = () => `unit-key-${++keys}`;

async function unitOf(id: string): Promise<UnitId> {
  const unit = { id: id as UnitId, key: `key-${id}`, name: '示范单位', county: '532901' };
  return (await within((sql) => openUnit(sql, deps, unit, 'chen'))).id;
}
const someone = async () => (await addInsured(world)).id;
const join = (unit: UnitId, person: PersonId, more: object = {}) =>
  within((sql) =>
    enrolMember(
      sql,
      deps,
      {
        ...{ key: key(), unit, person, wage: yuan('6000.00'), retired: false },
        ...{ startsOn: day('2025-10-01'), ...more },
      },
      'chen',
    ),
  );
const make = (unit: UnitId, month: string) =>
  within((sql) => makeMonth(sql, deps, { unit, month: day(month) }, 'chen'));
const pay = (unit: UnitId, month: string, given = key()) =>
  within((sql) =>
    payMonth(
      sql,
      deps,
      { key: given, unit, month: day(month), channel: 'tax', reference: 'T-1' },
      'chen',
    ),
  );
const periods = async (person: PersonId) =>
  ((await findCoverage(database.sql, [person])).get(person) ?? [])
    .map(({ scheme, standing, startsOn, endsOn }) => `${scheme} ${standing} ${startsOn} ${endsOn}`)
    .sort();

test('a unit insures an employee from the first of a month, and its month costs both shares', async () => {
  const unit = await unitOf('U1');
  const [person, retired] = [await someone(), await someone()];
  const request = { key: 'member-1' };
  const member = await join(unit, person, request);
  expect((await join(unit, person, request)).id).toBe(member.id);
  await join(unit, retired, { retired: true });
  expect(await periods(person)).toEqual(['employee covered 2025-10-01 null']);
  const made = await make(unit, '2025-10-01');
  expect([made.members, formatYuan(made.unitShare), formatYuan(made.personShare)]).toEqual([
    ...[2, '480.00', '120.00'],
  ]);
  expect(await make(unit, '2025-10-01')).toEqual(made);
  const before = await balanceOf(world, 'contributions:employee');
  const paid = await pay(unit, '2025-10-01', 'month-1');
  expect([paid.state, (await pay(unit, '2025-10-01', 'month-1')).seq]).toEqual(['paid', 2]);
  expect((await balanceOf(world, 'contributions:employee')) - before).toBe(60_000n);
  await expect(pay(unit, '2025-10-01')).rejects.toThrow('premium.month_paid_already');
  await expect(pay(unit, '2025-09-01')).rejects.toThrow('premium.unknown_month');
  await expect(pay(unit, '2025-11-01', 'month-1')).rejects.toThrow('premium.key_reused');
});

test('refusals of members and months', async () => {
  const unit = await unitOf('U2');
  const person = await someone();
  await expect(join('U0' as UnitId, person)).rejects.toThrow('premium.unknown_unit');
  await expect(join(unit, person, { startsOn: day('2025-10-02') })).rejects.toThrow(
    'premium.month_not_open',
  );
  await expect(join(unit, 'NOBODY' as PersonId)).rejects.toThrow('enrolment.unknown_person');
  await join(unit, person);
  await expect(join(await unitOf('U3'), person)).rejects.toThrow('premium.member_already');
  await expect(make(unit, '2026-01-01')).rejects.toThrow('premium.month_not_open');
  const leaving = { unit: 'U3' as UnitId, person, endsOn: day('2025-11-01') };
  await expect(within((sql) => endMember(sql, deps, leaving))).rejects.toThrow(
    'premium.not_a_member',
  );
});

test('who leaves a unit is insured until the month ends, and may come again', async () => {
  const unit = await unitOf('U4');
  const person = await someone();
  await join(unit, person);
  const leaving = { unit, person, endsOn: day('2025-11-01') };
  const left = await within((sql) => endMember(sql, deps, leaving));
  expect(await within((sql) => endMember(sql, deps, leaving))).toEqual(left);
  await join(await unitOf('U5'), person, { startsOn: day('2025-12-01') });
  expect(await periods(person)).toEqual([
    ...['employee covered 2025-10-01 2025-11-01', 'employee covered 2025-12-01 null'],
  ]);
});

test('who is insured twice is found, and the side as a resident ends: with its money back before it began', async () => {
  const unit = await unitOf('U6');
  const [person, none] = [await someone(), await someone()];
  await addCovered(world, person, ['resident', '2025-01-01', '2026-01-01']);
  const asked = { key: key(), person, scheme: 'resident', year: 2026, repairedYears: 0 } as const;
  const order = await within((sql) => orderPremium(sql, deps, asked, CLERK));
  const paying = { key: key(), order: order.id, by: 'cash', payer: null } as const;
  await within((sql) => payPremium(sql, deps, paying, CLERK));
  expect((await join(unit, person, { startsOn: day('2025-11-01') })).twice).toBe(true);
  const coverage = (await findCoverage(database.sql, [person])).get(person);
  expect(coverageOn(coverage, day('2025-12-01'))?.scheme).toBe('employee');
  const resolving = { person, key: 'twice-1' };
  const resolved = await within((sql) => resolveTwice(sql, deps, resolving, CLERK));
  expect(resolved).toEqual({ person, endedOn: '2025-11-01', refunded: [order.id] });
  expect(await periods(person)).toEqual([
    ...['employee covered 2025-11-01 null', 'resident covered 2025-01-01 2025-11-01'],
  ]);
  expect(formatYuan(await balanceOf(world, `due:${person}`))).toBe('400.00');
  await expect(
    within((sql) => resolveTwice(sql, deps, { person: none, key: 'twice-2' }, CLERK)),
  ).rejects.toThrow('premium.not_twice');
});

test('who becomes an employee within a paid year is insured as a resident until then, and nothing comes back', async () => {
  const person = await someone();
  const asked = { key: key(), person, scheme: 'resident', year: 2026, repairedYears: 0 } as const;
  const order = await within((sql) => orderPremium(sql, deps, asked, CLERK));
  const paying = { key: key(), order: order.id, by: 'cash', payer: null } as const;
  await within((sql) => payPremium(sql, deps, paying, CLERK));
  await addCovered(world, person, ['employee', '2026-03-01', null]);
  const resolving = { person, key: key() };
  const resolved = await within((sql) => resolveTwice(sql, deps, resolving, CLERK));
  expect(resolved).toEqual({ person, endedOn: '2026-03-01', refunded: [] });
  expect(await periods(person)).toEqual([
    ...['employee covered 2026-03-01 null', 'resident covered 2026-01-01 2026-03-01'],
  ]);
});

test('an unpaid month puts the members into arrears, and paying the last one lifts it', async () => {
  const unit = await unitOf('U7');
  const person = await someone();
  await join(unit, person);
  await make(unit, '2025-10-01');
  world.moveTo('2025-10-31');
  const unpaid = async () => (await periods(person)).filter((one) => one.includes('arrears'));
  await markArrears(deps);
  expect(await unpaid()).toEqual([]);
  world.moveTo('2025-11-05');
  await make(unit, '2025-11-01');
  await markArrears(deps);
  await markArrears(deps);
  expect(await periods(person)).toEqual([
    ...['employee arrears 2025-11-01 null', 'employee covered 2025-10-01 2025-11-01'],
  ]);
  world.moveTo('2025-12-10');
  await markArrears(deps);
  await pay(unit, '2025-10-01');
  expect((await unpaid())[0]).toContain('null');
  await pay(unit, '2025-11-01');
  const coverage = (await findCoverage(database.sql, [person])).get(person);
  for (const on of ['2025-11-01', '2025-12-10', '2026-03-01']) {
    expect(coverageOn(coverage, day(on))?.standing).toBe('covered');
  }
  const report = await verify(world);
  expect(report.checks.flatMap(({ problems }) => problems)).toEqual([]);
});

test('whichever month is paid last, all who are in arrears are covered again', async () => {
  world.moveTo('2026-01-05');
  const unit = await unitOf('U8');
  const [first, later] = [await someone(), await someone()];
  await join(unit, first, { startsOn: day('2026-01-01') });
  await make(unit, '2026-01-01');
  await join(unit, later, { startsOn: day('2026-02-01') });
  await make(unit, '2026-02-01');
  world.moveTo('2026-04-10');
  await markArrears(deps);
  await pay(unit, '2026-02-01');
  await pay(unit, '2026-01-01');
  for (const person of [first, later]) {
    const coverage = (await findCoverage(database.sql, [person])).get(person);
    expect(coverageOn(coverage, day('2026-04-10'))?.standing).toBe('covered');
  }
});

test('who went to another unit is not in arrears by what the one before owes', async () => {
  const [old, other] = [await unitOf('U9'), await unitOf('U10')];
  const person = await someone();
  await join(old, person, { startsOn: day('2026-04-01') });
  await make(old, '2026-04-01');
  const leaving = { unit: old, person, endsOn: day('2026-05-01') };
  await within((sql) => endMember(sql, deps, leaving));
  await join(other, person, { startsOn: day('2026-05-01') });
  world.moveTo('2026-07-10');
  await markArrears(deps);
  expect(await periods(person)).toEqual([
    ...['employee covered 2026-04-01 2026-05-01', 'employee covered 2026-05-01 null'],
  ]);
});

test('what one unit cannot have done to it keeps none of the others back', async () => {
  const [bad, good] = [await unitOf('U11'), await unitOf('U12')];
  const person = await someone();
  await join(bad, await someone(), { startsOn: day('2026-07-01') });
  await join(good, person, { startsOn: day('2026-07-01') });
  await make(bad, '2026-07-01');
  await make(good, '2026-07-01');
  world.moveTo('2026-09-10');
  let asked = 0;
  const ids = {
    next: () => {
      asked += 1;
      if (asked === 1) throw new Error('killed');
      return deps.ids.next();
    },
  };
  await expect(markArrears({ ...deps, ids })).rejects.toThrow('killed');
  expect((await periods(person)).join()).toContain('arrears');
});

test('a month that is counted takes nobody in and lets nobody out any more', async () => {
  const unit = await unitOf('U13');
  const [person, late] = [await someone(), await someone()];
  await join(unit, person, { startsOn: day('2026-08-01') });
  await make(unit, '2026-09-01');
  await expect(join(unit, late, { startsOn: day('2026-09-01') })).rejects.toThrow(
    'premium.month_counted',
  );
  const leaving = (endsOn: string) => ({ unit, person, endsOn: day(endsOn) });
  await expect(within((sql) => endMember(sql, deps, leaving('2026-09-01')))).rejects.toThrow(
    'premium.month_counted',
  );
  await join(unit, late, { startsOn: day('2026-10-01') });
  expect(await within((sql) => endMember(sql, deps, leaving('2026-10-01')))).toMatchObject({
    endsOn: '2026-10-01',
  });
});

const asked = (unit: UnitId, person: PersonId, more: object = {}) => ({
  ...{ key: key(), unit, person, wage: yuan('6000.00'), retired: false },
  ...{ startsOn: day('2026-09-01'), ...more },
});
const enrol = (member: ReturnType<typeof asked>, on = deps) =>
  on.database.transaction((sql) => enrolMember(sql, on, member, 'chen'));

test('who comes to a unit is answered the same again, also when he has left, or the server has started anew', async () => {
  const unit = await unitOf('U14');
  const person = await someone();
  await addCovered(world, person, ['resident', '2026-01-01', '2027-01-01']);
  const request = asked(unit, person);
  const first = await enrol(request);
  expect(first).toMatchObject({ endsOn: null, twice: true });
  expect(await enrol(request)).toEqual(first);
  const resolving = { person, key: key() };
  await within((sql) => resolveTwice(sql, deps, resolving, CLERK));
  await within((sql) => endMember(sql, deps, { unit, person, endsOn: day('2026-10-01') }));
  expect(await enrol(request)).toEqual(first);
  const opened = openArea({
    ...{ url: database.url, area: database.area, role: APPLICATION_ROLE, sealer: TEST_SEALER },
  });
  expect(await enrol(request, { ...deps, database: opened })).toEqual(first);
  await opened.close();
  expect(await periods(person)).toContain('employee covered 2026-09-01 2026-10-01');
});

test.each([
  ['another wage', { wage: yuan('6000.01') }],
  ['another month', { startsOn: day('2026-10-01') }],
  ['a pensioner', { retired: true }],
])('under the key of somebody who came %s is refused', async (_, more) => {
  const unit = await unitOf('U15');
  const request = asked(unit, await someone());
  await enrol(request);
  await expect(enrol({ ...request, ...more })).rejects.toThrow('premium.key_reused');
});

test('ten at one moment who bring the same member under one key bring one, and all hear the same', async () => {
  const unit = await unitOf('U16');
  const request = asked(unit, await someone());
  const heard = await Promise.all(Array.from({ length: 10 }, () => enrol(request)));
  for (const one of heard) expect(one).toEqual(heard[0]);
  expect(await periods(request.person)).toEqual(['employee covered 2026-09-01 null']);
});

test('ten at one moment record a unit once, and another county under its key is refused', async () => {
  const unit = { id: 'U17' as UnitId, key: 'key-U17', name: '示范单位', county: '532901' };
  const open = (more: object = {}) =>
    within((sql) => openUnit(sql, deps, { ...unit, ...more }, 'chen'));
  const heard = await Promise.all(Array.from({ length: 10 }, () => open()));
  for (const one of heard) expect(one).toEqual(unit);
  await expect(open({ county: '532922' })).rejects.toThrow('premium.key_reused');
});
