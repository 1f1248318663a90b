import { expect, test } from 'vitest';
import type { PersonId } from '../../kernel/ids.ts';
import { yuan } from '../../kernel/money.ts';
import {
  accountOf,
  addGiver,
  idNumberOf,
  openWallet,
  quotaOf,
} from '../../money/own-account/testing.ts';
import { addAccount, addGrant, addPerson, HOSPITAL } from '../../money/settlement/testing.ts';
import { findCoverage, findYearsElsewhere } from '../../people/enrolment/index.ts';
import { fileFor, findFilings } from '../../people/filing/index.ts';
import { PERSON_ID_NUMBER, sealedIn } from '../../platform/sealing/columns.ts';
import { moveDue, recordAnswer, settleAnswer } from './answer-transfer.ts';
import { askOtherAreas } from './other-areas.ts';
import { pensionOnLoopback, recordPension, tellPensions } from './pension-office.ts';
import { transferWorld } from './testing.ts';

const world = await transferWorld();
const { home, away, deps, run, read, ledger } = world;
const TODAY = '2025-11-20';
const OUT = { toArea: '511700', startsOn: TODAY, pension: 'employee' };
const IN = { fromArea: '310100', startsOn: '2025-11-01', certificateNumber: 'SH-TEST-1' };

const answer = (id: string, figures: object = {}, more: object = {}) =>
  recordAnswer(deps.home, {
    ...{ case: id, key: world.key(), letter: 'HF-THEIRS', by: 'officer.two' },
    ...{ employeeMonths: 23, residentMonths: 0, balance: yuan('1240.50') },
    ...{ ...figures, ...more },
  });
const settle = (id: string, accept: boolean, by = 'officer.three') =>
  settleAnswer(deps.home, { case: id, key: world.key(), accept, by, reason: '已核对' });
const periods = async (person: PersonId) =>
  ((await findCoverage(home.database.sql, [person])).get(person) ?? []).map(
    ({ scheme, standing, startsOn, endsOn }) => `${scheme} ${standing} ${startsOn} ${endsOn}`,
  );

async function leaver(balance = '1240.50') {
  const person = await addPerson(home, { scheme: 'employee' });
  await addAccount(home, person, balance);
  return person;
}

test('moving out gives the certificate and the letter, ends insurance and sharing, and the balance follows the answer', async () => {
  const [person, child] = [await leaver(), await addPerson(home)];
  await addGrant(home, person, child, '300.00');
  const { result, facts } = await run('transfer-out', person, OUT);
  const months = { employeeMonths: '23', residentMonths: '0' };
  expect(result).toMatchObject({ balance: '1240.50', ...months });
  expect(await read('transfer_decision', person)).toMatchObject([
    {
      ...{ direction: 'out', other_area: '511700', starts_on: TODAY, employee_months: 23 },
      ...{ balance: 124_050n, pension: 'employee', certificate_id: result.certificate },
      carried: true,
    },
  ]);
  const [letter] = await home.database.sql<{ document: string; kind: string }>(
    'test: letter',
    'select document, kind from outgoing_letter where id = $1',
    [result.letter],
  );
  expect([letter?.kind, letter?.document.slice(0, 3)]).toEqual(['transfer-out', 'a1:']);
  expect(await periods(person)).toEqual([`employee covered 2024-01-01 ${TODAY}`]);
  expect(await accountOf(home, person)).toEqual({ balance: 124_050n, held: 0n });
  const moved = await answer(facts.case.id);
  expect(moved).toMatchObject({ state: 'moved', moved: 124_050n, movedOn: TODAY });
  expect(await accountOf(home, person)).toEqual({ balance: 0n, held: 0n });
  expect(await ledger('clearing:511700')).toBe(124_050n);
  await expect(answer(facts.case.id)).rejects.toThrow('transfers.answered_already');
  await expect(run('transfer-out', person, OUT)).rejects.toThrow('transfers.decided_already');
});

