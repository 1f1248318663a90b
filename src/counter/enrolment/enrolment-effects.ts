import { assert } from '../../kernel/assert.ts';
import { formatYuan, ZERO } from '../../kernel/money.ts';
import { orderPremium, type PremiumDeps, tryPremium } from '../../money/premium/index.ts';
import type { Clock } from '../../platform/clock.ts';
import type { IdSource } from '../../platform/id-source.ts';
import { type CaseFacts, type Effect, getText } from '../matters/index.ts';
import { familySharingEffect } from './family-sharing-effect.ts';
import { premiumAidEffect } from './premium-aid-effect.ts';

export type CounterEnrolmentDeps = {
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly premiums: PremiumDeps;
};

export function counterEnrolmentEffects(deps: CounterEnrolmentDeps): readonly Effect[] {
  return [residentEnrolment(deps), premiumAidEffect(deps), familySharingEffect(deps)];
}

/**
 * 城乡居民参保登记: the premium of the year is asked for, help first. Insured is who has paid; whom all is given, at once.
 */
function residentEnrolment({ premiums }: CounterEnrolmentDeps): Effect {
  return {
    name: 'resident-enrolment',
    check: async (sql, facts) => {
      await tryPremium(sql, premiums, askedOf(facts));
    },
    rule: async () => ({ says: 'approve' }),
    carryOut: async (sql, facts) => {
      const asked = askedOf(facts);
      const { year } = await tryPremium(sql, premiums, asked);
      const { case: one } = facts;
      const request = { ...asked, key: `case:${one.id}` };
      const order = await orderPremium(sql, premiums, request, {
        ...{ id: one.openedBy, office: one.acceptedAt },
      });
      const { startsOn, coveredFrom, endsOn } = year.insurance;
      return {
        result: {
          ...{ scheme: 'resident', order: order.id, personal: formatYuan(order.personal) },
          ...(order.aid > ZERO && { aid: formatYuan(order.aid), group: order.group ?? '' }),
          ...{ startsOn, endsOn },
          ...(coveredFrom < endsOn && { coveredFrom }),
          ...(order.state === 'made' && { payUntil: order.payUntil }),
        },
      };
    },
  };
}

function askedOf({ case: one }: CaseFacts) {
  assert(one.person, 'an enrolment is of a person');
  const year = Number(getText(one.form, 'year'));
  return { person: one.person, scheme: 'resident' as const, year, repairedYears: 0 };
}
