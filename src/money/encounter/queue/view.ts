import { type Static, Type } from 'typebox';
import { ageOn, type Day } from '../../../kernel/days.ts';
import type { PersonId } from '../../../kernel/ids.ts';
import { formatYuan, sum } from '../../../kernel/money.ts';
import { holdsOn } from '../../../kernel/period.ts';
import {
  type Coverage,
  coverageOn,
  type IdentifiedPerson,
  maskIdNumber,
  maskName,
} from '../../../people/enrolment/index.ts';
import type { Membership, Recognition } from '../../../people/groups/index.ts';
import { QUEUE_KINDS } from './check-visit.ts';
import { ACTIONS, type QueuedVisit, STATES, type VisitBill } from './model.ts';
import { POSSIBLE, stateOfVisit } from './state-of-visit.ts';

const NullableText = Type.Union([Type.String(), Type.Null()]);

export const QueueRow = Type.Object({
  id: Type.String({ description: 'Registration' }),
  place: Type.Integer({ description: 'Number in the queue of the day' }),
  provider: Type.String(),
  person: Type.String(),
  personName: Type.String({ description: 'Masked' }),
  idNumber: Type.String({ description: 'Masked' }),
  sex: Type.String(),
  age: Type.Integer(),
  scheme: NullableText,
  standing: NullableText,
  groups: Type.Array(Type.String()),
  diseases: Type.Array(Type.Object({ kind: Type.String(), disease: Type.String() })),
  state: Type.Enum([...STATES]),
  actions: Type.Array(Type.Enum([...ACTIONS]), { description: 'What may be done now' }),
  kind: Type.Union([Type.String(), Type.Null()], {
    description: 'Null until a hospital describes the visit',
  }),
  disease: NullableText,
  doctor: NullableText,
  doctorName: NullableText,
  departmentName: NullableText,
  complaint: NullableText,
  beganAt: Type.String(),
  calledAt: NullableText,
  leftAt: NullableText,
  billTotal: Type.String({ description: 'Yuan' }),
  bills: Type.Array(
    Type.Object({ encounter: Type.String(), total: Type.String(), settlement: NullableText }),
  ),
});
export type QueueRow = Static<typeof QueueRow>;

export const QueueView = Type.Object({
  provider: Type.String(),
  day: Type.String(),
  rows: Type.Array(QueueRow),
  counts: Type.Record(Type.String(), Type.Integer()),
});
export type QueueView = Static<typeof QueueView>;

export const VisitBody = Type.Object({
  key: Type.String({ minLength: 1, maxLength: 64 }),
  provider: Type.String({ minLength: 1, maxLength: 64 }),
  person: Type.String({ minLength: 1, maxLength: 64 }),
  kind: Type.Enum([...QUEUE_KINDS]),
  disease: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
  withoutInsurance: Type.Optional(Type.Boolean()),
  identifiedBy: Type.Optional(Type.Enum(['id-number', 'card', 'voucher', 'search'])),
  doctor: Type.Optional(Type.String({ maxLength: 60 })),
  doctorName: Type.Optional(Type.String({ maxLength: 60 })),
  department: Type.Optional(Type.String({ maxLength: 60 })),
  departmentName: Type.Optional(Type.String({ maxLength: 60 })),
  complaint: Type.Optional(Type.String({ maxLength: 200, pattern: '^[^\\x00-\\x1f]*$' })),
});

export type QueueFacts = {
  readonly persons: ReadonlyMap<PersonId, IdentifiedPerson>;
  readonly coverage: ReadonlyMap<PersonId, readonly Coverage[]>;
  readonly memberships: ReadonlyMap<PersonId, readonly Membership[]>;
  readonly recognitions: ReadonlyMap<PersonId, readonly Recognition[]>;
  readonly bills: ReadonlyMap<string, readonly VisitBill[]>;
  readonly day: Day;
};

export function queueRow(visit: QueuedVisit, facts: QueueFacts): QueueRow {
  const bills = facts.bills.get(visit.id) ?? [];
  const state = stateOfVisit(visit, bills);
  const { particulars } = visit;
  return {
    id: visit.id,
    place: visit.place,
    provider: visit.provider,
    person: visit.person,
    ...personParts(visit.person, facts),
    state,
    actions: [...POSSIBLE[state]],
    kind: visit.visitKind,
    disease: visit.disease,
    doctor: particulars.doctor ?? null,
    doctorName: particulars.doctorName ?? null,
    departmentName: particulars.departmentName ?? null,
    complaint: particulars.condition ?? null,
    beganAt: visit.beganAt,
    calledAt: visit.calledAt,
    leftAt: visit.leftAt,
    billTotal: formatYuan(sum(bills.map(({ total }) => total))),
    bills: bills
      .filter(({ chargeCount, settlement }) => chargeCount > 0 || settlement !== null)
      .map(({ encounter, total, settlement }) => ({
        encounter,
        total: formatYuan(total),
        settlement,
      })),
  };
}

function personParts(id: PersonId, facts: QueueFacts) {
  const { persons, coverage, memberships, recognitions, day } = facts;
  const person = persons.get(id);
  const insured = coverageOn(coverage.get(id), day);
  return {
    personName: person ? maskName(person.name) : '',
    idNumber: person ? maskIdNumber(person.idNumber) : '',
    sex: person?.sex ?? '',
    age: person ? ageOn(person.bornOn, day) : 0,
    scheme: insured?.scheme ?? null,
    standing: insured?.standing ?? null,
    groups: (memberships.get(id) ?? [])
      .filter((row) => holdsOn(row, day))
      .map(({ groupCode }) => groupCode),
    diseases: (recognitions.get(id) ?? [])
      .filter((row) => holdsOn(row, day))
      .map(({ kind, disease }) => ({ kind, disease })),
  };
}
