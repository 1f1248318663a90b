import { expect, test } from 'vitest';
import { addInsured } from '../../counter/matters/testing-case.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { formatYuan } from '../../kernel/money.ts';
import { findCoverage } from '../../people/enrolment/index.ts';
import { figureShelf } from '../../rules/figures/index.ts';
import { verify } from '../../watch/proof/index.ts';
import {
  askForAll,
  collectPremium,
  type OrderId,
  orderPremium,
  payPremium,
  refundPremium,
  type StandingOrder,
  stopInsurance,
  tryPremium,
  withdrawPremium,
} from './index.ts';
import { addCovered, addMember, balanceOf, CLERK, premiumWorld } from './testing.ts';

const world = await premiumWorld();
const { deps, database } = world;
let keys = 0;
const key = () => `test-key-${++keys}`;

const within = <T>(work: (sql: typeof database.sql) => Promise<T>) => database.transaction(work);
const order = (person: PersonId, more: object = {}) =>
  within((sql) =>
    orderPremium(
      sql,
      deps,
      { key: key(), person, scheme: 'resident', year: 2026, repairedYears: 0, ...more },
      CLERK,
    ),
  );
const pay = (id: OrderId, given = key()) =>
  within((sql) => payPremium(sql, deps, { key: given, order: id, by: 'cash', payer: null }, CLERK));
const collect = (id: OrderId, given = key()) =>
  collectPremium(deps, { key: given, order: id, by: 'bank', agreement: 'AGREEMENT-1' }, CLERK);
const refund = (id: OrderId, more: object = {}) =>
  within((sql) =>
    refundPremium(sql, deps, { key: key(), order: id, reason: 'test', ...more }, CLERK),
  );
const periods = async (person: PersonId) =>
  ((await findCoverage(database.sql, [person])).get(person) ?? []).map(
    ({ standing, startsOn, endsOn }) => `${standing} ${startsOn} ${endsOn}`,
  );
const someone = async () => (await addInsured(world)).id;
const moneyOf = ({ personal, aid, fiscal }: StandingOrder) =>
  [personal, aid, ...fiscal.map(({ amount }) => amount)].map(formatYuan).join(' ');
const WHOLE = ['covered 2026-01-01 2027-01-01'];

test('who pays is insured by dated periods, and who does not is not', async () => {
  const person = await someone();
  const made = await order(person);
  expect(moneyOf(made)).toBe('400.00 0.00 560.00 84.00 21.00 35.00');
  expect([made.state, made.payUntil, await periods(person)]).toEqual(['made', '2026-02-28', []]);
  const paid = await pay(made.id);
  expect(paid.state).toBe('paid');
  expect(paid.receipt).toMatch(/^[0-9A-Z]{26}$/);
  expect(await periods(person)).toEqual(WHOLE);
});

test('help comes first: all of it at once, or so much and the rest is left', async () => {
  const [poor, near] = [await someone(), await someone()];
  await addMember(world, poor, 'destitute');
  await addMember(world, poor, 'minimum-living');
  await addMember(world, near, 'minimum-living');
  const given = await order(poor);
  expect([given.state, given.channel, given.group]).toEqual(['paid', 'aid', 'destitute']);
  expect(await periods(poor)).toEqual(WHOLE);
  const before = await balanceOf(world, 'aid:premium');
  const left = await order(near);
  expect([left.state, moneyOf(left).slice(0, 13)]).toEqual(['made', '160.00 240.00']);
  expect((await balanceOf(world, 'aid:premium')) - before).toBe(24_000n);
  await pay(left.id);
  expect(await balanceOf(world, 'aid:premium')).toBe(before);
});

test('a key orders once and pays once, whatever is sent again', async () => {
  const person = await someone();
  const given = key();
  const made = await order(person, { key: given });
  expect((await order(person, { key: given })).id).toBe(made.id);
  await expect(order(person, { key: given, year: 2025 })).rejects.toThrow('premium.key_reused');
  await expect(order(person)).rejects.toThrow('premium.ordered_already');
  const paying = key();
  const [first, again] = await Promise.all([pay(made.id, paying), pay(made.id, paying)]);
  expect([first.state, again.receipt]).toEqual(['paid', first.receipt]);
  expect((await pay(made.id, paying)).receipt).toBe(first.receipt);
  await expect(pay(made.id)).rejects.toThrow('premium.paid_already');
  await expect(order(person)).rejects.toThrow('premium.paid_already');
  const other = await order(await someone());
  await expect(pay(other.id, paying)).rejects.toThrow('premium.key_reused');
});

