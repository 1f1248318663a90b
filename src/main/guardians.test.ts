import { expect, test } from 'vitest';
import { AREA, testIdentity } from '../border/identity/testing.ts';
import { day } from '../kernel/days.ts';
import type { PersonId } from '../kernel/ids.ts';
import { checkDigitOf, recordPerson } from '../people/enrolment/index.ts';
import type { Role } from '../platform/http/route.ts';
import { idSource } from '../platform/id-source.ts';
import { allRoutes, createWorld } from './compose.ts';
import { guardiansOf } from './guardians.ts';

const world = createWorld();
const THIS_YEAR = new Date().getFullYear();
const KEYS = [
  { key: 'clerk', id: 'clerk', role: 'counter-clerk' as Role, office: '532900/532901' },
];
const { area, browser, accesses, clock } = await testIdentity({
  keys: JSON.stringify(KEYS),
  routes: (opened) => {
    world.open({ code: AREA, nameZh: '试验区', nameEn: 'Test area' }, opened);
    return allRoutes(world.of);
  },
  guardians: (_, clock) => guardiansOf(world.of, clock),
});
const PEOPLE = [
  ['MOTHER', '示例母', 'female', '1980-01-01', '532989198001010'],
  ['CHILD', '示例儿', 'male', `${THIS_YEAR - 2}-01-01`, `532989${THIS_YEAR - 2}01010`],
  ['GROWN', '示例子', 'male', '2000-01-01', '532989200001010'],
  ['STRANGER', '示例丙', 'female', '1981-01-01', '532989198101010'],
] as const;
const numbers = new Map<string, string>();
for (const [id, name, sex, born, digits] of PEOPLE) {
  const first = `${digits}${sex === 'male' ? '01' : '02'}`;
  const idNumber = first + checkDigitOf(first);
  numbers.set(id, idNumber);
  const person = { id: id as PersonId, idNumber, name, initials: 'sl', sex, bornOn: day(born) };
  const more = { county: '532901', household: `F-${id}`, phone: null };
  await recordPerson({ database: area, clock, ids: idSource(clock) }, { ...person, ...more });
  await area.sql(
    'test: a card',
    `insert into card (number, person_id, serial, starts_on) values ($1, $2, $3, '2020-01-01')`,
    [`CARD${id}`, id, `CHIP${id}`],
  );
}
const base = `/api/areas/${AREA}`;
const FOR = 'x-yikao-for';
const BY_CLERK = { authorization: 'Bearer clerk' };

async function signedIn(person: string) {
  const own = browser();
  const card = { area: AREA, type: 'card', number: `CARD${person}`, cardSerial: `CHIP${person}` };
  await own.post('/api/sign-in/credential', card);
  return own;
}

async function record(child: string): Promise<string> {
  const idNumber = numbers.get('MOTHER');
  const mother = { area: AREA, name: '示例母', idNumber, relation: 'parent' };
  const path = `${base}/persons/${child}/shown-codes`;
  const { body } = await browser().post(path, mother, BY_CLERK);
  return String(body.id);
}

test('a mother recorded at a counter acts for her child until that ends, and the child reads who it was', async () => {
  const mother = await signedIn('MOTHER');
  const asked = () => mother.get(`${base}/own/overview`, { [FOR]: 'CHILD' });
  expect((await asked()).code).toBe('access.not_guardian');
  expect((await mother.get(`${base}/own/wards`)).body).toEqual([]);

  const share = await record('CHILD');
  const seen = await asked();
  expect(seen.body).toMatchObject({ person: { id: 'CHILD', name: '示例儿' } });
  expect(accesses.at(-1)).toMatchObject({ actor: 'MOTHER', person: 'CHILD' });
  expect((await mother.get(`${base}/own/overview`)).body).toMatchObject({
    person: { id: 'MOTHER' },
  });
  const code = await mother.post(`${base}/own/vouchers`, {}, { [FOR]: 'CHILD' });
  expect(code.body).toMatchObject({ qr: expect.any(String) });
  // Whom she may act for is hers to know, also meanwhile.
  for (const headers of [{}, { [FOR]: 'CHILD' }]) {
    const { body } = await mother.get(`${base}/own/wards`, headers as Record<string, string>);
    expect(body).toEqual([{ id: 'CHILD', name: '示*儿', age: expect.any(Number) }]);
  }

  const path = `${base}/persons/CHILD/shown-codes`;
  const listed = await browser().get(path, BY_CLERK);
  expect(listed.body).toMatchObject([{ id: share, given: 'counter', endedAt: null }]);
  await browser().post(`${path}/${share}/end`, {}, BY_CLERK);
  expect((await asked()).code).toBe('access.not_guardian');
});

test('nobody acts for who is of age, for a stranger, or without being an insured person', async () => {
  await record('GROWN');
  const mother = await signedIn('MOTHER');
  const stranger = await signedIn('STRANGER');
  for (const [own, person] of [
    [mother, 'GROWN'],
    [mother, 'STRANGER'],
    [stranger, 'CHILD'],
    [stranger, 'NOBODY'],
  ] as const) {
    const { status, code } = await own.get(`${base}/own/overview`, { [FOR]: person });
    expect([person, status, code]).toEqual([person, 403, 'access.not_guardian']);
  }
  expect((await mother.get(`${base}/own/wards`)).body).toEqual([]);
  const clerk = await browser().get(`${base}/persons/CHILD/head`, { ...BY_CLERK, [FOR]: 'CHILD' });
  expect(clerk.code).toBe('access.not_guardian');
  // To name oneself is to name nobody.
  const self = await stranger.get(`${base}/own/overview`, { [FOR]: 'STRANGER' });
  expect(self.body).toMatchObject({ person: { id: 'STRANGER' } });
});
