import { type Static, Type } from 'typebox';
import type { Day } from '../../kernel/days.ts';
import { AccountView } from '../../money/own-account/index.ts';
import { PremiumView, premiumView, type StandingOrder } from '../../money/premium/index.ts';
import { type PersonRecord, PersonView, personView } from '../../people/enrolment/index.ts';

const { id, name, idNumber, sex, age, county, coverage, groups } = PersonView.properties;

const MemberView = Type.Object({
  ...{ id, name, idNumber, sex, age, county, coverage, groups },
  account: AccountView,
  premiums: Type.Array(PremiumView, { description: 'Newest first' }),
});

export const HouseholdView = Type.Object({
  asked: Type.String({ description: 'The person by whom it was found' }),
  members: Type.Array(MemberView),
  more: Type.Integer({
    description: 'People who are not shown, as a collective household has many',
  }),
});
export type HouseholdView = Static<typeof HouseholdView>;

export type Gathered = {
  readonly record: PersonRecord;
  readonly account: AccountView;
  readonly orders: readonly StandingOrder[];
};

/** No care and no disease: whoever sees to a household's insurance needs neither. */
export function memberView({ record, account, orders }: Gathered, today: Day) {
  const person = personView(record, today);
  return {
    ...{ id: person.id, name: person.name, idNumber: person.idNumber, sex: person.sex },
    ...{ age: person.age, county: person.county, coverage: person.coverage },
    ...{ groups: person.groups, account },
    premiums: [...orders].reverse().map((order) => premiumView(order, record)),
  };
}