test('twenty people pay one order at once, and one of them does', async () => {
  const made = await order(await someone());
  const results = await Promise.allSettled(Array.from({ length: 20 }, () => pay(made.id)));
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test('a bank that says no leaves the order open; one whose answer is lost is asked and never pays twice', async () => {
  const [refused, lost] = [await order(await someone()), await order(await someone())];
  world.bank.say('failed');
  expect((await collect(refused.id)).state).toBe('failed');
  expect((await collect(refused.id)).state).toBe('paid');

  world.bank.say('lost', 'unknown');
  const sending = key();
  expect((await collect(lost.id, sending)).state).toBe('unknown');
  await expect(collect(lost.id)).rejects.toThrow('premium.under_way');
  await expect(pay(lost.id)).rejects.toThrow('premium.under_way');
  expect((await collect(lost.id, sending)).state).toBe('unknown');
  const paid = await collect(lost.id, sending);
  expect(paid.state).toBe('paid');
  expect(world.bank.told.filter(({ key: one }) => one === paid.paymentId)).toHaveLength(1);
  expect(await askForAll(deps)).toBe(0);
});

const unknownOnes = async (count: number): Promise<OrderId[]> => {
  const made: OrderId[] = [];
  while (made.length < count) {
    const { id } = await order(await someone());
    world.bank.say('unknown');
    await collect(id);
    made.push(id);
  }
  return made;
};
/** Of whom the bank was asked in a round, in this order; it knows nothing of any. */
const roundOf = async (from: typeof deps, atOnce: number) => {
  const asked: string[] = [];
  const ask = async (payment: string) => {
    asked.push(payment);
    return { outcome: 'unknown' as const, reference: '', reason: '' };
  };
  const bank = { ...world.bank, ask };
  await askForAll({ ...from, collectors: { bank, tax: null } }, atOnce);
  const rows = await database.sql<{ id: OrderId; payment: string }>(
    'test: orders of payments',
    'select id, payment_id as payment from premium_order_now where payment_id = any($1::uuid[])',
    [asked],
  );
  return asked.map((payment) => rows.find((one) => one.payment === payment)?.id);
};

test('more that stay unknown than are asked for at once are asked for in turn, and none waits for the others', async () => {
  const [a, b, c, d, e] = await unknownOnes(5);
  expect(await roundOf(deps, 2)).toEqual([a, b]);
  expect(await roundOf(deps, 2)).toEqual([c, d]);
  // What came meanwhile waits behind whoever waited before it, and nobody is passed over.
  const [f] = await unknownOnes(1);
  expect(await roundOf(deps, 2)).toEqual([e, f]);
  expect(await roundOf(deps, 2)).toEqual([a, b]);
  // A server that was just started goes on there; fewer than fit are each asked for once.
  expect(await roundOf({ ...deps }, 9)).toEqual([c, d, e, f, a, b]);
  expect(await askForAll(deps)).toBe(6);
  expect(await askForAll(deps)).toBe(0);
});

test('a round that is killed is not begun anew with what killed it', async () => {
  const [a, b, c] = await unknownOnes(3);
  const dead = {
    ...world.bank,
    ask: async () => {
      throw new Error('killed');
    },
  };
  await expect(askForAll({ ...deps, collectors: { bank: dead, tax: null } }, 2)).rejects.toThrow();
  expect(await roundOf(deps, 2)).toEqual([c, a]);
  expect(await roundOf(deps, 2)).toEqual([b, c]);
  expect(await askForAll(deps)).toBe(3);
});

test('of more than five hundred that stay unknown the last one is asked for in the second round', async () => {
  const [kind] = await unknownOnes(1);
  await database.asOwner(
    'test: six hundred under way',
    `with made as (insert into premium_order (id, key, body_hash, person_id, scheme, year, attempt, personal,
       repaired_years, levels, fiscal, aid, pay_until, made_on, made_at, made_by)
       select gen_random_uuid(), 'many-' || n, 'x', person_id, scheme, 2000, n, personal, 0, levels, fiscal, 0,
         pay_until, made_on, made_at, made_by from premium_order, generate_series(1, 600) n where id = '${kind}'
       returning id, attempt)
     insert into premium_event (order_id, seq, kind, channel, payment_id, agreement, on_day, actor, at)
     select made.id, 1, 'sent', 'bank', gen_random_uuid(), 'AGREEMENT-1', e.on_day, e.actor,
       e.at + made.attempt * interval '1 ms'
     from made, premium_event e where e.order_id = '${kind}' and e.kind = 'sent'`,
  );
  const first = await roundOf(deps, 500);
  const second = await roundOf(deps, 500);
  expect([first.length, second.length]).toEqual([500, 500]);
  expect(new Set([...first, ...second]).size).toBe(601);
  await database.asOwner(
    'test: they are forgotten',
    `delete from premium_event where order_id in (select id from premium_order where year = 2000)`,
  );
  await database.asOwner('test: all of them', 'delete from premium_order where year = 2000');
  await database.asOwner('test: their states', 'delete from premium_order_state where year = 2000');
  expect(await askForAll(deps)).toBe(1);
});

test('what was sent when the program was killed is told again under the same id', async () => {
  const made = await order(await someone());
  world.bank.say('unheard');
  await collect(made.id);
  world.bank.forget();
  expect(await askForAll(deps)).toBe(1);
  const [told] = world.bank.told;
  const rows = await database.sql<{ state: string; payment: string }>(
    'test: state',
    'select state, payment_id as payment from premium_order_now where id = $1',
    [made.id],
  );
  expect(rows).toEqual([{ state: 'paid', payment: told?.key }]);
});

test('money that came for an insurance that could no longer be is owed to the person', async () => {
  const person = await someone();
  const made = await order(person);
  world.bank.say('unknown');
  await collect(made.id);
  await addCovered(world, person, ['resident', '2025-11-01', null]);
  expect(await askForAll(deps)).toBe(1);
  expect(formatYuan(await balanceOf(world, `due:${person}`))).toBe('400.00');
});

test('premium.no_collector, premium.no_accounts, premium.unknown_order', async () => {
  const made = await order(await someone());
  const nobody = { ...deps, collectors: { bank: null, tax: null } };
  const asked = { key: key(), order: made.id, by: 'tax', agreement: 'AGREEMENT-1' } as const;
  await expect(collectPremium(nobody, asked, CLERK)).rejects.toThrow('premium.no_collector');
  const own = { key: key(), order: made.id, by: 'account', payer: { own: made.person } } as const;
  await expect(within((sql) => payPremium(sql, deps, own, CLERK))).rejects.toThrow(
    'premium.no_accounts',
  );
  await expect(pay(deps.ids.next() as OrderId)).rejects.toThrow('premium.unknown_order');
});

test('an own account pays by a draw of its own, and gets back by its mirror', async () => {
  const drawn: object[] = [];
  const accounts = {
    drawPremium: async (_: unknown, draw: object) => void drawn.push(draw),
    returnDraw: async (_: unknown, back: object) => void drawn.push(back),
  };
  const person = await someone();
  const made = await order(person);
  const asked = { key: key(), order: made.id, by: 'account', payer: { own: person } } as const;
  await within((sql) => payPremium(sql, { ...deps, accounts }, asked, CLERK));
  const back = { key: key(), order: made.id, reason: 'test' };
  const { toPerson } = await within((sql) =>
    refundPremium(sql, { ...deps, accounts }, back, CLERK),
  );
  expect(toPerson).toBe(0n);
  expect(drawn).toEqual([
    expect.objectContaining({ key: `premium:${made.id}`, insured: person, amount: 40_000n }),
    { key: `premium:${made.id}:back`, draw: `premium:${made.id}`, by: CLERK.id },
  ]);
});

test('a premium comes back whole before its insurance begins, and its insurance never was', async () => {
  const person = await someone();
  await addMember(world, person, 'minimum-living');
  const { id } = await order(person);
  await pay(id);
  const before = await balanceOf(world, 'fiscal:province');
  const { order: done, toPerson } = await refund(id);
  expect([done.state, formatYuan(toPerson)]).toEqual(['refunded', '160.00']);
  expect(formatYuan(await balanceOf(world, `due:${person}`))).toBe('160.00');
  expect((await balanceOf(world, 'fiscal:province')) - before).toBe(8_400n + 24_000n);
  expect(await periods(person)).toEqual([]);
  await expect(refund(id)).rejects.toThrow('premium.not_paid');
  expect((await order(person)).attempt).toBe(2);
});

test('an order that nobody paid is withdrawn, and its help goes back', async () => {
  const person = await someone();
  await addMember(world, person, 'minimum-living');
  const before = await balanceOf(world, 'fiscal:province');
  const { id } = await order(person);
  const withdrawal = { key: key(), actor: CLERK, reason: '登记错误' };
  const gone = await within((sql) => withdrawPremium(sql, deps, id, withdrawal));
  expect(gone.state).toBe('withdrawn');
  expect((await within((sql) => withdrawPremium(sql, deps, id, withdrawal))).seq).toBe(gone.seq);
  expect(await balanceOf(world, 'fiscal:province')).toBe(before);
  await expect(pay(id)).rejects.toThrow('premium.not_open');
});

test('refusals of an order', async () => {
  const person = await someone();
  await expect(order(person, { year: 2031 })).rejects.toThrow('premium.year_unknown');
  await expect(order(person, { repairedYears: 1 })).rejects.toThrow('premium.repairs_too_many');
  await expect(order(person, { scheme: 'ltc' })).rejects.toThrow('premium.not_insured');
  await addCovered(world, person, ['resident', '2025-01-01', '2026-01-01']);
  await expect(order(person, { scheme: 'large-amount' })).rejects.toThrow('premium.not_employee');
  await expect(order('NOBODY' as PersonId)).rejects.toThrow('enrolment.unknown_person');
  const without = { ...deps, figures: figureShelf([]) };
  const asked = { person, scheme: 'resident', year: 2026, repairedYears: 0 } as const;
  await expect(within((sql) => tryPremium(sql, without, asked))).rejects.toThrow(
    'premium.no_figures',
  );
});

test('care insurance waits six months the first time and not the second', async () => {
  const person = await someone();
  await addCovered(world, person, ['resident', '2025-01-01', null]);
  const made = await order(person, { scheme: 'ltc' });
  const paid = await pay(made.id);
  expect(moneyOf(paid).slice(0, 12)).toBe('30.00 0.00 2');
  expect(paid.insurance).toEqual({
    ...{ startsOn: '2026-01-01', coveredFrom: '2026-07-01', endsOn: '2027-01-01' },
  });
});

test('care insurance that is waited for goes on being waited for in the next year', async () => {
  const person = await someone();
  await addCovered(world, person, ['resident', '2025-01-01', null]);
  const first = await pay((await order(person, { scheme: 'ltc', year: 2025 })).id);
  expect(first.insurance).toMatchObject({ startsOn: '2025-10-10', coveredFrom: '2026-04-10' });
  const next = await pay((await order(person, { scheme: 'ltc' })).id);
  expect(next.insurance).toMatchObject({ startsOn: '2026-01-01', coveredFrom: '2026-04-10' });
});

test('missed years can be paid for, each at the personal part and without help', async () => {
  const person = await someone();
  await addCovered(world, person, ['resident', '2023-01-01', '2024-01-01']);
  const made = await order(person, { repairedYears: 1 });
  expect(formatYuan(made.personal)).toBe('800.00');
  await pay(made.id);
  expect(await periods(person)).toEqual([
    'covered 2023-01-01 2024-01-01',
    'waiting 2026-01-01 2026-04-01',
    'covered 2026-04-01 2027-01-01',
  ]);
});

test('insurance stops on a day and what comes later never counts', async () => {
  const person = await someone();
  await addCovered(world, person, ['resident', '2025-01-01', '2026-01-01']);
  await pay((await order(person)).id);
  const stop = (on: string) =>
    within((sql) => stopInsurance(sql, deps, { person, scheme: 'resident', on: on as never }));
  await stop('2025-11-01');
  await stop('2025-11-01');
  expect(await periods(person)).toEqual(['covered 2025-01-01 2025-11-01']);
  // Nobody pays for what never will be.
  expect(formatYuan(await balanceOf(world, `due:${person}`))).toBe('400.00');
  await expect(stop('2025-12-01')).rejects.toThrow('premium.nothing_to_stop');
  await expect(stop('2025-10-01')).rejects.toThrow('premium.stop_in_past');
});

test('everything that was booked agrees with its orders', async () => {
  const report = await verify(world);
  expect(report.checks.flatMap(({ problems }) => problems)).toEqual([]);
});

test('who pays after the window asks anew, and then waits', async () => {
  const person = await someone();
  const made = await order(person);
  world.moveTo('2026-03-01');
  await expect(pay(made.id)).rejects.toThrow('premium.paid_too_late');
  await expect(collect(made.id)).rejects.toThrow('premium.paid_too_late');
  const late = await order(person);
  expect([late.attempt, late.payUntil]).toEqual([2, '2026-12-31']);
  await pay(late.id);
  expect(await periods(person)).toEqual([
    'waiting 2026-03-01 2026-06-01',
    'covered 2026-06-01 2027-01-01',
  ]);
  await expect(refund(late.id)).rejects.toThrow('premium.refund_too_late');
});
