import { expect, test } from 'vitest';
import type { PersonId } from '../../kernel/ids.ts';
import { accountOf, addGiver, openWallet, quotaOf } from '../../money/own-account/testing.ts';
import { askForAll, collectPremium, orderPremium } from '../../money/premium/index.ts';
import { addPerson, billRequest, openBill } from '../../money/settlement/testing.ts';
import { findCoverage, findDeath, insertDeath } from '../../people/enrolment/index.ts';
import { effectNamed, openCase } from '../matters/testing-case.ts';
import { transferEffects } from './index.ts';
import { ACCOUNT, transferWorld } from './testing.ts';

const world = await transferWorld();
const { home, deps, run, rule, someone, order, ledger, read } = world;
const NEXT = { cause: 'other', year: '2026', account: ACCOUNT };
const refund = (person: PersonId, form: object = {}) =>
  run('premium-refund', person, { ...NEXT, ...form });
const says = (person: PersonId, form: object = {}) =>
  rule('premium-refund', person, { ...NEXT, ...form });
const insured = async (person: PersonId) =>
  ((await findCoverage(home.database.sql, [person])).get(person) ?? []).map(
    ({ startsOn, endsOn }) => `${startsOn} ${endsOn}`,
  );

test('what was paid for insurance that has not begun comes back at once, to everybody what he gave', async () => {
  const person = await someone();
  const before = await ledger('contributions:resident');
  await world.paid(person);
  expect(await ledger('contributions:resident')).toBe(before + 110_000n);
  expect(await says(person)).toEqual({ says: 'approve' });
  const { result, payment } = await refund(person);
  expect(result).toMatchObject({ amount: '400.00', payable: '400.00', cause: 'other' });
  expect(payment).toMatchObject({ amount: 40_000n, from: `due:${person}`, ...ACCOUNT });
  expect(await ledger('contributions:resident')).toBe(before);
  expect(await ledger('fiscal:central')).toBe(0n);
  expect(await ledger(`due:${person}`)).toBe(40_000n);
  expect(await insured(person)).toEqual([]);
  expect(await read('refund_decision', person)).toMatchObject([
    { carried: 'premium', amount: 40_000n, to_person: 40_000n, by_rule: true },
  ]);
  await expect(refund(person)).rejects.toThrow('transfers.refunded_already');
  await expect(refund(person, { cause: 'double-coverage', amount: '400.00' })).rejects.toThrow(
    'transfers.refunded_already',
  );
});

test('help goes back to its budget, and a premium that was all help pays nobody', async () => {
  const person = await someone();
  await home.database.sql(
    'test: member',
    `insert into group_membership (id, person_id, group_code, starts_on, decided_on)
     values ($1, $2, 'destitute', '2025-01-01', '2025-01-01')`,
    [home.ids.next(), person],
  );
  expect((await order(person)).state).toBe('paid');
  const before = await ledger('fiscal:province');
  const { result, payment } = await refund(person);
  expect([result.amount, result.returnedTo, payment]).toEqual(['0.00', 'aid', undefined]);
  expect(await ledger('fiscal:province')).toBe(before + 40_000n + 8_400n);
  expect(await ledger('aid:premium')).toBe(0n);
});

test('what an own account paid is in it again', async () => {
  const [person, payer] = [await someone(), await addGiver(home, '1000.00')];
  await home.database.sql(
    'test: account of the insured',
    'insert into personal_account (person_id, balance, version) values ($1, 0, 0)',
    [person],
  );
  await expect(world.paid(person, { own: payer })).resolves.toMatchObject({ state: 'paid' });
  expect((await accountOf(home, payer)).balance).toBe(60_000n);
  const { result, payment } = await refund(person);
  expect([result.amount, result.returnedTo, payment]).toEqual(['400.00', 'account', undefined]);
  expect((await accountOf(home, payer)).balance).toBe(100_000n);
});

test('what a wallet of another area paid is in the quota again', async () => {
  const [giver, person] = [await addGiver(world.away, '800.00'), await someone()];
  await home.database.sql(
    'test: insured this year',
    `insert into coverage (id, person_id, scheme, standing, starts_on, ends_on)
     values ($1, $2, 'resident', 'covered', '2025-01-01', '2026-01-01')`,
    [home.ids.next(), person],
  );
  const grant = await openWallet(world, { giver, receiver: person, quota: '500.00' });
  await world.paid(person, { grant });
  expect((await quotaOf(world, grant)).left).toBe(10_000n);
  const { result, payment } = await refund(person);
  expect([result.returnedTo, payment]).toEqual(['wallet', undefined]);
  expect((await quotaOf(world, grant)).left).toBe(50_000n);
});

