import { beforeAll, expect, test } from 'vitest';
import { addInsured } from '../../counter/matters/testing-case.ts';
import { day } from '../../kernel/days.ts';
import { yuan } from '../../kernel/money.ts';
import {
  enrolMember,
  followGroups,
  makeMonth,
  openUnit,
  orderPremium,
  payMonth,
  payPremium,
  refundPremium,
} from '../../money/premium/index.ts';
import { addMember, CLERK, type PremiumWorld, premiumWorld } from '../../money/premium/testing.ts';
import { verify } from './verify.ts';

let world: PremiumWorld;

/** A premium with help that was paid, one that was given back, and a paid month of a unit. */
beforeAll(async () => {
  world = await premiumWorld();
  const { deps, database } = world;
  for (const key of ['paid', 'back'] as const) {
    const { id: person } = await addInsured(world);
    await addMember(world, person, 'minimum-living');
    await database.transaction(async (sql) => {
      const asked = { key, person, scheme: 'resident', year: 2026, repairedYears: 0 } as const;
      const { id: order } = await orderPremium(sql, deps, asked, CLERK);
      await payPremium(sql, deps, { key: `${key}-1`, order, by: 'cash', payer: null }, CLERK);
      if (key === 'paid') return;
      await refundPremium(sql, deps, { key: `${key}-2`, order, reason: 'test' }, CLERK);
    });
  }
  await followLists(world);
  const { id: person } = await addInsured(world);
  await database.transaction(async (sql) => {
    const unit = { id: 'U1' as never, key: 'unit', name: '示范单位', county: '532901' };
    const { id } = await openUnit(sql, deps, unit, 'chen');
    const member = { key: 'member', unit: id, person, wage: yuan('6000.00'), retired: false };
    const month = day('2025-10-01');
    await enrolMember(sql, deps, { ...member, startsOn: month }, 'chen');
    await makeMonth(sql, deps, { unit: id, month }, 'chen');
    const paid = { key: 'month', unit: id, month, channel: 'tax', reference: 'T' } as const;
    await payMonth(sql, deps, paid, 'chen');
  });
});

/** Somebody to whom all is given because of a list, and somebody who had paid before it came. */
async function followLists({ deps, database }: PremiumWorld): Promise<void> {
  const [poor, late] = [await addInsured(world), await addInsured(world)];
  await database.transaction(async (sql) => {
    const asked = { key: 'late', person: late.id, scheme: 'resident', year: 2026 } as const;
    const { id: order } = await orderPremium(sql, deps, { ...asked, repairedYears: 0 }, CLERK);
    await payPremium(sql, deps, { key: 'late-1', order, by: 'cash', payer: null }, CLERK);
  });
  await addMember(world, poor.id, 'destitute');
  await addMember(world, late.id, 'minimum-living');
  const changes = [poor, late].map(({ id: person }) => ({ id: world.ids.next(), person }));
  await database.transaction((sql) => followGroups(sql, deps, changes, CLERK));
}

const problems = async () =>
  (await verify(world)).checks.flatMap((check) =>
    check.problems.map(({ what }) => `${check.name}: ${what}`),
  );

test('what was recorded agrees, and the check has looked at it', async () => {
  const report = await verify(world);
  expect(report.checks.flatMap(({ problems: found }) => found)).toEqual([]);
  expect(report.checks.find(({ name }) => name === 'premiums')?.checked).toBe(6);
});

const PAID = `(select id from premium_order where key = 'paid')`;
const BACK = `(select id from premium_order where key = 'back')`;
const DAMAGES: readonly (readonly [string, string, string, string])[] = [
  [
    'the personal part of an order',
    `update premium_order set personal = personal + 1 where key = 'paid'`,
    `update premium_order set personal = personal - 1 where key = 'paid'`,
    'what a premium booked differs from its journal',
  ],
  [
    'what a budget bears',
    `update premium_order set fiscal[2] = fiscal[2] + 1 where key = 'paid'`,
    `update premium_order set fiscal[2] = fiscal[2] - 1 where key = 'paid'`,
    'what a premium booked differs from its journal',
  ],
  [
    'a transfer of a premium',
    `update transfer set amount = amount + 1 where debit = 'collected:cash' and credit = 'contributions:resident'`,
    `update transfer set amount = amount - 1 where debit = 'collected:cash' and credit = 'contributions:resident'`,
    'what a premium booked differs from its journal',
  ],
  [
    'a gap in the events',
    `update premium_event set seq = 9 where kind = 'paid' and order_id = ${PAID}`,
    `update premium_event set seq = 2 where kind = 'paid' and order_id = ${PAID}`,
    'an order has no event, or its events do not follow each other',
  ],
  [
    'by which state an order is found',
    `update premium_order_state set state = 'made' where order_id = ${PAID}`,
    `update premium_order_state set state = 'paid' where order_id = ${PAID}`,
    'an order is found by another state than its last event tells',
  ],
  [
    'the insurance of a payment',
    `update coverage set starts_on = starts_on + 1 where order_id = ${PAID}`,
    `update coverage set starts_on = starts_on - 1 where order_id = ${PAID}`,
    'insurance that a premium made differs from its payment, or nobody paid it',
  ],
  [
    'insurance that was given back',
    `update coverage set withdrawn_at = null where order_id = ${BACK}`,
    `update coverage set withdrawn_at = now() where order_id = ${BACK}`,
    'a paid year made no insurance, or one that was given back makes some still',
  ],
  [
    'help that followed from an identity',
    `update premium_help set amount = amount + 1 where outcome = 'asked'`,
    `update premium_help set amount = amount - 1 where outcome = 'asked'`,
    'help that followed from an identity differs from its order',
  ],
  [
    'help that paid for everything',
    `update premium_order set personal = 1 where key like 'help:%' and year = 2026`,
    `update premium_order set personal = 0 where key like 'help:%' and year = 2026`,
    'help that followed from an identity differs from its order',
  ],
  [
    'a difference',
    `update premium_help set amount = amount + 40000 where outcome = 'difference'`,
    `update premium_help set amount = amount - 40000 where outcome = 'difference'`,
    'more of a premium was given back than the person paid, or another amount than was found',
  ],
  [
    'the share of a member',
    'update unit_month_member set person_share = person_share + 1',
    'update unit_month_member set person_share = person_share - 1',
    'a month of a unit differs from the shares of its members',
  ],
  [
    'arrears of a member whose unit has paid',
    `update coverage set standing = 'arrears' where scheme = 'employee'`,
    `update coverage set standing = 'covered' where scheme = 'employee'`,
    'somebody is in arrears whose unit owes nothing',
  ],
  [
    'what a unit paid',
    `update transfer set amount = amount + 1 where credit = 'contributions:employee'`,
    `update transfer set amount = amount - 1 where credit = 'contributions:employee'`,
    'a paid month of a unit differs from its journal, or its events do not follow each other',
  ],
];

test.each(DAMAGES)('%s is told', async (name, damage, repair, told) => {
  await world.database.asOwner(`test: damage ${name}`, damage);
  expect(await problems()).toContain(`premiums: ${told}`);
  await world.database.asOwner(`test: repair ${name}`, repair);
  expect(await problems()).toEqual([]);
});
