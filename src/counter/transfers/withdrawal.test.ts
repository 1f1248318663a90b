import { expect, test } from 'vitest';
import type { PersonId } from '../../kernel/ids.ts';
import { accountOf, addGiver, openWallet, quotaOf } from '../../money/own-account/testing.ts';
import { addGrant, addPerson } from '../../money/settlement/testing.ts';
import { findCoverage, findDeath } from '../../people/enrolment/index.ts';
import { effectNamed, openCase } from '../matters/testing-case.ts';
import { transferEffects } from './index.ts';
import { ACCOUNT, transferWorld } from './testing.ts';

const world = await transferWorld();
const { home, away, deps, run, ledger } = world;
const DEATH = { reason: 'death', diedOn: '2025-11-10', account: ACCOUNT };
const GONE = { reason: 'emigration', leftOn: '2025-11-12', account: ACCOUNT };
const withdraw = (person: PersonId, form: object) =>
  run('account-withdrawal', person, form as never);

test('at death insurance ends, what was shared comes back, and the heirs are paid the whole account', async () => {
  const [person, child] = [await addGiver(home, '880.00'), await addPerson(home)];
  await addGrant(home, person, child, '300.00');
  const { result, payment } = await withdraw(person, DEATH);
  expect(result).toMatchObject({ reason: 'death', on: '2025-11-10', amount: '880.00' });
  expect(payment).toMatchObject({ amount: 88_000n, from: `due:${person}`, ...ACCOUNT });
  expect(await accountOf(home, person)).toEqual({ balance: 0n, held: 0n });
  expect(await ledger(`due:${person}`)).toBe(88_000n);
  expect(await findDeath(home.database.sql, person)).toBe('2025-11-10');
  const coverage = (await findCoverage(home.database.sql, [person])).get(person) ?? [];
  expect(coverage.map(({ endsOn }) => endsOn)).toEqual(['2025-11-11']);
  await expect(withdraw(person, DEATH)).rejects.toThrow('account-withdrawal.empty');
  await expect(withdraw(person, { ...DEATH, diedOn: '2025-11-09' })).rejects.toThrow(
    'transfers.died_on_another_day',
  );
});

test('whoever emigrates is paid himself, wallets in other areas included', async () => {
  const [person, relative] = [await addGiver(away, '500.00'), await addPerson(home)];
  const grant = await openWallet(world, { giver: person, receiver: relative, quota: '200.00' });
  const { payment } = await run('account-withdrawal', person, GONE, 'away');
  expect(payment?.amount).toBe(50_000n);
  expect((await quotaOf(world, grant)).state).toBe('closed');
  expect(await accountOf(away, person)).toEqual({ balance: 0n, held: 0n });
});

test('two withdrawals at one moment pay once; one that dies on the way pays nothing', async () => {
  const person = await addGiver(home, '100.00');
  const effect = effectNamed(transferEffects(deps.home), 'account-withdrawal');
  const cases = [];
  for (const number of ['532900-2025-80000001', '532900-2025-80000002']) {
    cases.push(await openCase(home, { person, form: GONE, change: { number } }));
  }
  const [one] = cases;
  const gone = home.database.transaction(async (sql) => {
    if (one) await effect.carryOut(sql, one, undefined);
    throw new Error('killed');
  });
  await expect(gone).rejects.toThrow('killed');
  expect((await accountOf(home, person)).balance).toBe(10_000n);
  const both = await Promise.allSettled(
    cases.map((facts) =>
      home.database.transaction((sql) => effect.carryOut(sql, facts, undefined)),
    ),
  );
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(await ledger(`due:${person}`)).toBe(10_000n);
});

test('a day to come and a person without an account are refused', async () => {
  const later = { ...GONE, leftOn: '2025-12-01' };
  await expect(withdraw(await addGiver(home, '1.00'), later)).rejects.toThrow(
    'transfers.day_to_come',
  );
  await expect(withdraw(await addPerson(home), GONE)).rejects.toThrow('accounts.no_account');
});

test('the proof agrees in both areas, and tells what is changed by hand', async () => {
  expect([await world.found(), await world.found('away')]).toEqual([[], []]);
  for (const [change, back] of [
    [
      'update account_withdrawal set amount = amount + 1',
      'update account_withdrawal set amount = amount - 1',
    ],
    [
      "update coverage set ends_on = '2031-01-01' where ends_on = '2025-11-11'",
      "update coverage set ends_on = '2025-11-11' where ends_on = '2031-01-01'",
    ],
    ['update death set died_on = died_on + 1', 'update death set died_on = died_on - 1'],
  ] as const) {
    await home.database.asOwner(change.slice(0, 60), change);
    expect((await world.found()).join()).toContain('one-thing');
    await home.database.asOwner(`mend ${change.slice(0, 50)}`, back);
    expect(await world.found()).toEqual([]);
  }
});
