import { beforeAll, expect, test } from 'vitest';
import { day } from '../../kernel/days.ts';
import type { AreaCode, PersonId, RequestKey } from '../../kernel/ids.ts';
import {
  addPerson,
  billRequest,
  HOSPITAL,
  openBill,
  settlementWorld,
} from '../../money/settlement/testing.ts';
import { limitByAddress } from '../../platform/http/address-limit.ts';
import type { Route } from '../../platform/http/route.ts';
import type { SharedRoute } from '../../platform/http/shared-route.ts';
import { publicTokens } from '../../platform/public-token.ts';
import type { Form } from '../matters/index.ts';
import { addOffices, effectNamed, openCase, runEffect } from '../matters/testing-case.ts';
import {
  type CertificateCheckView,
  type CertificateView,
  certificateCheckRoutes,
  certificateEffects,
  certificateRoutes,
  coveredMonths,
} from './index.ts';

const world = await settlementWorld();
const { database, clock } = world;
const effects = certificateEffects(world);
const area = '532900' as AreaCode;
const tokens = publicTokens(area, Buffer.alloc(32, 7));
const of = () => ({ database, clock, tokens });
const rows = certificateRoutes({ of, permit: () => Promise.resolve() });
const open = limitByAddress(
  certificateCheckRoutes((code) => (code === area ? of() : null)),
  clock,
);
let person: PersonId;

beforeAll(async () => {
  await addOffices(database);
  person = await addPerson(world);
});

async function ask(name: string, form: Form = {}, whose = person) {
  const facts = await openCase(world, { person: whose, form });
  const { result } = await runEffect(world, effectNamed(effects, name), facts);
  return { id: result.certificate ?? '', number: result.certificateNumber, facts };
}

function call(method: string, path: string, given: object): Promise<unknown> {
  const row = rows.find((one) => one.method === method && one.path === path) as Route;
  return row.handle({
    caller: { id: 'chief' },
    area,
    params: {},
    query: {},
    body: {},
    ...given,
  } as never);
}

function check(token: string, address = '10.0.0.1') {
  const [row] = open as [SharedRoute];
  return row.handle({ params: { token }, origin: { address } } as never);
}

test('a proof of insurance says the periods and months, and its QR code is genuine', async () => {
  const { id, number, facts } = await ask('certificate-insurance');
  const view = (await call('GET', '/certificates/:id', { params: { id } })) as CertificateView;
  expect(number).toBe(`PZ-${facts.case.number}`);
  expect(view.document).toMatchObject({
    kind: 'insurance',
    holder: { name: '示例人' },
    periods: [{ scheme: 'resident', standing: 'covered', startsOn: '2024-01-01', endsOn: null }],
    months: { employee: 0, resident: 23 },
    balance: null,
  });
  const told = (await check(view.token)) as CertificateCheckView;
  expect(told).toEqual({
    ...{ kind: 'insurance', number, holder: '示*人', issuedOn: '2025-11-20' },
    ...{ state: 'valid', withdrawnOn: null, hash: view.hash },
  });
});

test('the document is sealed and its hash is over what is printed', async () => {
  const { id } = await ask('certificate-insurance');
  const [kept] = await database.sql<{ document: string; hash: string }>(
    'test: kept',
    'select document, hash from certificate where id = $1',
    [id],
  );
  expect(kept?.document).toMatch(/^a1:/);
  expect(kept?.hash).toMatch(/^[0-9a-f]{64}$/);
  await expect(
    database.sql('test: edit', `update certificate set hash = '' where id = $1`, [id]),
  ).rejects.toThrow('permission denied');
});

test('a proof of payments shows what stands, without what was taken back', async () => {
  const payer = await addPerson(world);
  const first = await openBill(world, payer, { lines: { A: '20000.00' } });
  const second = await openBill(world, payer, {
    lines: { A: '1000.00' },
    startedOn: '2025-07-01',
    endedOn: '2025-07-03',
  });
  await world.settlements.settle(await billRequest(world, first));
  const settled = await world.settlements.settle(await billRequest(world, second));
  const form = { from: '2025-01-01', to: '2025-12-31' };
  await expect(ask('certificate-payment', form, payer)).rejects.toThrow(
    'certificates.in_the_future',
  );
  await world.settlements.reverse({
    key: 'TAKEN BACK' as RequestKey,
    provider: HOSPITAL,
    person: payer,
    settlement: settled.settlements[0]?.row.id as never,
    reason: '退费',
  });
  const { id } = await ask('certificate-payment', { from: '2025-01-01' }, payer);
  const view = (await call('GET', '/certificates/:id', { params: { id } })) as CertificateView;
  expect(view.document).toMatchObject({
    rows: [{ day: '2025-06-10', provider: '示范三级医院', kind: 'inpatient', total: '20000.00' }],
    sums: { total: '20000.00', accounts: '0.00' },
  });
  const { sums } = view.document as Extract<CertificateView['document'], { kind: 'payment' }>;
  expect(Number(sums.funds) + Number(sums.cash)).toBe(20_000);
});

