import type { PersonId } from '../../kernel/ids.ts';
import { Rejection } from '../../kernel/rejection.ts';
import {
  BORN_IN_FUTURE,
  bornOnOf,
  findPersonByIdNumber,
  findPersons,
  ID_NUMBER_INVALID,
  insertPersons,
  isIdNumber,
  lockPersons,
  maskIdNumber,
  UNKNOWN_PERSON,
} from '../../people/enrolment/index.ts';
import type { Sql } from '../../platform/sql.ts';
import type { PremiumDeps } from './deps.ts';
import { NAME_DIFFERS } from './errors.ts';
import type { Actor, StandingOrder } from './model.ts';
import { orderPremium } from './order-premium.ts';

export type NewbornRequest = {
  readonly key: string;
  readonly idNumber: string;
  readonly name: string;
  /** Whose household and county the child has. */
  readonly parent: PersonId;
  readonly year: number;
};

/**
 * Records a child in the household of a parent and asks for its first premium: paid within the days, it is insured from
 * birth. Whoever is recorded already is taken as he is, so that a request that was lost may be sent again.
 */
export async function enrolNewborn(
  sql: Sql,
  deps: PremiumDeps,
  { key, name, parent, year, ...given }: NewbornRequest,
  actor: Actor,
): Promise<StandingOrder> {
  const idNumber = given.idNumber.toUpperCase();
  const masked = maskIdNumber(idNumber);
  if (!isIdNumber(idNumber)) throw new Rejection(ID_NUMBER_INVALID, { idNumber: masked });
  const bornOn = bornOnOf(idNumber);
  if (bornOn > deps.clock.today()) throw new Rejection(BORN_IN_FUTURE, { bornOn });
  await lockPersons(sql, [parent]);
  const household = (await findPersons(sql, [parent])).get(parent);
  if (!household) throw new Rejection(UNKNOWN_PERSON, { id: parent });
  if (!(await findPersonByIdNumber(sql, idNumber))) {
    const { county } = household;
    const child = { id: deps.ids.next(), idNumber, name, county, household: household.household };
    await insertPersons(sql, [child]);
  }
  const child = await findPersonByIdNumber(sql, idNumber);
  if (child?.name !== name) throw new Rejection(NAME_DIFFERS, { idNumber: masked });
  const asked = { key, person: child.id, scheme: 'resident' as const, year, repairedYears: 0 };
  return orderPremium(sql, deps, asked, actor);
}
