import { expect, test } from 'vitest';
import type { PersonId } from '../../kernel/ids.ts';
import { findContact, findIdentifiedPersons } from '../../people/enrolment/index.ts';
import type { Form } from '../matters/index.ts';
import {
  addInsured,
  counterWorld,
  effectNamed,
  numberOf,
  openCase,
  runEffect,
} from '../matters/testing-case.ts';
import { findParticulars, particularsEffects } from './index.ts';
import { listChanges } from './store.ts';

const world = await counterWorld();
const { database } = world;
const effect = effectNamed(particularsEffects(world), 'particulars-change');

async function change(form: Form, options: Parameters<typeof addInsured>[1] = {}) {
  const person = await addInsured(world, options);
  const facts = await openCase(world, { person: person.id, form });
  return { person, facts, run: () => runEffect(world, effect, facts) };
}

const PAGE = { limit: 10, offset: 0 };
const listOf = (person: PersonId, within = '532900') =>
  listChanges(database.sql, { person, within, ...PAGE });
const ACCOUNT = { holder: '示例人', bank: '示范银行', number: '6200000000000001' };

test('a phone changes by the rule, and what it was is kept sealed', async () => {
  const { person, facts, run } = await change(
    { newPhone: '13800000002' },
    { phone: '13800000001' },
  );
  expect(await effect.rule?.(database.sql, facts)).toEqual({ says: 'approve' });
  expect(await run()).toEqual({ result: { changed: 'phone' } });
  expect((await findParticulars(database.sql, person.id)).phone).toBe('13800000002');
  expect(await listOf(person.id)).toMatchObject([
    { field: 'phone', before: '13800000001', after: '13800000002', on: '2025-07-01' },
  ]);
  const [kept] = await database.asOwner<{ content: string }>(
    'test: kept',
    'select content from person_change where person_id = $1',
    [person.id],
  );
  expect(kept?.content).not.toContain('1380000');
});

test('name and number need an officer; day of birth, sex and initials follow', async () => {
  const idNumber = numberOf(902, '19710203');
  const form = { newName: '单示例', newIdNumber: idNumber };
  const { person, facts, run } = await change(form);
  expect(await effect.rule?.(database.sql, facts)).toMatchObject({ says: 'look' });
  await run();
  const now = (await findIdentifiedPersons(database.sql, [person.id])).get(person.id);
  expect(now).toMatchObject({ name: '单示例', idNumber, bornOn: '1971-02-03', sex: 'female' });
  const [row] = await database.sql<{ initials: string }>(
    'test: initials',
    'select initials from person where id = $1',
    [person.id],
  );
  expect(row?.initials).toBe('ssl');
});

test('address and account are kept whole, and the newest holds', async () => {
  const form = { county: '532901', township: '03', address: '示范路 1 号', account: ACCOUNT };
  const { person, run } = await change(form);
  expect((await run()).result).toEqual({ changed: 'address account' });
  expect(await findParticulars(database.sql, person.id)).toMatchObject({
    address: { county: '532901', township: '03', text: '示范路 1 号' },
    account: ACCOUNT,
  });
  const next = { account: { ...ACCOUNT, number: '6200000000000002' } };
  await runEffect(world, effect, await openCase(world, { person: person.id, form: next }));
  const changes = await listOf(person.id);
  expect(changes.map(({ field }) => field)).toEqual(['account', 'account', 'address']);
  expect(JSON.parse(changes[0]?.before ?? '')).toEqual(ACCOUNT);
});

test('whoever moves to a county without naming a township keeps none of the old one', async () => {
  await database.sql(
    'test: another county',
    `insert into office (path, level, name, name_en)
     values ('532900/532922', 'county', '示范县经办中心', 'Example county office')`,
  );
  const { person, run } = await change({
    ...{ county: '532901', township: '03', address: '示范路 1 号' },
  });
  await run();
  expect(await findContact(database.sql, person.id)).toMatchObject({ township: '03' });
  const next = { county: '532922', address: '示范路 2 号' };
  await runEffect(world, effect, await openCase(world, { person: person.id, form: next }));
  expect(await findContact(database.sql, person.id)).toMatchObject({ township: null });
});

test('an account in another name is looked at', async () => {
  const form = { account: { ...ACCOUNT, holder: '示例亲属' } };
  const { facts } = await change(form);
  expect(await effect.rule?.(database.sql, facts)).toMatchObject({
    code: 'particulars.other-holder',
  });
});

const other = await addInsured(world);
const PLACE = { county: '532901', address: '示范路' };

test.each<[string, Form]>([
  ['nothing_changes', {}],
  ['nothing_changes', { newName: '示例人' }],
  ['id_number_invalid', { newIdNumber: '532901197001010000' }],
  ['born_in_future', { newIdNumber: numberOf(903, '20260101') }],
  ['id_number_taken', { newIdNumber: other.idNumber }],
  ['phone_invalid', { newPhone: '12345' }],
  ['unknown_township', { ...PLACE, township: '99' }],
  ['account_invalid', { account: { ...ACCOUNT, number: '12ab' } }],
])('particulars.%s', async (code, form) => {
  const { run } = await change(form);
  await expect(run()).rejects.toThrow(`particulars.${code}`);
});

test('of two who want one number at a moment one gets it', async () => {
  const form = { newIdNumber: numberOf(904, '19720304') };
  const [one, two] = [await change(form), await change(form)];
  const done = await Promise.allSettled([one.run(), two.run()]);
  expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const lost = done.find((one) => one.status === 'rejected');
  expect(lost?.reason).toMatchObject({ kind: { code: 'particulars.id_number_taken' } });
});