test('a withdrawn paper is told to whoever checks it, once for ever', async () => {
  const { id } = await ask('certificate-insurance');
  const withdraw = () =>
    call('POST', '/certificates/:id/withdrawal', { params: { id }, body: { reason: '信息有误' } });
  const view = (await withdraw()) as CertificateView;
  expect(await check(view.token)).toMatchObject({
    state: 'withdrawn',
    withdrawnOn: '2025-11-20',
  });
  await expect(withdraw()).rejects.toThrow('certificates.withdrawn_already');
});

test('a forged or altered token, or one of another area, is refused', async () => {
  const { id } = await ask('certificate-insurance');
  const token = tokens.tokenOf(id);
  const forged = publicTokens(area, Buffer.alloc(32, 8)).tokenOf(id);
  const elsewhere = publicTokens('990100' as AreaCode, Buffer.alloc(32, 7)).tokenOf(id);
  const altered = token.slice(0, -1) + (token.endsWith('A') ? 'B' : 'A');
  for (const wrong of [forged, altered, elsewhere, id, 'x']) {
    await expect(check(wrong)).rejects.toThrow('certificates.not_genuine');
  }
});

test('one address asks so often and no more', async () => {
  for (let count = 0; count < 60; count += 1) {
    await check('x', '10.9.9.9').catch(() => undefined);
  }
  await expect(check('x', '10.9.9.9')).rejects.toThrow('request.too_many_calls');
  await expect(check('x', '10.9.9.8')).rejects.toThrow('certificates.not_genuine');
});

test('a person sees the own papers and nobody else’s', async () => {
  const { id } = await ask('certificate-insurance');
  const own = (whose: string) =>
    call('GET', '/own/certificates/:id', { params: { id }, caller: { id: whose, person: whose } });
  expect(await own(person)).toMatchObject({ id });
  await expect(own('P0')).rejects.toThrow('certificates.unknown_certificate');
  const list = await call('GET', '/own/certificates', { caller: { id: person, person } });
  expect(list).toMatchObject({ total: expect.any(Number) });
  expect((list as { rows: { id: string }[] }).rows[0]).toMatchObject({ id, withdrawnAt: null });
});

test.each<[string, string, Form]>([
  ['ends_before_start', 'certificate-payment', { from: '2025-06-02', to: '2025-06-01' }],
  ['in_the_future', 'certificate-payment', { from: '2025-01-01', to: '2025-11-21' }],
  ['too_long', 'certificate-payment', { from: '2019-01-01', to: '2025-01-01' }],
])('certificates.%s', async (code, name, form) => {
  await expect(ask(name, form)).rejects.toThrow(`certificates.${code}`);
});

test('certificates.never_insured', async () => {
  await database.asOwner(
    'test: stranger',
    `insert into person (id, name, initials, sex, born_on, county, household)
     values ('STRANGER', '示例', 'sl', 'male', '1990-01-01', '532901', 'X')`,
  );
  await expect(ask('certificate-insurance', {}, 'STRANGER' as PersonId)).rejects.toThrow(
    'certificates.never_insured',
  );
});

test('a month counts once, and not before it began', () => {
  const period = {
    personId: person,
    scheme: 'employee',
    standing: 'covered',
    retired: false,
  } as const;
  const coverage = [
    { ...period, startsOn: day('2024-11-15'), endsOn: day('2025-02-01') },
    { ...period, startsOn: day('2025-01-20'), endsOn: null },
    {
      ...period,
      standing: 'waiting',
      startsOn: day('2024-01-01'),
      endsOn: day('2024-11-01'),
    } as const,
  ];
  expect(coveredMonths(coverage, 'employee', day('2025-03-01'))).toBe(5);
  expect(coveredMonths(coverage, 'resident', day('2025-03-01'))).toBe(0);
});
