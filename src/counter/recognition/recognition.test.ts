import { beforeAll, expect, test } from 'vitest';
import type { PersonId, ProviderId } from '../../kernel/ids.ts';
import { formatYuan } from '../../kernel/money.ts';
import { addPerson, billRequest, openBill, type World } from '../../money/settlement/testing.ts';
import { findRecognitions } from '../../people/groups/index.ts';
import { verify } from '../../watch/proof/index.ts';
import { caseOf, effectNamed, refusalOf } from '../away/testing.ts';
import { recognitionDesk, recognitionWorld } from './testing.ts';

let world: World;
let desk: ReturnType<typeof recognitionDesk>;
beforeAll(async () => {
  world = await recognitionWorld();
  desk = recognitionDesk(world);
});

const DISEASE = { disease: 'hypertension-2-3' };
const chronic = (person: PersonId, form: object = {}) =>
  desk.run('recognise-chronic', person, { ...DISEASE, ...form });

const recognised = async (person: PersonId) =>
  ((await findRecognitions(world.database.sql, [person])).get(person) ?? []).map(
    ({ startsOn, endsOn }) => [startsOn, endsOn],
  );

/** A stay that ended with a diagnosis, as a hospital's system sends it. */
async function discharge(person: PersonId, code: string, endedOn: string): Promise<void> {
  const id = `R-${person}-${code}`;
  await world.database.sql(
    'test: stay',
    `insert into registration (id, person_id, provider_id, stay, medical_type, visit_kind, number,
       began_at, ended_at, particulars)
     values ($1, $2, 'H-TERTIARY', true, '21', 'inpatient', $1, $3, $4, '{}')`,
    [id, person, `${endedOn} 01:00:00`, `${endedOn} 20:00:00`],
  );
  await world.database.sql(
    'test: diagnosis',
    `insert into diagnosis (registration_id, phase, position, kind, main, code, name, valid, doctor)
     values ($1, 'discharge', 1, '1', true, $2, '高血压', true, 'D1')`,
    [id, code],
  );
}

const ruleOf = (person: PersonId, name = 'recognise-chronic', form: object = DISEASE) =>
  effectNamed(desk.effects, name).rule?.(
    world.database.sql,
    caseOf(person, form as typeof DISEASE),
  );

const outpatient = (person: PersonId, startedOn: string) =>
  openBill(world, person, {
    ...{ kind: 'chronic', disease: 'hypertension-2-3', startedOn, endedOn: null },
    ...{ provider: 'H-PRIMARY' as ProviderId, lines: { A: '100.00' } },
  });

test('a disease is recognised from today, as long as the area says for it', async () => {
  const [one, other] = [await addPerson(world), await addPerson(world)];
  expect((await chronic(one)).result).toEqual({
    ...{ kind: 'chronic', disease: 'hypertension-2-3' },
    ...{ startsOn: '2025-11-20', lastDay: '2026-11-19' },
  });
  await chronic(other, { disease: 'diabetes' });
  await desk.run('recognise-two-diseases', await addPerson(world), { disease: 'hypertension' });
  expect(await recognised(other)).toEqual([['2025-11-20', '2027-11-20']]);
  const special = await addPerson(world);
  await desk.run('recognise-special', special, { disease: 'uremia' });
  expect(await recognised(special)).toEqual([['2025-11-20', null]]);
});

test('a late one computes again what was settled since, once, however often it is prepared', async () => {
  const person = await addPerson(world);
  for (const day of ['2025-08-31', '2025-09-01', '2025-10-10']) {
    const answer = await world.settlements.settle(
      await billRequest(world, await outpatient(person, day)),
    );
    expect(formatYuan(answer.settlements[0]?.row.amounts.pool as never)).toBe('0.00');
  }
  const effect = effectNamed(desk.effects, 'recognise-chronic');
  const facts = caseOf(person, { ...DISEASE, startsOn: '2025-09-01' });
  const first = await effect.prepare?.(facts);
  expect(await effect.prepare?.(facts)).toEqual(first);
  const outcome = await world.database.transaction((sql) => effect.carryOut(sql, facts, first));
  expect(outcome.result).toMatchObject({ corrected: '2', difference: '120.00' });
  const [row] = await world.database.sql(
    'test: supplements',
    `select count(*)::int as supplements, sum(pool) as paid from settlement
     where person_id = $1 and kind = 'supplement'`,
    [person],
  );
  expect(row).toEqual({ supplements: 2, paid: '12000' });
  expect((await verify(world)).checks.flatMap(({ problems }) => problems)).toEqual([]);
});

test.each([
  ['recognition.unknown_disease', { disease: 'uremia' }],
  ['recognition.unknown_disease', { disease: '' }],
  ['recognition.in_future', { startsOn: '2025-11-21' }],
  ['recognition.too_early', { startsOn: '2025-05-19' }],
  ['recognition.not_a_day', { startsOn: '2025-02-30' }],
])('%s: %o', async (code, form) => {
  expect(await refusalOf(chronic(await addPerson(world), form))).toMatchObject({ code });
});