test('care away and a chosen provider end the day before insurance begins there; a disease stays what it is', async () => {
  const person = await leaver();
  const filing = { person, scheme: null, said: {}, operator: 'test', endsOn: null };
  const startsOn = '2025-11-20' as never;
  const away = { kind: 'away', reason: 'long-residence', place: '530100', follows: null };
  const chosen = { kind: 'provider', chosen: HOSPITAL, use: 'care', position: '1' };
  const ill = {
    ...{ kind: 'disease', recognition: 'chronic', disease: 'diabetes' },
    identifiedOn: '2025-11-20' as never,
  };
  for (const content of [away, chosen, ill]) {
    await home.database.transaction((sql) =>
      fileFor(sql, deps.home, {
        ...{ ...filing, startsOn, content: content as never },
        // Care away is filed at an office; the others by a hospital.
        filedBy: content === away ? null : HOSPITAL,
      }),
    );
  }
  await run('transfer-out', person, { ...OUT, startsOn: '2025-11-25' });
  const stands = (await findFilings(home.database.sql, [person], null)).get(person) ?? [];
  const ends = stands.map(({ content, withdrawnOn }) => [content.kind, withdrawnOn]);
  expect(ends).toEqual([
    ['away', '2025-11-25'],
    ['provider', '2025-11-25'],
    ['disease', null],
  ]);
  // As if it had been filed a day before and nobody had ended it.
  const at = [stands[0]?.id];
  await home.database.asOwner(
    'test: filed yesterday',
    `update filing set recorded_at = recorded_at - interval '2 days' where id = $1`,
    at,
  );
  await home.database.asOwner(
    'test: forgotten',
    'delete from filing_withdrawal where filing_id = $1',
    at,
  );
  expect((await world.found()).join()).toContain('stays filed');
  await home.database.asOwner(
    'test: ended after all',
    `insert into filing_withdrawal (filing_id, reason, operator, withdrawn_on)
     values ($1, 'x', 'x', '2025-11-25')`,
    at,
  );
});

test('a wallet given to another area ends with the transfer, and its quota is back', async () => {
  const [person, relative] = [await addGiver(away, '900.00'), await addPerson(home)];
  const grant = await openWallet(world, { giver: person, receiver: relative, quota: '500.00' });
  expect((await accountOf(away, person)).held).toBe(50_000n);
  const { facts } = await run('transfer-out', person, { ...OUT, toArea: '310100' }, 'away');
  await recordAnswer(deps.away, {
    ...{ case: facts.case.id, key: world.key(), letter: 'HF-1', by: 'officer.two' },
    ...{ employeeMonths: 23, residentMonths: 0, balance: yuan('900.00') },
  });
  expect((await quotaOf(world, grant)).state).toBe('closed');
  expect(await accountOf(away, person)).toEqual({ balance: 0n, held: 0n });
});

test('a wallet received ends when its receiver moves away', async () => {
  const [giver, person] = [await addGiver(away, '900.00'), await leaver()];
  const grant = await openWallet(world, { giver, receiver: person, quota: '500.00' });
  await run('transfer-out', person, { ...OUT, toArea: '310100' });
  expect((await quotaOf(world, grant)).state).toBe('closed');
});

test('the same answer again is the same, under its key nothing else', async () => {
  const { facts } = await run('transfer-out', await leaver(), OUT);
  const key = world.key();
  const [first, second] = await Promise.all([
    answer(facts.case.id, {}, { key }),
    answer(facts.case.id, {}, { key }),
  ]);
  expect([first.state, second.state]).toEqual(['moved', 'moved']);
  await expect(answer(facts.case.id, { employeeMonths: 24 }, { key })).rejects.toThrow(
    'transfers.key_reused',
  );
});

test('before its day nothing is sent; the night of the day sends it', async () => {
  const person = await leaver();
  const form = { ...OUT, startsOn: '2025-11-22' };
  const { facts } = await run('transfer-out', person, form);
  expect((await answer(facts.case.id)).state).toBe('confirmed');
  expect((await accountOf(home, person)).balance).toBe(124_050n);
  expect(await moveDue(deps.home)).toBe(0);
  world.moveTo('2025-11-22T04:00:00Z');
  expect([await moveDue(deps.home), await moveDue(deps.home)]).toEqual([1, 0]);
  expect((await accountOf(home, person)).balance).toBe(0n);
  world.moveTo('2025-11-20T05:00:00Z');
});

test('whoever has nothing takes nothing along', async () => {
  const person = await addPerson(home);
  const { facts, result } = await run('transfer-out', person, OUT);
  expect(result).toMatchObject({ balance: '0.00', residentMonths: '23' });
  const figures = { employeeMonths: 0, residentMonths: 23, balance: 0n };
  expect(await answer(facts.case.id, figures)).toMatchObject({ state: 'moved', moved: 0n });
});

test('other figures go back to an officer, and not to the one who recorded them', async () => {
  const person = await leaver();
  const { facts } = await run('transfer-out', person, OUT);
  const { id } = facts.case;
  await expect(settle(id, true)).rejects.toThrow('transfers.not_contradicted');
  expect((await answer(id, { employeeMonths: 22 })).state).toBe('contradicted');
  expect((await accountOf(home, person)).balance).toBe(124_050n);
  await expect(answer(id)).rejects.toThrow('transfers.answered_already');
  await expect(settle(id, true, 'officer.two')).rejects.toThrow('transfers.same_hand');
  expect(await settle(id, false)).toMatchObject({ state: 'waiting', employeeMonths: 23 });
  expect((await answer(id, { balance: yuan('1.00') })).state).toBe('contradicted');
  expect(await settle(id, true)).toMatchObject({ state: 'moved', moved: 124_050n });
});

