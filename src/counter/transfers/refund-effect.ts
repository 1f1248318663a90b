import { assert } from '../../kernel/assert.ts';
import { isDay } from '../../kernel/days.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { formatYuan } from '../../kernel/money.ts';
import { findPaid } from '../../money/settlement/index.ts';
import { findCoverage, lockPersons } from '../../people/enrolment/index.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Sql } from '../../platform/sql.ts';
import { type CaseFacts, type Effect, getAmount, getText } from '../matters/index.ts';
import { checkRefund, decideRefund, type RefundAsked } from './decide-refund.ts';
import type { Cause } from './model.ts';
import { hasRefund, insertRefund } from './store.ts';

export type RefundDeps = { readonly clock: Clock };

/** A premium that is to be given back: decided here, at once where our records show it. Nothing is booked or paid. */
export function refundEffect({ clock }: RefundDeps): Effect {
  const gather = async (sql: Sql, facts: CaseFacts) => {
    const person = personOf(facts);
    const asked = askedOf(facts);
    const found = { today: clock.today(), ...(await findAround(sql, person, asked)) };
    checkRefund(asked, found);
    return { person, asked, found };
  };
  return {
    name: 'premium-refund',
    check: async (sql, facts) => {
      await gather(sql, facts);
    },
    rule: async (sql, facts) => {
      const { asked, found } = await gather(sql, facts);
      return decideRefund(asked, found);
    },
    carryOut: async (sql, facts) => {
      await lockPersons(sql, [personOf(facts)]);
      const { person, asked, found } = await gather(sql, facts);
      const { cause, year, amount } = asked;
      const byRule = decideRefund(asked, found).says === 'approve';
      const decided = { case: facts.case.id, decidedOn: found.today, byRule };
      await insertRefund(sql, { ...decided, person, cause, year, amount });
      return { result: { cause, year: String(year), amount: formatYuan(amount) } };
    },
  };
}

function askedOf({ case: { form } }: CaseFacts): RefundAsked {
  return {
    cause: getText(form, 'cause') as Cause,
    year: Number(getText(form, 'year')),
    amount: getAmount(form, 'amount'),
  };
}

async function findAround(sql: Sql, person: PersonId, asked: RefundAsked) {
  const { year } = asked;
  const [from, until] = [`${year}-01-01`, `${year + 1}-01-01`];
  // A year that is none is refused without reading anything of it.
  const paid = isDay(from) && isDay(until) ? await findPaid(sql, person, { from, until }) : [];
  return {
    coverage: (await findCoverage(sql, [person])).get(person) ?? [],
    used: paid.filter(({ scheme }) => scheme === 'resident').length,
    refunded: isDay(from) && (await hasRefund(sql, person, asked)),
  };
}

function personOf({ case: { person } }: CaseFacts): PersonId {
  assert(person, 'a refund is of a person');
  return person;
}
