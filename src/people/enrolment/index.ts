export { changePerson, initialsOf, type PersonChange } from './change-person.ts';
export { checkCoverage } from './check-coverage.ts';
export { bornOnOf, checkDigitOf, isIdNumber } from './check-id-number.ts';
export { countMissedYears, insuredYears } from './count-missed-years.ts';
export { coverageOn } from './coverage-on.ts';
export {
  endCoverage,
  findInsured,
  findYearsElsewhere,
  type Insured,
  insertCoverages,
  insertYearsElsewhere,
  withdrawCoverage,
  type YearElsewhere,
  type YearIncentive,
} from './coverage-store.ts';
export { type Death, findDeath, findDeaths, insertDeath } from './death-store.ts';
export { type DualCoverage, findDualCoverage, mayRefund } from './decide-dual-coverage.ts';
export { decideIncentive, type Incentive, type PastYear } from './decide-incentive.ts';
export {
  decideResidentYear,
  type ResidentYear,
  type ResidentYearFacts,
  type ResidentYearRules,
} from './decide-resident-year.ts';
export { decideWaiting, type Waiting, type WaitingFacts } from './decide-waiting.ts';
export {
  BORN_IN_FUTURE,
  COVERAGE_OVERLAPS,
  ID_NUMBER_INVALID,
  INSURED_AS_EMPLOYEE,
  UNKNOWN_PERSON,
  YEAR_NOT_OPEN,
} from './errors.ts';
export { insertPersons, type ListedPerson } from './insert-persons.ts';
export { liftWaiting } from './lift-waiting.ts';
export { maskIdNumber, maskName } from './mask-identity.ts';
export type { Coverage, IdentifiedPerson, Person, Sex, Standing } from './model.ts';
export { addCoverage, recordCoverage } from './record-coverage.ts';
export { type EnrolmentDeps, type NewPerson, recordPerson } from './record-person.ts';
export { enrolmentRoutes, type PersonReads } from './routes.ts';
export {
  type Contact,
  findContact,
  findCoverage,
  findIdentifiedPersons,
  findPersonByIdNumber,
  findPersons,
  findPersonsByIdNumbers,
  lockPersons,
} from './store.ts';
export { type PersonSummary, PersonView, personView } from './view.ts';
export { findPersonRecord, type PersonRecord } from './view-store.ts';
export { inWindow, windowOf } from './window.ts';
