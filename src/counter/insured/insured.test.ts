import { beforeAll, expect, test } from 'vitest';
import { type Browser, testIdentity } from '../../border/identity/testing.ts';
import { day } from '../../kernel/days.ts';
import type { PersonId } from '../../kernel/ids.ts';
import {
  addAccount,
  addGrant,
  addPerson,
  billRequest,
  openBill,
  settlementWorld,
  shown,
  TOWNSHIP,
} from '../../money/settlement/testing.ts';
import { createCredentials } from '../../people/credential/index.ts';
import { checkDigitOf, recordPerson } from '../../people/enrolment/index.ts';
import { insuredRoutes } from './routes.ts';
import type { EstimatesView, OverviewView } from './view.ts';

const world = await settlementWorld();
const secret = Buffer.from('a key of the test');
const credentials = createCredentials({ ...world, secret });
const tested = await testIdentity({
  keys: JSON.stringify([{ key: 'office', id: 'an.officer', role: 'office' }]),
  routes: () => insuredRoutes(() => ({ ...world, credentials })),
});
const OWN = '/api/areas/532900/own';

/** Insured in the area, with a card by which he signs in. */
async function signedIn(options: Parameters<typeof addPerson>[1] = {}) {
  const person = await addPerson(world, options);
  await addPerson({ ...world, database: tested.area }, { id: person });
  await tested.area.sql(
    'test: card',
    `insert into card (number, person_id, serial, starts_on) values ($1, $2, 'CHIP', '2020-01-01')`,
    [`CARD${person}`, person],
  );
  const phone: Browser = tested.browser();
  const card = { area: '532900', type: 'card', number: `CARD${person}`, cardSerial: 'CHIP' };
  expect((await phone.post('/api/sign-in/credential', card)).status).toBe(200);
  const read = async <View>(path: string) => (await phone.get(`${OWN}${path}`)).body as View;
  return { person, phone, read };
}

const limitOf = ({ year }: OverviewView, kind: string) =>
  year?.limits.find((limit) => limit.kind === kind);

async function settled(person: PersonId, amount: string) {
  const encounter = await openBill(world, person, { lines: { A: amount } });
  const answer = await world.settlements.settle(await billRequest(world, encounter));
  return (await shown(world, answer))[0];
}

let resident: Awaited<ReturnType<typeof signedIn>>;
beforeAll(async () => {
  resident = await signedIn();
});

test('the overview tells insurance, account and year, with the article of each figure', async () => {
  const stay = await settled(resident.person, '10000.00');
  const overview = await resident.read<OverviewView>('/overview');
  expect(overview).toMatchObject({
    person: { id: resident.person, name: '示例人' },
    coverage: { now: { scheme: 'resident', standing: 'covered', startsOn: '2024-01-01' } },
    ...{ account: null, household: [] },
    year: { year: 2025, scheme: 'resident', admissions: 1 },
  });
  expect(overview.person.idNumber).toMatch(/^532901\*{8}/);
  const { pool, personal } = stay?.amounts ?? {};
  expect(limitOf(overview, 'pool-cap')).toMatchObject({
    ...{ key: 'pool.inpatient-special', used: pool, limit: '100000.00', visits: ['inpatient'] },
  });
  expect(limitOf(overview, 'serious-deductible')).toMatchObject({
    ...{ used: personal, limit: '10000.00', source: expect.stringContaining('大理日报') },
  });
  expect(overview.year?.limits.some(({ visits }) => visits.includes('chronic'))).toBe(false);
});

test('somebody of a special group has the lower deductible, no cap, and aid', async () => {
  const poor = await signedIn({ groups: ['minimum-living'] });
  const overview = await poor.read<OverviewView>('/overview');
  expect(overview.groups).toEqual(['minimum-living']);
  expect(limitOf(overview, 'serious-deductible')?.limit).toBe('5000.00');
  expect(limitOf(overview, 'serious-cap')).toMatchObject({ limit: null, percent: null });
  expect(limitOf(overview, 'aid-cap')).toMatchObject({ limit: '50000.00', percent: 0 });
});