test('moving in: months count and the balance comes once it is confirmed, as confirmed', async () => {
  const person = await addPerson(home, { scheme: 'employee' });
  const form = { ...IN, employeeMonths: '30' };
  const { result, facts } = await run('transfer-in', person, form);
  expect(result).toMatchObject({ balance: '0.00', employeeMonths: '30', residentMonths: '0' });
  expect(await read('insured_elsewhere', person)).toEqual([]);
  const said = { employeeMonths: 30, balance: yuan('5000.00') };
  expect(await answer(facts.case.id, said)).toMatchObject({ state: 'moved', moved: 500_000n });
  expect(await accountOf(home, person)).toEqual({ balance: 500_000n, held: 0n });
  expect((await findYearsElsewhere(home.database.sql, [person])).get(person)?.toSorted()).toEqual([
    2023, 2024, 2025,
  ]);
});

test.each([
  ['2025-10-01', '24', 'resident covered'],
  ['2025-07-31', '24', 'resident waiting'],
  ['2025-10-01', '23', 'resident waiting'],
  ['', '24', 'resident waiting'],
])('left on %s after %s months: %s', async (endedOn, residentMonths, standing) => {
  const person = await world.someone();
  await home.database.sql(
    'test: waits',
    `insert into coverage (id, person_id, scheme, standing, starts_on, ends_on)
     values ($1, $3, 'resident', 'waiting', '2025-11-01', '2026-01-01'),
       ($2, $3, 'resident', 'covered', '2026-01-01', '2027-01-01')`,
    [home.ids.next(), home.ids.next(), person],
  );
  await run('transfer-in', person, { ...IN, residentMonths, endedOn });
  const [first] = (await periods(person)).filter((one) => one.includes('2025-11-01'));
  expect(first).toContain(standing);
});

/** The same person in both areas of this server, who leaves the first for the second. */
async function mover() {
  const person = await leaver();
  const number = await idNumberOf(home, person);
  await addPerson(away, { scheme: 'employee', id: person });
  const { sealer } = away.database.sql;
  await away.database.asOwner(
    'test: the same number',
    'update person set id_number_sealed = $2, id_mark = $3 where id = $1',
    [
      ...[person, sealer.seal(number, sealedIn(PERSON_ID_NUMBER, person))],
      sealer.mark(number, PERSON_ID_NUMBER),
    ],
  );
  return person;
}
const ask = (area: 'home' | 'away') => askOtherAreas({ ...deps[area], transfers: world.transfers });

test('areas of this server answer each other, and what the one sends the other receives', async () => {
  const person = await mover();
  const out = await run('transfer-out', person, OUT);
  const form = { fromArea: '532900', startsOn: TODAY, certificateNumber: 'PZ-1' };
  expect(await ask('home')).toBe(0);
  await run('transfer-in', person, { ...form, employeeMonths: '23' }, 'away');
  expect([await ask('away'), await ask('home'), await ask('away')]).toEqual([0, 1, 1]);
  expect((await accountOf(away, person)).balance).toBe(124_050n);
  expect((await accountOf(home, person)).balance).toBe(0n);
  const again = [await ask('away'), await ask('home')];
  expect([again, out.result.balance]).toEqual([[0, 0], '1240.50']);
});

test.each([
  ['it grew', '100.00', '1340.50'],
  ['it was spent', '-40.50', '1200.00'],
])(
  'an account lives until its day: where %s, the one area receives what the other sent',
  async (_, change, sent) => {
    const person = await mover();
    const form = { ...OUT, startsOn: '2025-11-22' };
    await run('transfer-out', person, form);
    const there = { fromArea: '532900', startsOn: '2025-11-22', certificateNumber: 'PZ-2' };
    await run('transfer-in', person, { ...there, employeeMonths: '23' }, 'away');
    await ask('away');
    expect(await ask('home')).toBe(1);
    await moveBy(person, change);
    world.moveTo('2025-11-22T04:00:00Z');
    expect(await moveDue(deps.home)).toBe(1);
    await ask('away');
    const [leaves, comes] = [await accountOf(home, person), await accountOf(away, person)];
    expect([leaves.balance, comes.balance]).toEqual([0n, yuan(sent)]);
    world.moveTo('2025-11-20T05:00:00Z');
  },
);

