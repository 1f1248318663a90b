import type { Day } from '../../kernel/days.ts';
import type { AreaCode, PersonId } from '../../kernel/ids.ts';
import { holdsOn } from '../../kernel/period.ts';
import { Rejection } from '../../kernel/rejection.ts';
import {
  findCoverage,
  findYearsElsewhere,
  lockPersons,
  UNKNOWN_PERSON,
} from '../../people/enrolment/index.ts';
import { findMemberships } from '../../people/groups/index.ts';
import type { Sql } from '../../platform/sql.ts';
import type { FigureShelf } from '../../rules/figures/index.ts';
import type { PremiumFacts, PremiumRules } from './decide-order.ts';
import { NO_FIGURES } from './errors.ts';
import { findOrdersOf } from './store/orders.ts';

/** The rules of the day; an area that has published none takes no premiums. */
export function rulesOn(figures: FigureShelf, area: AreaCode, today: Day): PremiumRules {
  const found = figures.on(area, today);
  if (!found?.premium || !found.waiting) throw new Rejection(NO_FIGURES, { day: today });
  const { enrolment, premium, waiting, careInsurance } = found;
  return { enrolment, premium, waiting, care: careInsurance ?? null };
}

/** Holds the persons and reads what their premiums are decided by, set-wise. */
export async function gatherPremiums(
  sql: Sql,
  persons: readonly PersonId[],
  today: Day,
): Promise<Map<PersonId, PremiumFacts>> {
  const people = await lockPersons(sql, persons);
  const coverage = await findCoverage(sql, persons);
  const memberships = await findMemberships(sql, persons);
  const elsewhere = await findYearsElsewhere(sql, persons);
  const orders = await findOrdersOf(sql, persons);
  return new Map(
    [...people].map(([id, person]) => [
      id,
      {
        person,
        coverage: coverage.get(id) ?? [],
        groups: (memberships.get(id) ?? [])
          .filter((one) => holdsOn(one, today))
          .map(({ groupCode }) => groupCode),
        yearsElsewhere: elsewhere.get(id) ?? [],
        orders: orders.get(id) ?? [],
      },
    ]),
  );
}

export async function gatherPremium(sql: Sql, person: PersonId, today: Day): Promise<PremiumFacts> {
  const facts = (await gatherPremiums(sql, [person], today)).get(person);
  if (!facts) throw new Rejection(UNKNOWN_PERSON, { id: person });
  return facts;
}
