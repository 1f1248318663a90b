import { assert } from '../../kernel/assert.ts';
import { holdsOn } from '../../kernel/period.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { findMemberships } from '../../people/groups/index.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Sql } from '../../platform/sql.ts';
import { type CaseFacts, type Effect, getText } from '../matters/index.ts';
import { AIDED_ALREADY, NOT_IN_A_GROUP } from './errors.ts';
import { hasPremiumAid, insertPremiumAid } from './store.ts';

/** 资助参保: whoever belongs to a special group today has the premium of a year paid by others. */
export function premiumAidEffect({ clock }: { readonly clock: Clock }): Effect {
  const gather = async (sql: Sql, { case: one }: CaseFacts) => {
    const { person } = one;
    assert(person, 'premium aid is that of a person');
    const [today, year] = [clock.today(), getText(one.form, 'year')];
    const memberships = (await findMemberships(sql, [person])).get(person) ?? [];
    const membership = memberships.find((each) => holdsOn(each, today));
    if (!membership) throw new Rejection(NOT_IN_A_GROUP, { today });
    if (await hasPremiumAid(sql, person, Number(year))) {
      throw new Rejection(AIDED_ALREADY, { year });
    }
    return { person, year: Number(year), group: membership.groupCode, decidedOn: today };
  };
  return {
    name: 'premium-aid',
    check: async (sql, facts) => {
      await gather(sql, facts);
    },
    rule: async () => ({ says: 'approve' }),
    carryOut: async (sql, facts) => {
      const aid = await gather(sql, facts);
      const year = String(aid.year);
      if (!(await insertPremiumAid(sql, { ...aid, case: facts.case.id }))) {
        throw new Rejection(AIDED_ALREADY, { year });
      }
      return { result: { year, group: aid.group } };
    },
  };
}
