import { type Day, day } from '../../kernel/days.ts';
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
import { decideOrder, type OrderDecided } from './decide-order.ts';
import type { PremiumDeps } from './deps.ts';
import { NAME_DIFFERS } from './errors.ts';
import { rulesOn } from './gather-premium.ts';
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
  const { idNumber } = readNumber(deps, given.idNumber);
  await lockPersons(sql, [parent]);
  const household = (await findPersons(sql, [parent])).get(parent);
  if (!household) throw new Rejection(UNKNOWN_PERSON, { id: parent });
  if (!(await findPersonByIdNumber(sql, idNumber))) {
    const { county } = household;
    const child = { id: deps.ids.next(), idNumber, name, county, household: household.household };
    await insertPersons(sql, [child]);
  }
  const child = await findPersonByIdNumber(sql, idNumber);
  if (child?.name !== name) {
    throw new Rejection(NAME_DIFFERS, { idNumber: maskIdNumber(idNumber) });
  }
  const asked = { key, person: child.id, scheme: 'resident' as const, year, repairedYears: 0 };
  return orderPremium(sql, deps, asked, actor);
}

/**
 * What would be asked of a child of whom nothing is recorded, and from when it would be insured, so that a parent hears it
 * before anything is written. Nobody's record is read.
 */
export function tryNewborn(
  deps: Pick<PremiumDeps, 'clock' | 'figures' | 'database'>,
  { year, ...given }: Pick<NewbornRequest, 'idNumber' | 'year'>,
): OrderDecided {
  const { bornOn } = readNumber(deps, given.idNumber);
  const today = deps.clock.today();
  const facts = {
    person: { id: '' as PersonId, bornOn },
    ...{ coverage: [], groups: [], yearsElsewhere: [], orders: [] },
  };
  const rules = rulesOn(deps.figures, deps.database.area, today);
  return decideOrder({ scheme: 'resident', year, repairedYears: 0 }, facts, rules, today);
}

function readNumber(
  { clock }: Pick<PremiumDeps, 'clock'>,
  given: string,
): { readonly idNumber: string; readonly bornOn: Day } {
  const idNumber = given.toUpperCase();
  if (!isIdNumber(idNumber)) {
    throw new Rejection(ID_NUMBER_INVALID, { idNumber: maskIdNumber(idNumber) });
  }
  const bornOn = day(bornOnOf(idNumber));
  if (bornOn > clock.today()) throw new Rejection(BORN_IN_FUTURE, { bornOn });
  return { idNumber, bornOn };
}