/** A share of a month that comes, or a bill that is paid. */
async function moveBy(person: PersonId, change: string) {
  const amount = change.startsWith('-') ? -yuan(change.slice(1)) : yuan(change);
  const id = home.ids.next();
  await home.database.asOwner(
    'test: an account moves',
    `with a as (update personal_account set balance = balance + $3, version = version + 1
         where person_id = $2 returning balance),
       e as (insert into account_entry (id, person_id, amount, balance_after, reason, on_day)
         select $1, $2, $3, balance, 'test', '2025-11-20' from a)
     insert into transfer values ($1, 1, '2025-11-20',
       case when $3 > 0 then 'contributions:employee' else 'account:' || $2 end,
       case when $3 > 0 then 'account:' || $2 else 'contributions:employee' end, abs($3))`,
    [id, person, amount],
  );
}

test('an answer that dies between its steps leaves nothing, and the next one does all', async () => {
  const person = await leaver();
  const { facts } = await run('transfer-out', person, OUT);
  const { id } = facts.case;
  const broken = {
    ...deps.home,
    ids: {
      next: () => {
        throw new Error('killed');
      },
    } as never,
  };
  const said = { case: id, key: world.key(), letter: 'HF-9', by: 'officer.two' };
  const figures = { employeeMonths: 23, residentMonths: 0, balance: yuan('1240.50') };
  await expect(recordAnswer(broken, { ...said, ...figures })).rejects.toThrow('killed');
  expect((await accountOf(home, person)).balance).toBe(124_050n);
  expect((await recordAnswer(deps.home, { ...said, ...figures })).state).toBe('moved');
});

test('nothing of a transfer is ever changed', async () => {
  const update = 'update transfer_decision set balance = 0';
  await expect(home.database.sql('test: edit', update)).rejects.toThrow('permission denied');
});

test.each([
  ['same_area', 'transfer-out', { ...OUT, toArea: '532901' }],
  ['not_insured_here', 'transfer-in', { fromArea: '3101', startsOn: '2023-01-01' }],
])('transfers.%s', async (code, name, form) => {
  await expect(run(name, await addPerson(home), form)).rejects.toThrow(`transfers.${code}`);
});

test('transfers.never_insured and transfers.unknown_transfer', async () => {
  await expect(run('transfer-out', await world.someone(), OUT)).rejects.toThrow(
    'transfers.never_insured',
  );
  await expect(answer(home.ids.next())).rejects.toThrow('transfers.unknown_transfer');
});

test('the proof agrees in both areas, and tells what is changed by hand', async () => {
  expect([await world.found(), await world.found('away')]).toEqual([[], []]);
  for (const [change, back] of [
    [
      'update transfer_movement set amount = amount + 1',
      'update transfer_movement set amount = amount - 1',
    ],
    [
      "update transfer_answer set kind = 'contradicted' where kind = 'confirmed'",
      "update transfer_answer set kind = 'confirmed' where kind = 'contradicted' and seq = 1 and not exists (select from transfer_answer n where n.case_id = transfer_answer.case_id and n.seq = 2)",
    ],
    [
      `update coverage set ends_on = '2031-01-01' where ends_on = '${TODAY}'`,
      `update coverage set ends_on = '${TODAY}' where ends_on = '2031-01-01'`,
    ],
  ] as const) {
    const where = change.includes('movement') ? ' where act_id is not null' : '';
    await home.database.asOwner(change.slice(0, 60), change + where);
    expect((await world.found()).join()).toContain('one-thing');
    await home.database.asOwner(`mend ${change.slice(0, 50)}`, back + where);
    expect(await world.found()).toEqual([]);
  }
});

test('the pension office is told by the same letter under one key, until it takes it', async () => {
  const { facts } = await run('transfer-out', await leaver(), OUT);
  const { id } = facts.case;
  const told: string[] = [];
  const silent = {
    tell: async (key: string, letter: Readonly<Record<string, unknown>>) => {
      told.push(`${key} ${letter.pension}`);
      return { outcome: 'unknown' as const, reference: '', reason: '' };
    },
  };
  expect(await tellPensions({ ...deps.home, pension: silent })).toBe(0);
  expect(told).toContain(`${id} employee`);
  const pension = pensionOnLoopback();
  expect(await tellPensions({ ...deps.home, pension })).toBe(told.length);
  expect([pension.taken.has(id), await tellPensions({ ...deps.home, pension })]).toEqual([true, 0]);
  const refused = { outcome: 'refused', reference: '', reason: '没有此人' } as const;
  await expect(recordPension(deps.home, { case: id, by: 'x', said: refused })).rejects.toThrow(
    'transfers.no_pension_waits',
  );
});
