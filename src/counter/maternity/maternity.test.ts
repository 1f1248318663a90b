import { beforeAll, expect, test } from 'vitest';
import { day } from '../../kernel/days.ts';
import { formatYuan, yuan } from '../../kernel/money.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { addPerson, settlementWorld, type World } from '../../money/settlement/testing.ts';
import { verify } from '../../watch/proof/verify.ts';
import type { Case, CaseFacts, Effect, Form, Matter } from '../matters/index.ts';
import { loadAllowances, readAllowance } from './allowance-shelf.ts';
import { computeAllowance } from './compute-allowance.ts';
import { maternityEffects } from './effects.ts';
import type { AllowanceRules, Birth } from './model.ts';

const allowances = loadAllowances('matters/allowances');
const rules = allowances.on('532900', day('2025-06-01')) as AllowanceRules;
const on = day('2025-06-01');
const delivery = (more: Partial<Birth> = {}) =>
  ({ is: 'delivery', on, difficult: false, children: 1, ...more }) as Birth;

let world: World;
let effect: Effect;
beforeAll(async () => {
  world = await settlementWorld();
  [effect] = maternityEffects({ ...world, allowances }) as [Effect];
});

const form = (more: Form = {}): Form => ({
  event: 'delivery',
  on: '2025-06-01',
  difficult: false,
  children: '1',
  monthlyWage: '8765.43',
  payee: 'person',
  account: { holder: '示例人', bank: '示范银行', number: '6200000000001234' },
  ...more,
});
const facts = (person: string, given: Form): CaseFacts => ({
  case: {
    id: world.ids.next(),
    person,
    form: given,
    result: {},
    openedBy: 'clerk',
  } as unknown as Case,
  matter: {} as Matter,
  papers: [],
});
const refused = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof Rejection ? error.kind.code : String(error)),
  );
const check = (person: string, given: Form) =>
  refused(world.database.transaction(async (sql) => effect.check?.(sql, facts(person, given))));
const carry = (given: CaseFacts) =>
  world.database.transaction((sql) => effect.carryOut(sql, given, undefined));

test.each([
  [delivery(), '8765.43', 158, '46164.60'],
  [delivery({ difficult: true }), '9000.00', 173, '51900.00'],
  [delivery({ children: 3 }), '9000.00', 188, '56400.00'],
  [{ is: 'miscarriage', on, weeks: 15 } as Birth, '9000.00', 15, '4500.00'],
  [{ is: 'miscarriage', on, weeks: 16 } as Birth, '9000.00', 42, '12600.00'],
])('%j of %s: %i days, %s', (birth, wage, days, amount) => {
  const allowance = computeAllowance(birth, yuan(wage), rules);
  expect([allowance.days, formatYuan(allowance.amount)]).toEqual([days, amount]);
  expect(allowance.steps.every(({ source }) => source !== '')).toBe(true);
});

test('the base alone, as the statute has it', () => {
  const bare = { ...rules.delivery, provincial: { days: 0, source: 'none' } };
  const allowance = computeAllowance(delivery(), yuan('9000.00'), { ...rules, delivery: bare });
  expect(formatYuan(allowance.amount)).toBe('29400.00');
});

test('paid to the employee: the fund owes it and the case pays what was decided', async () => {
  const person = await addPerson(world, { scheme: 'employee' });
  const outcome = await carry(facts(person, form()));
  expect(outcome).toMatchObject({
    result: { payable: '46164.60', days: '158' },
    payment: { amount: 4_616_460n, from: `due:${person}` },
  });
  const lines = await world.database.sql(
    'test: booked',
    `select debit, amount from transfer where credit = $1`,
    [`due:${person}`],
  );
  expect(lines).toEqual([{ debit: 'fund:employee:pool', amount: 4_616_460n }]);
  const report = await verify(world);
  expect(report.checks.flatMap(({ problems }) => problems)).toEqual([]);
});

test('carried out again it is the same payment; to a unit it is owed under the unit’s name', async () => {
  const person = await addPerson(world, { scheme: 'employee' });
  const given = facts(person, form({ payee: 'unit', unit: '示范单位' }));
  const first = await carry(given);
  expect(await carry(given)).toEqual(first);
  expect(first.payment?.from).toBe('due:unit:示范单位');
});

test.each([
  ['maternity.field_wrong', { monthlyWage: '0' }],
  ['maternity.field_wrong', { children: '0' }],
  ['maternity.field_wrong', { payee: 'unit' }],
  ['maternity.field_wrong', { on: 'soon' }],
  ['maternity.in_the_future', { on: '2031-01-01' }],
  ['maternity.no_rules', { on: '2024-06-01' }],
  ['done', {}],
])('%s: %j', async (code, change) => {
  const person = await addPerson(world, { scheme: 'employee' });
  expect(await check(person, form(change as Form))).toBe(code);
});

test('a resident has no allowance', async () => {
  expect(await check(await addPerson(world), form())).toBe('maternity.not_insured');
});

test('a document that cannot be used stops the program and says why', () => {
  expect(() => readAllowance('area: "532900"', 'a.yaml')).toThrow(/a.yaml cannot be used/);
});
