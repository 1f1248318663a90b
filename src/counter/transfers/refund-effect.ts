import { assert } from '../../kernel/assert.ts';
import { addDays, isDay } from '../../kernel/days.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { formatYuan, type Money, minus, sum, ZERO } from '../../kernel/money.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { accounts } from '../../money/ledger/index.ts';
import { endUnborne } from '../../money/own-account/index.ts';
import {
  type BankAccount,
  correctAccountOfCase,
  type Part,
  recordPayment,
} from '../../money/person-payment/index.ts';
import {
  findGivenBack,
  findOrdersOf,
  type PremiumDeps,
  refundPremium,
  type StandingOrder,
} from '../../money/premium/index.ts';
import { findPaid } from '../../money/settlement/index.ts';
import { endCoverage, findDeath, insertDeath, lockPersons } from '../../people/enrolment/index.ts';
import type { Clock } from '../../platform/clock.ts';
import type { IdSource } from '../../platform/id-source.ts';
import type { Sql } from '../../platform/sql.ts';
import {
  type CaseFacts,
  type Effect,
  findAccount,
  findAmount,
  findDay,
  getText,
  type Outcome,
} from '../matters/index.ts';
import { decideRefund, type OwedOrder, type Refund, type RefundAsked } from './decide-refund.ts';
import { RECEIPTS_NEEDED } from './errors.ts';
import type { Cause } from './model.ts';
import { findOwedEvents, findRefundCauses, insertRefund } from './store-refunds.ts';

export type RefundDeps = {
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly premiums: PremiumDeps;
};

/** A premium goes back to everybody who gave it: decided at once where our records show it, and booked in the same breath. */
export function refundEffect(deps: RefundDeps): Effect {
  const gather = async (sql: Sql, facts: CaseFacts) => {
    const person = personOf(facts);
    const asked = askedOf(facts);
    return {
      person,
      asked,
      refund: decideRefund(asked, await findFacts(sql, deps, person, asked)),
    };
  };
  return {
    name: 'premium-refund',
    check: async (sql, facts) => {
      const { asked, refund } = await gather(sql, facts);
      const shown = facts.papers.some(({ material }) => material === 'receipts');
      // Of the dead the certificate is looked at.
      if (refund.of.is === 'unrecorded' && asked.cause !== 'died' && !shown) {
        throw new Rejection(RECEIPTS_NEEDED, { year: String(asked.year) });
      }
    },
    rule: async (sql, facts) => (await gather(sql, facts)).refund.rule,
    carryOut: async (sql, facts) => {
      await lockPersons(sql, [personOf(facts)]);
      const { asked, refund } = await gather(sql, facts);
      if (asked.cause === 'died' && asked.diedOn) {
        const at = deps.clock.now().toISOString();
        const { diedOn } = asked;
        await insertDeath(sql, { person: personOf(facts), diedOn, case: facts.case.id, at });
      }
      return carryOut(sql, deps, facts, { asked, refund });
    },
    moved: async (sql, { case: one }, { act, actor }) => {
      if (act !== 'correct-account') return;
      const request = { case: one.id, account: bankOf(one.form), actor };
      await correctAccountOfCase(sql, deps, request);
    },
  };
}

type Decided = { readonly asked: RefundAsked; readonly refund: Refund };

async function carryOut(
  sql: Sql,
  deps: RefundDeps,
  facts: CaseFacts,
  { asked, refund }: Decided,
): Promise<Outcome> {
  const { case: one } = facts;
  const person = personOf(facts);
  const given = await giveBack(sql, deps, facts, { asked, refund });
  const { cause, year } = asked;
  await insertRefund(sql, {
    ...{ case: one.id, person, cause, year, amount: given.amount, carried: refund.of.is },
    ...{ order: given.order?.id ?? null, orderSeq: given.seq, toPerson: given.toPerson },
    ...{ byRule: refund.rule.says === 'approve', decidedOn: deps.clock.today() },
  });
  const result = {
    ...{ cause, year: String(year), amount: formatYuan(given.amount) },
    ...(given.order && { order: given.order.id }),
    ...(given.order && given.toPerson === ZERO && { returnedTo: given.order.channel ?? 'aid' }),
  };
  if (given.toPerson === ZERO) return { result };
  const owedBy = accounts.due(person);
  const account = bankOf(one.form);
  const payment = await recordPayment(sql, deps, {
    ...{ key: `refund:${one.id}`, kind: 'premium-refund', case: one.id, person, owedBy },
    ...{ parts: [partOf(given.toPerson, refund)], account, actor: one.openedBy },
  });
  return {
    result: { ...result, payment: payment.id, payable: formatYuan(given.toPerson) },
    payment: { amount: given.toPerson, ...account, from: owedBy },
  };
}

