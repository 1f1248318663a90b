export { changePerson, initialsOf, type PersonChange } from './change-person.ts';
export { checkCoverage } from './check-coverage.ts';
export { bornOnOf, checkDigitOf, isIdNumber } from './check-id-number.ts';
export { coverageOn } from './coverage-on.ts';
export { UNKNOWN_PERSON } from './errors.ts';
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
export type { PersonSummary, PersonView } from './view.ts';
export { findPersonRecord, type PersonRecord } from './view-store.ts';
