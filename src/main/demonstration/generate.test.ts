import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { day } from '../../kernel/days.ts';
import { plus, ZERO } from '../../kernel/money.ts';
import { holdsOn } from '../../kernel/period.ts';
import { addToBill, linesOf } from '../../money/encounter/index.ts';
import { termOn } from '../../money/provider/index.ts';
import { coverageOn, isIdNumber } from '../../people/enrolment/index.ts';
import { calendarOf } from './calendar.ts';
import { COUNTIES } from './counties.ts';
import { buildWorld, type Generated, generate } from './generate.ts';
import { groupBy } from './group-by.ts';

const world = buildWorld();
const TODAY = day('2026-03-02');

function generated(people: number, seed = 1, today = TODAY): Generated[] {
  const scale = { people, seed, encounters: Math.round(people * 1.5) };
  return [...generate(world, scale, calendarOf(today))];
}

const year = generated(2_000);
const persons = year.flatMap(({ household }) => household.persons);
const encounters = year.flatMap((one) => one.encounters);

function digestOf(all: readonly Generated[]): string {
  const text = JSON.stringify(all, (_, value) =>
    typeof value === 'bigint' ? String(value) : value,
  );
  return createHash('sha256').update(text).digest('hex');
}

test('the same seed gives the same data, another seed other data', () => {
  expect(digestOf(generated(300))).toBe(digestOf(generated(300)));
  expect(digestOf(generated(300))).not.toBe(digestOf(generated(300, 2)));
});

test('the people of a small load are those with whom a larger one begins', () => {
  const few = generated(300).flatMap(({ household }) => household.persons);
  const many = persons.slice(0, 290);
  expect(few.slice(0, 290)).toEqual(many);
});

test('there are exactly as many people as wanted, each with a number of its own', () => {
  expect(persons.length).toBe(2_000);
  expect(new Set(persons.map(({ id }) => id)).size).toBe(2_000);
  expect(new Set(persons.map(({ idNumber }) => idNumber)).size).toBe(2_000);
});

test('identity numbers are right in form and of no county that exists', () => {
  for (const { idNumber, bornOn, sex } of persons) {
    expect(isIdNumber(idNumber), idNumber).toBe(true);
    expect(idNumber.slice(0, 5)).toBe('53299');
    expect(idNumber.slice(6, 14)).toBe(bornOn.replaceAll('-', ''));
    expect(Number(idNumber[16]) % 2).toBe(sex === 'male' ? 1 : 0);
  }
});

test('names are evidently invented', () => {
  const invented = /^(演示|示例|样本|模拟|虚构|试用|展示)/;
  for (const { name, initials } of persons) {
    expect(name).toMatch(invented);
    expect(initials).toMatch(/^[a-z]+$/);
  }
});

test('everything names people, places and diseases that are there', () => {
  const known = new Set(persons.map(({ id }) => id));
  const places = new Map(world.network.all.map((provider) => [provider.id, provider]));
  expect(places.size).toBe(world.network.all.length);
  for (const { household } of year) {
    const rows = [
      ...household.coverage,
      ...household.memberships,
      ...household.recognitions,
      ...household.grants.map(({ giverId }) => ({ personId: giverId })),
      ...household.grants.map(({ receiverId }) => ({ personId: receiverId })),
      ...household.accounts.map(({ ownerId }) => ({ personId: ownerId })),
    ];
    for (const { personId } of rows) expect(known.has(personId)).toBe(true);
  }
  const seen = new Set<string>();
  for (const { encounter } of encounters) {
    expect(known.has(encounter.personId)).toBe(true);
    const provider = places.get(encounter.providerId);
    expect(provider && termOn(provider, encounter.startedOn)).toBeTruthy();
    if (encounter.referredFrom) expect(seen.has(encounter.referredFrom)).toBe(true);
    seen.add(encounter.id);
  }
  expect(seen.size).toBe(encounters.length);
});

test('about 12 % are employees and 6 % belong to a special group', () => {
  const coverage = year.flatMap(({ household }) => household.coverage);
  const idsOf = (rows: readonly { personId: string }[]) =>
    new Set(rows.map(({ personId }) => personId)).size / persons.length;
  const employees = idsOf(coverage.filter(({ scheme }) => scheme === 'employee'));
  const groups = idsOf(year.flatMap(({ household }) => household.memberships));
  expect(employees).toBeGreaterThan(0.1);
  expect(employees).toBeLessThan(0.15);
  expect(groups).toBeGreaterThan(0.035);
  expect(groups).toBeLessThan(0.085);
});

