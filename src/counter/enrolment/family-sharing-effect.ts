import { assert } from '../../kernel/assert.ts';
import { formatYuan } from '../../kernel/money.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { newbornDaysOf } from '../../money/own-account/index.ts';
import type { PremiumDeps } from '../../money/premium/index.ts';
import {
  grantIn,
  type NewGrant,
  OPPOSITE,
  type Relation,
  tryGrant,
} from '../../people/accounts/index.ts';
import { findPersonByIdNumber } from '../../people/enrolment/index.ts';
import type { Clock } from '../../platform/clock.ts';
import type { IdSource } from '../../platform/id-source.ts';
import type { Sql } from '../../platform/sql.ts';
import { type CaseFacts, type Effect, findDay, getAmount, getText } from '../matters/index.ts';
import { RELATIVE_NOT_FOUND } from './errors.ts';

export type SharingDeps = {
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly premiums: PremiumDeps;
};

/** 家庭共济: a part of the own account is set aside for a relative, whom name and number name. */
export function familySharingEffect(deps: SharingDeps): Effect {
  const { clock, premiums } = deps;
  const grantOf = async (sql: Sql, { case: one }: CaseFacts): Promise<NewGrant> => {
    assert(one.person, 'an own account is that of a person');
    const { form } = one;
    const relative = await findPersonByIdNumber(sql, getText(form, 'idNumber').toUpperCase());
    if (relative?.name !== getText(form, 'name')) throw new Rejection(RELATIVE_NOT_FOUND);
    return {
      giverId: one.person,
      receiverId: relative.id,
      // The form asks what the relative is to the applicant; a grant says what the giver is to the receiver.
      relation: OPPOSITE[getText(form, 'relation') as Relation] ?? getText(form, 'relation'),
      quota: getAmount(form, 'quota'),
      startsOn: clock.today(),
      endsOn: findDay(form, 'endsOn'),
    };
  };
  return {
    name: 'family-sharing',
    check: async (sql, facts) => {
      const newbornDays = newbornDaysOf(premiums);
      await tryGrant(sql, { today: clock.today(), newbornDays }, await grantOf(sql, facts));
    },
    rule: async () => ({ says: 'approve' }),
    carryOut: async (sql, facts) => {
      const grant = await grantOf(sql, facts);
      const granting = { ...deps, newbornDays: newbornDaysOf(premiums) };
      const { position } = await grantIn(sql, granting, grant, { by: grant.giverId });
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
