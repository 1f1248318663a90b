import { beforeAll, expect, test } from 'vitest';
import type { PersonId } from '../../kernel/ids.ts';
import {
  addAccount,
  addPerson,
  billRequest,
  openBill,
  settlementWorld,
} from '../../money/settlement/testing.ts';
import type { Form } from '../matters/index.ts';
import { addOffices, effectNamed, openCase, runEffect } from '../matters/testing-case.ts';
import { transferEffects } from './index.ts';

const world = await settlementWorld();
const { database } = world;
const effects = transferEffects(world);
beforeAll(() => addOffices(database));

async function run(name: string, person: PersonId, form: Form) {
  const facts = await openCase(world, { person, form });
  return { facts, ...(await runEffect(world, effectNamed(effects, name), facts)) };
}

const read = async (table: string, person: PersonId) =>
  (
    await database.sql<Record<string, unknown>>(
      `test: ${table}`,
      `select * from ${table} where person_id = $1`,
      [person],
    )
  )[0];

const OUT = { toArea: '310100', startsOn: '2025-12-01', pension: 'employee' };

test('moving out gives the certificate, the letter and the figures', async () => {
  const person = await addPerson(world, { scheme: 'employee' });
  await addAccount(world, person, '1240.50');
  const { result, facts } = await run('transfer-out', person, OUT);
  expect(result).toMatchObject({
    ...{ balance: '1240.50', employeeMonths: '23', residentMonths: '0' },
  });
  expect(await read('transfer_decision', person)).toMatchObject({
    ...{ direction: 'out', other_area: '310100', starts_on: '2025-12-01', employee_months: 23 },
    ...{ balance: 124_050n, pension: 'employee', certificate_id: result.certificate },
    ...{ decided_on: '2025-11-20', case_id: facts.case.id },
  });
  const [letter] = await database.sql<{ document: string; to_area: string; kind: string }>(
    'test: letter',
    'select document, to_area, kind from outgoing_letter where id = $1',
    [result.letter],
  );
  expect(letter).toMatchObject({ to_area: '310100', kind: 'transfer-out' });
  expect(letter?.document).toMatch(/^a1:/);
  await expect(run('transfer-out', person, OUT)).rejects.toThrow('transfers.decided_already');
});

test('moving in keeps the figures of the other area’s paper', async () => {
  const person = await addPerson(world, { scheme: 'employee' });
  const { result } = await run('transfer-in', person, {
    ...{ fromArea: '310100', startsOn: '2025-11-01', certificateNumber: 'SH-TEST-1' },
    ...{ employeeMonths: '60', balance: '5000.00' },
  });
  expect(result).toMatchObject({ balance: '5000.00', employeeMonths: '60', residentMonths: '0' });
  expect(await read('transfer_decision', person)).toMatchObject({
    ...{ direction: 'in', other_area: '310100', pension: 'none', certificate_id: null },
  });
});

test('nothing of a transfer is ever changed', async () => {
  await expect(
    database.sql('test: edit', 'update transfer_decision set balance = 0'),
  ).rejects.toThrow('permission denied');
});

test.each([
  ['same_area', 'transfer-out', { ...OUT, toArea: '532901' }],
  ['not_insured_here', 'transfer-in', { fromArea: '3101', startsOn: '2023-01-01' }],
])('transfers.%s', async (code, name, form) => {
  await expect(run(name, await addPerson(world), form)).rejects.toThrow(`transfers.${code}`);
});

test('transfers.never_insured', async () => {
  await database.asOwner(
    'test: stranger',
    `insert into person (id, name, initials, sex, born_on, county, household)
     values ('STRANGER', '示例', 'sl', 'male', '1990-01-01', '532901', 'X')`,
  );
  await expect(run('transfer-out', 'STRANGER' as PersonId, OUT)).rejects.toThrow(
    'transfers.never_insured',
  );
});

const TWICE = { cause: 'paid-twice', year: '2025', amount: '400.00' };
const RECEIPTS = { firstReceipt: 'A-1', secondReceipt: 'A-2' };

async function ruleFor(person: PersonId, form: Form) {
  const facts = await openCase(world, { person, form });
  return effectNamed(effects, 'premium-refund').rule?.(database.sql, facts);
}

test.each([
  ['paid-twice', RECEIPTS],
  ['died', { diedOn: '2024-12-31' }],
  ['other', {}],
])('%s is what the applicant says, and an officer looks', async (cause, said) => {
  const form = { ...TWICE, cause, ...said };
  expect(await ruleFor(await addPerson(world), form)).toEqual({
    ...{ says: 'look', code: `transfers.${cause}`, facts: { year: '2025' } },
  });
});

test('a premium is given back once for a year and cause', async () => {
  const person = await addPerson(world);
  const { result } = await run('premium-refund', person, { ...TWICE, ...RECEIPTS });
  expect(result).toEqual({ cause: 'paid-twice', year: '2025', amount: '400.00' });
  expect(await read('refund_decision', person)).toMatchObject({
    ...{ cause: 'paid-twice', year: 2025, amount: 40_000n, by_rule: false },
    decided_on: '2025-11-20',
  });
  await expect(run('premium-refund', person, { ...TWICE, ...RECEIPTS })).rejects.toThrow(
    'transfers.refunded_already',
  );
});

test('double coverage is what our records show of 1 January', async () => {
  const person = await addPerson(world);
  const form = { ...TWICE, cause: 'double-coverage' };
  expect(await ruleFor(person, form)).toMatchObject({
    says: 'look',
    code: 'transfers.double-coverage',
  });
  await database.sql(
    'test: employed',
    `insert into coverage (id, person_id, scheme, standing, starts_on)
     values ($1, $2, 'employee', 'covered', '2024-06-01')`,
    [world.ids.next(), person],
  );
  expect(await ruleFor(person, form)).toEqual({ says: 'approve' });
  await run('premium-refund', person, form);
  expect(await read('refund_decision', person)).toMatchObject({ by_rule: true });
});

test('whoever used the insurance in the year is looked at', async () => {
  const person = await addPerson(world);
  await world.settlements.settle(await billRequest(world, await openBill(world, person)));
  const died = { ...TWICE, cause: 'died', diedOn: '2024-12-31' };
  expect(await ruleFor(person, died)).toMatchObject({
    ...{ says: 'look', code: 'transfers.benefits-used', facts: { settlements: '1', year: '2025' } },
  });
  const { result } = await run('premium-refund', person, died);
  expect(result).toMatchObject({ cause: 'died' });
  expect(await read('refund_decision', person)).toMatchObject({ by_rule: false });
});

test.each([
  ['amount_zero', { ...TWICE, amount: '0.00' }],
  ['year_out_of_range', { ...TWICE, year: '2019' }],
  ['year_out_of_range', { ...TWICE, year: '2027' }],
  ['year_out_of_range', { ...TWICE, year: '99999' }],
])('transfers.%s', async (code, form) => {
  await expect(run('premium-refund', await addPerson(world), form)).rejects.toThrow(
    `transfers.${code}`,
  );
});