test('a quota is held in the account that gives it', () => {
  for (const { household } of year) {
    for (const account of household.accounts) {
      const promised = household.grants
        .filter(({ giverId }) => giverId === account.ownerId)
        .reduce((total, { quota }) => plus(total, quota), ZERO);
      expect(account.held).toBe(promised);
      expect(account.held <= account.balance).toBe(true);
      expect(account.credits.reduce((sum, { amount }) => plus(sum, amount), ZERO)).toBe(
        account.balance,
      );
    }
  }
});

test('a bill is the sum of its uploads, and every line lies within the visit', () => {
  for (const { encounter, uploads } of encounters) {
    const lines = uploads.flatMap(linesOf);
    const empty = { bill: [], billTotal: ZERO, chargeCount: 0 };
    const { bill, billTotal, chargeCount } = addToBill(empty, lines, lines.length);
    expect(encounter).toMatchObject({ bill, billTotal, chargeCount, revision: uploads.length });
    for (const line of lines) {
      expect(line.day >= encounter.startedOn).toBe(true);
      expect(line.day <= (encounter.endedOn ?? TODAY)).toBe(true);
    }
  }
});

test('visits of the past end in 2025 and nobody is in two hospitals at once', () => {
  const settled = encounters.filter(({ fate }) => fate !== 'open');
  const dispensed = settled.filter(({ uploads }) => uploads.some((one) => one.particulars));
  expect(dispensed.map(({ encounter }) => encounter.kind)).toEqual(Array(3).fill('two-diseases'));
  const last = settled
    .filter((one) => !dispensed.includes(one))
    .map(({ encounter }) => encounter.endedOn ?? '')
    .sort()
    .at(-1);
  expect(last?.slice(0, 4)).toBe('2025');
  const byPerson = groupBy(settled, ({ encounter }) => [encounter.personId]);
  for (const visits of byPerson.values()) {
    const days = visits.map(({ encounter }) => encounter.endedOn);
    expect(new Set(days).size).toBe(days.length);
  }
});

test('somebody is in hospital now, waits, is in arrears, is insured nowhere', () => {
  const inHospital = encounters.filter(({ encounter }) => encounter.endedOn === null);
  expect(inHospital.length).toBeGreaterThan(3);
  const coverage = year.flatMap(({ household }) => household.coverage);
  expect(coverage.some(({ standing }) => standing === 'waiting')).toBe(true);
  expect(coverage.some(({ standing }) => standing === 'arrears')).toBe(true);
  const byPerson = groupBy(coverage, ({ personId }) => [personId]);
  const without = persons.filter(({ id }) => !coverageOn(byPerson.get(id) ?? [], TODAY));
  expect(without.length).toBeGreaterThan(3);
  const gated = encounters.find(({ encounter }) => encounter.scheme === 'resident');
  expect(gated).toBeTruthy();
});

test('a load in the middle of 2025 has no visit after the day before', () => {
  const today = day('2025-05-10');
  for (const one of generated(400, 1, today).flatMap(({ encounters: found }) => found)) {
    const { encounter, fate } = one;
    expect((encounter.endedOn ?? today) <= today).toBe(true);
    if (fate !== 'open') expect((encounter.endedOn ?? '') < today).toBe(true);
  }
});

test('on the first days of 2025 there is no past yet', () => {
  const found = generated(200, 1, day('2025-01-02')).flatMap((one) => one.encounters);
  expect(found.every(({ fate }) => fate === 'open')).toBe(true);
});

test('all levels of providers are there; one rose in 2025 and one lost its contract', () => {
  const { all } = world.network;
  const on = day('2025-12-31');
  const levels = groupBy(all, (provider) => [termOn(provider, on)?.level]);
  expect([...levels.keys()].sort()).toEqual(['primary', 'secondary', 'tertiary', 'village']);
  expect(COUNTIES.every(({ code }) => all.some(({ county }) => county === code))).toBe(true);
  const changed = all.filter(({ terms }) => terms.length > 1);
  expect(
    changed.map(({ terms }) => terms.map(({ level, contracted }) => [level, contracted])),
  ).toEqual(
    expect.arrayContaining([
      [
        ['secondary', true],
        ['tertiary', true],
      ],
      [
        ['village', true],
        ['village', false],
      ],
    ]),
  );
  for (const { terms } of changed) {
    expect(terms.filter((term) => holdsOn(term, on)).length).toBe(1);
  }
});

test('pharmacies are contracted, are known as what they are, and nobody was treated there', () => {
  const shops = world.network.all.filter(({ name }) => name.includes('药店'));
  expect(shops.map(({ kind }) => kind)).toEqual(['pharmacy', 'pharmacy']);
  expect(world.network.all.filter(({ kind }) => kind === 'pharmacy')).toEqual(shops);
  const on = day('2025-12-31');
  expect(shops.every((shop) => termOn(shop, on)?.contracted)).toBe(true);
  const clinics = [...world.network.village.values()].flat();
  expect(clinics.some(({ kind }) => kind === 'pharmacy')).toBe(false);
});
