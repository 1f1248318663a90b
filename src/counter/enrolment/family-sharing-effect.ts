import { assert } from '../../kernel/assert.ts';
import { formatYuan } from '../../kernel/money.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { grantIn, type NewGrant, tryGrant } from '../../people/accounts/index.ts';
import { findPersonByIdNumber } from '../../people/enrolment/index.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Sql } from '../../platform/sql.ts';
import { type CaseFacts, type Effect, findDay, getAmount, getText } from '../matters/index.ts';
import { RELATIVE_NOT_FOUND } from './errors.ts';

/** 家庭共济: a part of the own account is set aside for a relative, whom name and number name. */
export function familySharingEffect({ clock }: { readonly clock: Clock }): Effect {
  const grantOf = async (sql: Sql, { case: one }: CaseFacts): Promise<NewGrant> => {
    assert(one.person, 'an own account is that of a person');
    const { form } = one;
    const relative = await findPersonByIdNumber(sql, getText(form, 'idNumber').toUpperCase());
    if (relative?.name !== getText(form, 'name')) throw new Rejection(RELATIVE_NOT_FOUND);
    return {
      giverId: one.person,
      receiverId: relative.id,
      relation: getText(form, 'relation'),
      quota: getAmount(form, 'quota'),
      startsOn: clock.today(),
      endsOn: findDay(form, 'endsOn'),
    };
  };
  return {
    name: 'family-sharing',
    check: async (sql, facts) => {
      await tryGrant(sql, await grantOf(sql, facts));
    },
    rule: async () => ({ says: 'approve' }),
    carryOut: async (sql, facts) => {
      const grant = await grantOf(sql, facts);
      const { position } = await grantIn(sql, grant);
      return {
        result: {
          receiver: grant.receiverId,
          quota: formatYuan(grant.quota),
          position: String(position),
        },
      };
    },
  };
}