test('money that came in vain is paid out, once', async () => {
  const person = await someone();
  const { id } = await order(person);
  world.bank.say('lost');
  await collectPremium(
    ...([
      deps.home.premiums,
      { key: world.key(), order: id, by: 'bank', agreement: 'A-1' },
    ] as const),
    { id: 'officer.one', office: null },
  );
  await expect(refund(person)).rejects.toThrow('transfers.payment_under_way');
  // Meanwhile he is employed: the insurance that the bank collected for can no longer be.
  await home.database.sql(
    'test: employed',
    `insert into coverage (id, person_id, scheme, standing, starts_on)
     values ($1, $2, 'employee', 'covered', '2025-12-01')`,
    [home.ids.next(), person],
  );
  await askForAll(deps.home.premiums);
  expect(await ledger(`due:${person}`)).toBe(40_000n);
  const twice = { cause: 'paid-twice', firstReceipt: 'A', secondReceipt: 'B' };
  expect(await says(person, twice)).toEqual({ says: 'approve' });
  const { payment } = await refund(person, twice);
  expect(payment?.amount).toBe(40_000n);
  expect(await read('refund_decision', person)).toMatchObject([{ carried: 'owed' }]);
  await expect(refund(person, { cause: 'other', amount: '400.00' })).resolves.toBeDefined();
});

test('begun insurance gives nothing back', async () => {
  const person = await someone();
  await world.paid(person, null, 2025);
  const form = { year: '2025', cause: 'double-coverage' };
  await expect(refund(person, form)).rejects.toThrow('transfers.begun');
});

test('whoever died before the year began was never insured in it; the first paper is looked at', async () => {
  const [person, other] = [await someone(), await someone()];
  for (const one of [person, other]) await world.paid(one);
  const died = { cause: 'died', diedOn: '2025-11-18' };
  expect(await says(person, died)).toMatchObject({ says: 'look', code: 'transfers.died' });
  await refund(person, died);
  expect(await findDeath(home.database.sql, person)).toBe('2025-11-18');
  expect(await insured(person)).toEqual([]);
  const facts = await openCase(home, { person: other, change: { number: '532900-2025-90000003' } });
  await insertDeath(home.database.sql, {
    ...{ person: other, diedOn: '2025-11-19' as never, case: facts.case.id },
    at: home.clock.now().toISOString(),
  });
  await expect(refund(other, died)).rejects.toThrow('transfers.died_on_another_day');
  expect(await says(other, { ...died, diedOn: '2025-11-19' })).toEqual({ says: 'approve' });
});

test('whoever died is given nothing any more, in the same breath', async () => {
  const [giver, person] = [await addGiver(world.away, '900.00'), await addPerson(home)];
  await home.database.asOwner(
    'test: until the end of the year',
    `update coverage set ends_on = '2026-01-01' where person_id = $1`,
    [person],
  );
  const grant = await openWallet(world, { giver, receiver: person, quota: '500.00' });
  await world.paid(person);
  await refund(person, { cause: 'died', diedOn: '2025-11-18' });
  expect(await insured(person)).toEqual(['2024-01-01 2025-11-19']);
  expect((await quotaOf(world, grant)).state).toBe('closed');
});

test.each([
  ['day_to_come', '2025-12-30'],
  ['died_later', '2025-02-01'],
])('transfers.%s', async (code, diedOn) => {
  const form = { cause: 'died', diedOn, amount: '400.00', year: '2025' };
  await expect(refund(await someone(), form)).rejects.toThrow(`transfers.${code}`);
});

