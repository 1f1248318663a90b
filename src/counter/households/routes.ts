import { Type } from 'typebox';
import type { AreaCode, PersonId } from '../../kernel/ids.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { accountView } from '../../money/own-account/index.ts';
import { findOrdersOf } from '../../money/premium/index.ts';
import { findPersonRecord, UNKNOWN_PERSON } from '../../people/enrolment/index.ts';
import type { Clock } from '../../platform/clock.ts';
import { type Route, route } from '../../platform/http/route.ts';
import type { AreaDatabase } from '../../platform/sql.ts';
import { HouseholdView, memberView } from './view.ts';

export type HouseholdDeps = { readonly database: AreaDatabase; readonly clock: Clock };

/** Of a family everybody is shown; a collective household may have hundreds. */
export const MEMBERS_MAX = 20;

export function householdRoutes(of: (area: AreaCode) => HouseholdDeps): Route[] {
  return [
    route({
      method: 'GET',
      path: '/households/:person',
      permission: 'account.read',
      summary:
        'Everybody of a person’s household with insurance, groups, premiums, own accounts and quotas between them',
      params: Type.Object({ person: Type.String({ maxLength: 64 }) }),
      answer: HouseholdView,
      person: (_, answer) => (answer as HouseholdView).members.map(({ id }) => id),
      handle: ({ area, params }) => readHousehold(of(area), params.person as PersonId),
    }),
  ];
}

/** Who was asked for first, then the others by id. */
async function readHousehold(
  { database: { sql }, clock }: HouseholdDeps,
  id: PersonId,
): Promise<HouseholdView> {
  const today = clock.today();
  const asked = await findPersonRecord(sql, id, today);
  if (!asked) throw new Rejection(UNKNOWN_PERSON, { id });
  const others = asked.members.slice(0, MEMBERS_MAX - 1).map((one) => one.id as PersonId);
  const ids = [id, ...others];
  const [records, orders] = await Promise.all([
    Promise.all(others.map((other) => findPersonRecord(sql, other, today))),
    findOrdersOf(sql, ids),
  ]);
  const present = [asked, ...records.flatMap((record) => record ?? [])];
  const members = await Promise.all(
    present.map(async (record) => {
      const account = await accountView(sql, record.id);
      return memberView({ record, account, orders: orders.get(record.id) ?? [] }, today);
    }),
  );
  return { asked: id, members, more: asked.members.length - others.length };
}