test('who is not insured, or has no such benefit, has nothing to be recognised for', async () => {
  const employee = await addPerson(world, { scheme: 'employee' });
  expect(await refusalOf(chronic(employee))).toMatchObject({ code: 'recognition.not_offered' });
  const gone = await addPerson(world);
  await world.database.sql(
    'test: gone',
    `update coverage set ends_on = '2025-11-20' where person_id = $1`,
    [gone],
  );
  expect(await refusalOf(chronic(gone))).toMatchObject({ code: 'recognition.not_insured' });
});

test('it is recognised once, and the two diseases not beside a chronic one', async () => {
  const person = await addPerson(world);
  await chronic(person);
  expect(await refusalOf(chronic(person))).toEqual({
    code: 'recognition.recognised_already',
    facts: { startsOn: '2025-11-20', endsOn: '2026-11-19' },
  });
  const two = desk.run('recognise-two-diseases', person, { disease: 'hypertension' });
  expect(await refusalOf(two)).toMatchObject({ code: 'recognition.chronic_excludes' });
});

test('of two cases at once one recognises', async () => {
  const person = await addPerson(world);
  const both = await Promise.allSettled([chronic(person), chronic(person)]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(await recognised(person)).toHaveLength(1);
});

test('a discharge with the diagnosis within the area’s months decides at once; else somebody looks', async () => {
  const look = { says: 'look', code: 'recognition.needs_review' };
  const person = await addPerson(world);
  expect(await ruleOf(person)).toMatchObject(look);
  await discharge(person, 'E11.900', '2025-11-01');
  await discharge(person, 'I10.x00', '2024-11-19');
  expect(await ruleOf(person)).toMatchObject(look);
  await discharge(person, 'I11.900', '2024-11-20');
  expect(await ruleOf(person)).toEqual({ says: 'approve' });
  const facts = caseOf(person, DISEASE);
  const effect = effectNamed(desk.effects, 'recognise-chronic');
  await effect.check?.(world.database.sql, facts);
  const without = effect.check?.(world.database.sql, caseOf(await addPerson(world), DISEASE));
  expect(await refusalOf(without as Promise<void>)).toMatchObject({
    code: 'recognition.proof_missing',
  });
  expect(
    await effectNamed(desk.effects, 'recognise-chronic').hints?.(world.database.sql, facts),
  ).toEqual([
    {
      ...{ code: 'recognition.discharged', weight: 'note' },
      facts: { code: 'I11.900', name: '高血压', provider: 'H-TERTIARY', endedOn: '2024-11-20' },
    },
  ]);
});

test('a renewal goes on without a gap, in its time', async () => {
  const renew = (person: PersonId) =>
    desk.run('recognise-renewal', person, { kind: 'chronic', ...DISEASE });
  const ending = async (startsOn: string, endsOn: string | null) => {
    const person = await addPerson(world);
    await world.database.sql(
      'test: recognised',
      `insert into recognised_disease (id, person_id, kind, disease, starts_on, ends_on)
       values ($1, $2, 'chronic', 'hypertension-2-3', $3, $4)`,
      [world.ids.next(), person, startsOn, endsOn],
    );
    return person;
  };
  const soon = await ending('2025-01-20', '2026-01-20');
  await renew(soon);
  expect(await recognised(soon)).toEqual([
    ['2025-01-20', '2026-01-20'],
    ['2026-01-20', '2027-01-20'],
  ]);
  const over = await ending('2024-10-01', '2025-10-01');
  const visit = await outpatient(over, '2025-10-15');
  await world.settlements.settle(await billRequest(world, visit));
  expect((await renew(over)).result).toMatchObject({
    ...{ startsOn: '2025-10-01', lastDay: '2026-09-30', corrected: '1', difference: '60.00' },
  });
  expect(await ruleOf(over, 'recognise-renewal', { kind: 'chronic', ...DISEASE })).toEqual({
    says: 'approve',
  });
  const refusals = [
    ['recognition.renewal_too_early', await ending('2025-01-21', '2026-01-21')],
    ['recognition.lapsed', await ending('2024-09-20', '2025-09-20')],
    ['recognition.without_end', await ending('2024-09-20', null)],
    ['recognition.nothing_to_renew', await addPerson(world)],
  ] as const;
  for (const [code, person] of refusals) {
    expect(await refusalOf(renew(person))).toMatchObject({ code });
  }
  const unknown = desk.run('recognise-renewal', soon, { kind: 'rare', ...DISEASE });
  expect(await refusalOf(unknown)).toMatchObject({ code: 'recognition.unknown_kind' });
});