test('what only receipts show is looked at, needs an amount, and is never more than the year cost', async () => {
  const person = await someone();
  const twice = { cause: 'paid-twice', firstReceipt: 'A-1', secondReceipt: 'A-2' };
  await expect(refund(person, twice)).rejects.toThrow('transfers.amount_needed');
  await expect(refund(person, { ...twice, amount: '400.01' })).rejects.toThrow(
    'transfers.amount_above_year',
  );
  for (const [form, code] of [
    [twice, 'paid-twice'],
    [{ cause: 'double-coverage' }, 'nothing-recorded'],
    [{ cause: 'other' }, 'other'],
  ] as const) {
    const told = { says: 'look', code: `transfers.${code}`, facts: { year: '2026' } };
    expect(await says(person, { ...form, amount: '400.00' })).toEqual(told);
  }
  await expect(refund(person, { ...twice, amount: '400.00', receipts: 'none' })).rejects.toThrow(
    'transfers.receipts_needed',
  );
  const before = await ledger('contributions:resident');
  await refund(person, { ...twice, amount: '400.00' });
  expect(await ledger('contributions:resident')).toBe(before - 40_000n);
  expect(await ledger(`due:${person}`)).toBe(40_000n);
});

test('another amount than our records hold, and a year that was used, are looked at', async () => {
  const person = await someone();
  await world.paid(person);
  expect(await says(person, { amount: '800.00' })).toEqual({
    ...{ says: 'look', code: 'transfers.amount-differs' },
    facts: { year: '2026', said: '800.00', recorded: '400.00' },
  });
  expect((await refund(person, { amount: '800.00' })).result.amount).toBe('400.00');
  const ill = await addPerson(home);
  await home.settlements.settle(await billRequest(home, await openBill(home, ill)));
  const form = { cause: 'died', diedOn: '2024-12-31', amount: '400.00', year: '2025' };
  expect(await says(ill, form)).toMatchObject({
    ...{ says: 'look', code: 'transfers.benefits-used', facts: { settlements: '1', year: '2025' } },
  });
});

test.each([
  ['amount_zero', { amount: '0.00' }],
  ['year_out_of_range', { year: '2019' }],
  ['year_out_of_range', { year: '2027' }],
  ['year_out_of_range', { year: '99999' }],
])('transfers.%s', async (code, form) => {
  await expect(refund(await someone(), form)).rejects.toThrow(`transfers.${code}`);
});

test('two refunds at one moment are one, and a process that dies between leaves nothing half', async () => {
  const person = await someone();
  await world.paid(person);
  const effect = effectNamed(transferEffects(deps.home), 'premium-refund');
  const [one, two] = [
    await openCase(home, { person, form: NEXT, change: { number: '532900-2025-90000001' } }),
    await openCase(home, {
      ...{ person, form: { ...NEXT, cause: 'double-coverage' } },
      change: { number: '532900-2025-90000002' },
    }),
  ];
  const gone = home.database.transaction(async (sql) => {
    await effect.carryOut(sql, one, undefined);
    throw new Error('killed');
  });
  await expect(gone).rejects.toThrow('killed');
  expect(await read('refund_decision', person)).toEqual([]);
  expect(await insured(person)).toEqual(['2026-01-01 2027-01-01']);
  const both = await Promise.allSettled(
    [one, two].map((facts) =>
      home.database.transaction((sql) => effect.carryOut(sql, facts, undefined)),
    ),
  );
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(await ledger(`due:${person}`)).toBe(40_000n);
});

test('the same year may be paid for again afterwards', async () => {
  const person = await someone();
  await world.paid(person);
  await refund(person);
  const request = { key: world.key(), person, scheme: 'resident' as const, year: 2026 };
  const again = await home.database.transaction((sql) =>
    orderPremium(...([sql, deps.home.premiums, { ...request, repairedYears: 0 }] as const), {
      id: 'officer.one',
      office: null,
    }),
  );
  expect(again.state).toBe('made');
});

test('the proof agrees, and tells what is changed by hand', async () => {
  expect(await world.found()).toEqual([]);
  for (const [change, back] of [
    [
      'update refund_decision set amount = amount + 1 where order_id is not null and to_person > 0',
      'update refund_decision set amount = amount - 1 where order_id is not null and to_person > 0',
    ],
    [
      "update refund_decision set to_person = to_person - 1 where carried = 'unrecorded'",
      "update refund_decision set to_person = to_person + 1 where carried = 'unrecorded'",
    ],
  ] as const) {
    await home.database.asOwner(change.slice(0, 60), change);
    expect((await world.found()).join()).toContain('one-thing');
    await home.database.asOwner(`mend ${change.slice(0, 50)}`, back);
    expect(await world.found()).toEqual([]);
  }
});