/** What an order owes stands in the ledger already; what only receipts show is booked by the payment. */
function partOf(amount: Money, { of }: Refund): Part {
  const borneBy = of.is === 'unrecorded' ? accounts.contributions('resident') : null;
  return { fund: 'pool', amount, borneBy };
}

type GivenBack = {
  readonly order: StandingOrder | null;
  readonly seq: number | null;
  readonly amount: Money;
  readonly toPerson: Money;
};

async function giveBack(
  sql: Sql,
  deps: RefundDeps,
  { case: one }: CaseFacts,
  { asked, refund: { of } }: Decided,
): Promise<GivenBack> {
  if (of.is === 'unrecorded') {
    return { order: null, seq: null, amount: of.amount, toPerson: of.amount };
  }
  const { order } = of;
  const amount = order.personal;
  if (of.is === 'owed') {
    // Of a premium that was given back a budget may have given him a part before.
    const before = of.vain ? [] : await findGivenBack(sql, order.id);
    const toPerson = minus(amount, sum(before.map((part) => part.amount)));
    return { order, seq: of.seq, amount, toPerson };
  }
  const startsOn = order.insurance?.startsOn;
  assert(startsOn, 'a paid premium makes insurance');
  const request = { key: `refund:${one.id}`, order: order.id, reason: asked.cause };
  const done = await refundPremium(
    ...([sql, deps.premiums] as const),
    { ...request, begun: asked.cause === 'died' },
    { id: one.openedBy, office: one.acceptedAt },
  );
  // Also where a waiting time was lifted, and of the dead from the first day of a year that began without him.
  const never = { personId: order.person, scheme: 'resident' } as const;
  if (asked.cause !== 'died') await endCoverage(sql, never, startsOn);
  else if (asked.diedOn) await endCoverage(sql, never, addDays(asked.diedOn, 1));
  await endUnborne(sql, deps.premiums, order.person, one.openedBy);
  return { order, seq: done.order.seq, amount, toPerson: done.toPerson };
}

function askedOf({ case: { form } }: CaseFacts): RefundAsked {
  return {
    cause: getText(form, 'cause') as Cause,
    year: Number(getText(form, 'year')),
    amount: findAmount(form, 'amount'),
    diedOn: findDay(form, 'diedOn'),
  };
}

async function findFacts(sql: Sql, deps: RefundDeps, person: PersonId, asked: RefundAsked) {
  const { year } = asked;
  const [from, until] = [`${year}-01-01`, `${year + 1}-01-01`];
  const today = deps.clock.today();
  const { figures, database } = deps.premiums;
  const premium = figures.on(database.area, today)?.premium;
  const known = {
    ...{ today, beforeCoverage: premium?.refund === 'before-coverage' },
    cost: premium?.resident.find((one) => one.year === year)?.personal ?? null,
    diedOn: await findDeath(sql, person),
  };
  // A year that is none is refused without reading anything of it.
  if (!isDay(from) || !isDay(until)) {
    return { ...known, orders: [], owed: [], used: 0, refunded: false, yearRefunded: false };
  }
  const orders = ((await findOrdersOf(sql, [person])).get(person) ?? []).filter(
    (one) => one.scheme === 'resident' && one.year === year,
  );
  const paid = await findPaid(sql, person, { from, until });
  const causes = await findRefundCauses(sql, person, year);
  return {
    ...{ ...known, orders, owed: await findOwed(sql, person, { year, orders }) },
    used: paid.filter(({ scheme }) => scheme === 'resident').length,
    refunded: causes.includes(asked.cause),
    yearRefunded: causes.some((cause) => cause !== 'paid-twice'),
  };
}

async function findOwed(
  sql: Sql,
  person: PersonId,
  { year, orders }: { readonly year: number; readonly orders: readonly StandingOrder[] },
): Promise<readonly OwedOrder[]> {
  const events = await findOwedEvents(sql, person, year);
  return events.flatMap(({ order: id, seq, vain }) => {
    const order = orders.find((one) => one.id === id);
    return order ? [{ order, seq, vain }] : [];
  });
}

function personOf({ case: { person } }: CaseFacts): PersonId {
  assert(person, 'a refund is of a person');
  return person;
}

/** That the form names an account was seen when it was submitted. */
export function bankOf(form: CaseFacts['case']['form']): BankAccount {
  const account = findAccount(form, 'account');
  assert(account, 'the form names an account');
  return account;
}