test('the account is told with what of it is set aside, and the household masked', async () => {
  const mother = await signedIn({ scheme: 'employee' });
  const digits = '53298920150607001';
  const child = await recordPerson(world, {
    ...{ id: 'P-CHILD' as PersonId, idNumber: digits + checkDigitOf(digits), name: '示例孩' },
    ...{ initials: 'slh', sex: 'male', bornOn: day('2015-06-07'), county: '532901' },
    ...{ household: mother.person, phone: null },
  });
  await addAccount(world, mother.person, '500.00');
  await addGrant(world, mother.person, child.id, '200.00');
  const overview = await mother.read<OverviewView>('/overview');
  expect(overview.account).toEqual({ balance: '500.00', held: '200.00', available: '300.00' });
  expect(overview.household).toEqual([{ id: child.id, name: '示*孩' }]);
});

test('an estimate is what the hospital would be told, and is not kept', async () => {
  const asked = { kind: 'inpatient', amount: '30000.00', selfPaid: '1000.00' };
  const before = await resident.read<OverviewView>('/overview');
  const answer = await resident.phone.post(`${OWN}/estimates`, asked);
  const { levels, gate } = answer.body as EstimatesView;
  expect(gate).toBeNull();
  expect(levels.map(({ level }) => level)).toEqual(['village', 'primary', 'secondary', 'tertiary']);
  expect(await resident.read('/overview')).toEqual(before);

  const lines = { A: '29000.00', C: '1000.00' };
  const encounter = await openBill(world, resident.person, { provider: TOWNSHIP, lines });
  const real = await world.settlements.settle(await billRequest(world, encounter));
  const { amounts } = (await shown(world, real))[0] ?? {};
  expect(levels[1]?.amounts).toEqual(amounts);
});

test('what cannot be estimated is refused with its code', async () => {
  const refusal = async (body: object) =>
    (await resident.phone.post(`${OWN}/estimates`, body)).code;
  const stay = { kind: 'inpatient', amount: '100.00' };
  expect(await refusal({ ...stay, amount: '0.00' })).toBe('insured.nothing_to_estimate');
  expect(await refusal({ ...stay, selfPaid: '100.01' })).toBe('insured.more_than_the_bill');
  expect(await refusal({ ...stay, kind: 'chronic' })).toBe('insured.disease_missing');
});

test('without the disease being recognised nothing is paid, and it is said', async () => {
  const asked = { kind: 'chronic', amount: '100.00', disease: 'diabetes' };
  const { body } = await resident.phone.post(`${OWN}/estimates`, asked);
  expect(body).toMatchObject({ gate: 'disease-not-recognised' });
  expect((body as EstimatesView).levels[0]?.amounts.cash).toBe('100.00');
});

test('a code is one’s own and each time another', async () => {
  const issue = async () => (await resident.phone.post(`${OWN}/vouchers`)).body as { qr: string };
  // The sign-in knows people of one database and the rows of another; both have this person.
  const [one, other] = [await issue(), await issue()];
  expect(one.qr).not.toBe(other.qr);
});

test('whoever is not insured himself has no such page', async () => {
  const { statusCode } = await tested.server.inject({
    url: `${OWN}/overview`,
    headers: { authorization: 'Bearer office' },
  });
  expect(statusCode).toBe(403);
  const row = insuredRoutes(() => ({ ...world, credentials }))[0];
  const call = { area: '532900', caller: { id: 'demo', role: 'demo', person: null } };
  await expect(async () => row?.handle(call as never)).rejects.toMatchObject({
    kind: { code: 'insured.not_insured_here' },
  });
});

test('every reading is noted', () => {
  expect(tested.accesses.filter(({ person }) => person === resident.person).length).toBeGreaterThan(
    3,
  );
});
