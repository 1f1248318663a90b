import { expect, test } from 'vitest';
import type { PersonId } from '../../kernel/ids.ts';
import { type OrderId, type PremiumDeps, payPremium } from '../../money/premium/index.ts';
import { findCoverage } from '../../people/enrolment/index.ts';
import { figureShelf, loadFigures } from '../../rules/figures/index.ts';
import {
  addInsured,
  counterWorld,
  effectNamed,
  openCase,
  runEffect,
} from '../matters/testing-case.ts';
import { counterEnrolmentEffects } from './index.ts';

const world = await counterWorld();
const premiums: PremiumDeps = {
  ...{ ...world, figures: loadFigures('matters/figures'), accounts: null },
  collectors: { bank: null, tax: null },
};
const effectOf = (more: Partial<PremiumDeps> = {}) =>
  effectNamed(
    counterEnrolmentEffects({ ...world, premiums: { ...premiums, ...more } }),
    'resident-enrolment',
  );

async function enrol(person: PersonId, year: string, effect = effectOf()) {
  return runEffect(world, effect, await openCase(world, { person, form: { year } }));
}

test('who comes late is asked for the premium, and once he has paid waits and is covered then', async () => {
  const { id } = await addInsured(world);
  const { result } = await enrol(id, '2025');
  const { order, ...said } = result;
  expect(said).toEqual({
    ...{ scheme: 'resident', personal: '400.00', startsOn: '2025-07-01', endsOn: '2026-01-01' },
    ...{ coveredFrom: '2025-10-01', payUntil: '2025-12-31' },
  });
  expect((await findCoverage(world.database.sql, [id])).get(id)).toBeUndefined();
  await expect(enrol(id, '2025')).rejects.toThrow('premium.ordered_already');
  const paying = { key: 'paid', order: order as OrderId, by: 'cash', payer: null } as const;
  const clerk = { id: 'officer.one', office: null };
  await world.database.transaction((sql) => payPremium(sql, premiums, paying, clerk));
  expect((await findCoverage(world.database.sql, [id])).get(id)).toMatchObject([
    { standing: 'waiting', startsOn: '2025-07-01', endsOn: '2025-10-01' },
    { standing: 'covered', startsOn: '2025-10-01', endsOn: '2026-01-01' },
  ]);
});

test('whom all is given is covered at once, without waiting', async () => {
  const { id } = await addInsured(world);
  await addToGroup(id);
  expect((await enrol(id, '2025')).result).toMatchObject({
    ...{ personal: '0.00', aid: '400.00', group: 'destitute', coveredFrom: '2025-07-01' },
  });
  expect((await findCoverage(world.database.sql, [id])).get(id)).toMatchObject([
    { standing: 'covered', startsOn: '2025-07-01' },
  ]);
});

test('a year that is not open, and an area without rules, are refused', async () => {
  const { id } = await addInsured(world);
  await expect(enrol(id, '2026')).rejects.toThrow('enrolment.year_not_open');
  await expect(enrol(id, '2025', effectOf({ figures: figureShelf([]) }))).rejects.toThrow(
    'premium.no_figures',
  );
});

async function addToGroup(id: PersonId) {
  await world.database.sql(
    'test: member',
    `insert into group_membership (id, person_id, group_code, starts_on, decided_on)
     values ($1, $2, 'destitute', '2025-01-01', '2025-01-01')`,
    [world.ids.next(), id],
  );
}

async function run(name: string, person: PersonId, form: Record<string, string>) {
  const effect = effectNamed(counterEnrolmentEffects({ ...world, premiums }), name);
  return runEffect(world, effect, await openCase(world, { person, form }));
}

test('whoever belongs to a special group has a premium paid, once a year', async () => {
  const { id } = await addInsured(world);
  await expect(run('premium-aid', id, { year: '2025' })).rejects.toThrow(
    'premium-aid.not_in_a_group',
  );
  await addToGroup(id);
  await expect(run('premium-aid', id, { year: '2026' })).rejects.toThrow('enrolment.year_not_open');
  expect((await run('premium-aid', id, { year: '2025' })).result).toEqual({
    ...{ year: '2025', group: 'destitute', order: expect.any(String) },
    ...{ aid: '400.00', personal: '0.00' },
    ...{ startsOn: '2025-07-01', coveredFrom: '2025-07-01', endsOn: '2026-01-01' },
  });
  await expect(run('premium-aid', id, { year: '2025' })).rejects.toThrow(
    'premium-aid.aided_already',
  );
});

test('a part of the own account is set aside for a relative', async () => {
  const [giver, child] = [await addInsured(world), await addInsured(world, { name: '示例孩子' })];
  const form = {
    ...{ idNumber: child.idNumber, name: '示例孩子', relation: 'child', quota: '60.00' },
  };
  await expect(run('family-sharing', giver.id, form)).rejects.toThrow('accounts.no_account');
  await world.database.sql('test: account', 'insert into personal_account values ($1, 10000)', [
    giver.id,
  ]);
  for (const [person, scheme] of [
    [giver.id, 'employee'],
    [child.id, 'resident'],
  ]) {
    await world.database.sql(
      'test: insured in a scheme',
      `insert into coverage (id, person_id, scheme, standing, starts_on)
       values ($1, $2, $3, 'covered', '2024-01-01')`,
      [world.ids.next(), person, scheme],
    );
  }
  await expect(run('family-sharing', giver.id, { ...form, name: '别人' })).rejects.toThrow(
    'family-sharing.relative_not_found',
  );
  expect((await run('family-sharing', giver.id, form)).result).toEqual({
    ...{ receiver: child.id, quota: '60.00', position: '1' },
  });
  await expect(run('family-sharing', giver.id, form)).rejects.toThrow('accounts.grant_exists');
  // Told from the giver: the applicant is the parent of the child.
  const [grant] = await world.database.sql(
    'test: relation',
    'select relation from mutual_aid where giver_id = $1',
    [giver.id],
  );
  expect(grant).toEqual({ relation: 'parent' });
});
