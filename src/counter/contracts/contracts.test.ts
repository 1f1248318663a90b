import { expect, test } from 'vitest';
import { day } from '../../kernel/days.ts';
import type { ProviderId } from '../../kernel/ids.ts';
import { findProviders, termOn } from '../../money/provider/index.ts';
import type { Form } from '../matters/index.ts';
import { counterWorld, effectNamed, openCase, runEffect } from '../matters/testing-case.ts';
import { contractEffects } from './index.ts';

const world = await counterWorld();
const { database } = world;
const effects = contractEffects(world);
const APPLICATION = effectNamed(effects, 'contract-application');
const REVIEW = effectNamed(effects, 'contract-review');

let made = 0;
/** Evidently synthetic codes, each time others. */
function form(change: Form = {}): Form {
  made += 1;
  const count = String(made).padStart(3, '0');
  return {
    providerCode: `H-TEST-${count}`,
    name: '示范诊所',
    kind: 'clinic',
    creditCode: `99532900MA0000${count}X`,
    level: 'primary',
    county: '532901',
    startsOn: '2025-08-01',
    endsOn: '2026-08-01',
    ...change,
  };
}

async function apply(given: Form) {
  const facts = await openCase(world, { form: given });
  return { facts, ...(await runEffect(world, APPLICATION, facts)) };
}

async function review(provider: string, given: Form) {
  const facts = await openCase(world, { provider: provider as ProviderId, form: given });
  return runEffect(world, REVIEW, facts);
}

async function termsOf(provider: unknown) {
  const id = provider as ProviderId;
  return (await findProviders(database.sql, [id])).get(id)?.terms ?? [];
}

/** A clinic that has had its contract since the first of July. */
async function contracted(): Promise<string> {
  const given = form({ startsOn: '2025-07-01', endsOn: '2026-07-01' });
  await apply(given);
  return given.providerCode as string;
}

test('a provider that nobody knew is recorded with its contract', async () => {
  const given = form();
  const { result, facts } = await apply(given);
  expect(result).toEqual({
    contract: `XY-${facts.case.number}`,
    provider: given.providerCode,
    level: 'primary',
    startsOn: '2025-08-01',
    endsOn: '2026-08-01',
  });
  const [row] = await database.sql(
    'test: provider',
    'select name, initials, county, kind, uscc from provider where id = $1',
    [given.providerCode],
  );
  expect(row).toEqual({
    ...{ name: '示范诊所', initials: 'sfzs', county: '532901', kind: 'clinic' },
    uscc: given.creditCode,
  });
  const terms = await termsOf(given.providerCode);
  expect(termOn({ terms }, day('2025-07-31'))).toBeNull();
  expect(termOn({ terms }, day('2025-08-01'))).toMatchObject({
    contracted: true,
    level: 'primary',
  });
  expect(termOn({ terms }, day('2026-08-01'))).toBeNull();
});

test('the contract of a pharmacy says no level of hospital', async () => {
  const { result } = await apply(form({ kind: 'pharmacy', level: 'village', name: '示范药店' }));
  expect(result).not.toHaveProperty('level');
  expect(result).toMatchObject({ startsOn: '2025-08-01', endsOn: '2026-08-01' });
});

test('a term without a contract ends where the contract begins', async () => {
  await database.sql(
    'test: known',
    `insert into provider (id, name, initials, county) values ('H-KNOWN', '示范医院', 'sfyy', '532901')`,
  );
  await database.sql(
    'test: known term',
    `insert into provider_term values ('H-KNOWN', 'secondary', false, '2020-01-01')`,
  );
  await apply(form({ providerCode: 'H-KNOWN', level: 'secondary', endsOn: null }));
  expect(await termsOf('H-KNOWN')).toEqual([
    { level: 'secondary', contracted: false, startsOn: '2020-01-01', endsOn: '2025-08-01' },
    { level: 'secondary', contracted: true, startsOn: '2025-08-01', endsOn: null },
  ]);
});

test('a review continues a contract, and another one ends it', async () => {
  const provider = await contracted();
  await review(provider, { outcome: 'continues', endsOn: '2027-07-01' });
  expect(await termsOf(provider)).toMatchObject([{ contracted: true, endsOn: '2027-07-01' }]);
  const { result } = await review(provider, { outcome: 'ends', endsOn: '2025-09-01' });
  expect(result).toMatchObject({ outcome: 'ends', endsOn: '2025-09-01' });
  const terms = await termsOf(provider);
  expect(termOn({ terms }, day('2025-08-31'))).toMatchObject({ contracted: true });
  expect(termOn({ terms }, day('2025-09-01'))).toMatchObject({
    contracted: false,
    level: 'primary',
  });
  const rows = await database.sql<{ number: string }>(
    'test: contracts',
    'select distinct number from provider_contract where provider_id = $1',
    [provider],
  );
  expect(rows).toHaveLength(1);
  expect(rows[0]?.number).toBe(result.contract);
});

test.each<[string, Form]>([
  ['code_invalid', { providerCode: 'X' }],
  ['credit_code_invalid', { creditCode: '123' }],
  ['starts_in_past', { startsOn: '2025-06-30' }],
  ['ends_before_start', { endsOn: '2025-08-01' }],
])('contracts.%s', async (code, change) => {
  await expect(apply(form(change))).rejects.toThrow(`contracts.${code}`);
});

test('contracts.credit_code_taken', async () => {
  const first = form();
  await apply(first);
  const second = form({ creditCode: first.creditCode ?? null });
  await expect(apply(second)).rejects.toThrow('contracts.credit_code_taken');
});

test('contracts.contracted_already and contracts.later_term', async () => {
  const given = form({ startsOn: '2025-09-01', endsOn: null });
  await apply(given);
  await expect(apply({ ...given, startsOn: '2025-10-01' })).rejects.toThrow(
    'contracts.contracted_already',
  );
  await expect(apply({ ...given, startsOn: '2025-08-01' })).rejects.toThrow('contracts.later_term');
});

test.each([
  ['ends_in_past', { outcome: 'ends', endsOn: '2025-07-01' }],
  ['not_longer', { outcome: 'continues', endsOn: '2026-07-01' }],
  ['not_sooner', { outcome: 'ends', endsOn: '2027-07-02' }],
])('contracts.%s', async (code, given) => {
  await expect(review(await contracted(), given)).rejects.toThrow(`contracts.${code}`);
});

test('contracts.not_contracted', async () => {
  const provider = await contracted();
  await review(provider, { outcome: 'ends', endsOn: '2025-09-01' });
  const none = form({ startsOn: '2025-09-02' });
  await apply(none);
  await expect(
    review(none.providerCode as string, { outcome: 'ends', endsOn: '2025-10-01' }),
  ).rejects.toThrow('contracts.not_contracted');
  await expect(review(provider, { outcome: 'ends', endsOn: '2025-10-01' })).rejects.toThrow(
    'contracts.later_term',
  );
});
