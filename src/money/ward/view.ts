import { type Static, Type } from 'typebox';
import { ageOn, type Day } from '../../kernel/days.ts';
import { formatYuan, sum } from '../../kernel/money.ts';
import {
  type Coverage,
  coverageOn,
  type IdentifiedPerson,
  maskIdNumber,
  maskName,
} from '../../people/enrolment/index.ts';
import type { Role } from '../../platform/http/route.ts';
import type { Diagnosis, Stay } from '../encounter/index.ts';
import { computeAlerts, daysIn } from './compute-alerts.ts';
import type { DayCost, FeeCategory } from './fee-list.ts';
import { ALERTS, type Limits, STAY_STATES } from './model.ts';
import { actionsFor, STAY_ACTION_NAMES } from './stay-actions.ts';
import { stayStateOf } from './stay-state.ts';

const NullableText = Type.Union([Type.String(), Type.Null()]);
const Amount = Type.String({ description: 'Yuan' });

const row = {
  id: Type.String(),
  person: Type.String(),
  personName: Type.String(),
  sex: Type.Enum(['male', 'female']),
  age: Type.Integer(),
  number: Type.String({ description: '住院号' }),
  department: Type.String({ description: 'Code; empty: not said' }),
  departmentName: Type.String(),
  bed: Type.String(),
  doctorName: Type.String(),
  diagnosis: Type.String({ description: 'Name of the main diagnosis' }),
  kind: Type.String(),
  startedOn: Type.String(),
  endedOn: NullableText,
  days: Type.Integer(),
  total: Amount,
  chargedUntil: NullableText,
  deposit: NullableText,
  scheme: NullableText,
  standing: NullableText,
  state: Type.Enum([...STAY_STATES]),
  alerts: Type.Array(Type.Enum([...ALERTS])),
  settlement: NullableText,
  revision: Type.Integer({ description: 'Of the bill; rises with every charge' }),
};

export const BoardRow = Type.Object(row);
export type BoardRow = Static<typeof BoardRow>;

export const BoardView = Type.Object({
  provider: Type.String(),
  today: Type.String(),
  rows: Type.Array(BoardRow),
  more: Type.Boolean({ description: 'There are more stays than this board holds' }),
  total: Amount,
  departments: Type.Array(Type.Object({ code: Type.String(), name: Type.String() })),
});
export type BoardView = Static<typeof BoardView>;

const Diagnosed = Type.Object({
  phase: Type.Enum(['admission', 'discharge', 'visit']),
  code: Type.String(),
  name: Type.String(),
  main: Type.Boolean(),
});

const Bill = Type.Object({
  id: Type.String(),
  startedOn: Type.String(),
  endedOn: NullableText,
  total: Amount,
  settlement: NullableText,
});

export const StayView = Type.Object({
  ...row,
  provider: Type.String(),
  providerName: Type.String(),
  idNumber: Type.String({ description: 'Masked' }),
  disease: NullableText,
  filing: Type.String(),
  referral: Type.String(),
  outOfArea: Type.Boolean(),
  otherPayer: NullableText,
  contact: Type.String(),
  phone: Type.String({ description: 'Masked' }),
  recordNumber: Type.String(),
  diagnoses: Type.Array(Diagnosed),
  bill: Type.String({ description: 'The bill that is charged and settled next' }),
  bills: Type.Array(Bill, { description: 'More than one after a settlement in its midst' }),
  actions: Type.Array(Type.Enum([...STAY_ACTION_NAMES])),
});
export type StayView = Static<typeof StayView>;

const Category = Type.String({ description: '收费项目类别' });

export const FeesView = Type.Object({
  provider: Type.String(),
  person: Type.String(),
  total: Amount,
  categories: Type.Array(
    Type.Object({
      category: Category,
      amount: Amount,
      outside: Type.String({ description: 'What no fund looks at: 自费, 超限价, 先行自付' }),
      fees: Type.Array(
        Type.Object({
          code: Type.String(),
          name: Type.String(),
          class: Type.Enum(['A', 'B', 'C']),
          unitPrice: Type.String(),
          quantity: Type.String(),
          amount: Amount,
          outside: Amount,
        }),
      ),
    }),
  ),
  course: Type.Array(
    Type.Object({
      day: Type.String(),
      total: Amount,
      soFar: Amount,
      parts: Type.Array(Type.Object({ category: Category, amount: Amount })),
    }),
  ),
});
export type FeesView = Static<typeof FeesView>;

export type BoardContext = {
  readonly persons: ReadonlyMap<IdentifiedPerson['id'], IdentifiedPerson>;
  readonly coverage: ReadonlyMap<IdentifiedPerson['id'], readonly Coverage[]>;
  readonly limits: Limits;
  readonly today: Day;
};

export function boardRow(stay: Stay, context: BoardContext): BoardRow {
  const { id, bill, bills, endedOn, registration } = stay;
  const { persons, coverage, limits, today } = context;
  const whole = wholeOf(stay);
  const person = persons.get(bill.personId);
  const said = registration?.particulars ?? {};
  const covered = coverageOn(coverage.get(bill.personId), endedOn ?? today);
  return {
    id,
    person: bill.personId,
    personName: maskName(person?.name ?? ''),
    sex: person?.sex ?? 'female',
    age: person ? ageOn(person.bornOn, today) : 0,
    number: registration?.number ?? id,
    department: said.department ?? '',
    departmentName: said.departmentName ?? '',
    bed: said.bed ?? '',
    doctorName: said.doctorName ?? '',
    diagnosis: said.mainDiagnosisName ?? said.diagnosisText ?? '',
    kind: bill.kind,
    startedOn: whole.startedOn,
    endedOn,
    days: daysIn(whole, today),
    total: formatYuan(whole.billTotal),
    chargedUntil: whole.bill.at(-1)?.day ?? null,
    deposit: said.deposit ?? null,
    scheme: bill.scheme ?? covered?.scheme ?? null,
    standing: covered?.standing ?? null,
    state: stayStateOf(stay),
    alerts: computeAlerts({ bill: whole, coverage: covered }, limits, today),
    settlement: bill.settlementId,
    revision: bills.reduce((sum, { revision }) => sum + revision, 0),
  };
}

/** All bills of a stay as if they were one. */
function wholeOf({ bill, bills, endedOn }: Stay) {
  return {
    ...bill,
    endedOn,
    startedOn: bills[0]?.startedOn ?? bill.startedOn,
    billTotal: sum(bills.map(({ billTotal }) => billTotal)),
    bill: bills.flatMap((one) => one.bill),
  };
}

export function boardTotal(stays: readonly Stay[]): string {
  return formatYuan(sum(stays.map((stay) => wholeOf(stay).billTotal)));
}

export type StayContext = BoardContext & {
  readonly providerName: string;
  readonly diagnoses: readonly Diagnosis[];
  readonly role: Role;
};

/** Of one patient the whole name: whoever acts has to see for whom. */
export function stayView(stay: Stay, context: StayContext): StayView {
  const { bill, registration } = stay;
  const shown = boardRow(stay, context);
  const person = context.persons.get(bill.personId);
  const said = registration?.particulars ?? {};
  return {
    ...shown,
    personName: person?.name ?? '',
    provider: bill.providerId,
    providerName: context.providerName,
    idNumber: maskIdNumber(person?.idNumber ?? ''),
    disease: bill.disease,
    filing: bill.filing,
    referral: bill.referral,
    outOfArea: bill.outOfArea,
    otherPayer: bill.otherPayer,
    contact: said.contact ?? '',
    phone: maskPhone(said.phone ?? ''),
    recordNumber: said.recordNumber ?? '',
    bill: bill.id,
    bills: stay.bills.map((one) => ({
      id: one.id,
      startedOn: one.startedOn,
      endedOn: one.endedOn,
      total: formatYuan(one.billTotal),
      settlement: one.settlementId,
    })),
    diagnoses: context.diagnoses
      .filter(({ valid, phase }) => valid || phase === 'admission')
      .map(({ phase, code, name, main }) => ({ phase, code, name, main })),
    actions: [...actionsFor(shown.state, context.role)],
  };
}

/** 138****1234. */
function maskPhone(phone: string): string {
  return phone.length < 8 ? '*'.repeat(phone.length) : `${phone.slice(0, 3)}****${phone.slice(-4)}`;
}

type Fees = {
  readonly stay: Stay;
  readonly list: readonly FeeCategory[];
  readonly course: readonly DayCost[];
};

export function feesView({ stay, list, course }: Fees): FeesView {
  const { bill } = stay;
  return {
    provider: bill.providerId,
    person: bill.personId,
    total: formatYuan(wholeOf(stay).billTotal),
    categories: list.map(({ category, amount, outside, fees }) => ({
      category,
      amount: formatYuan(amount),
      outside: formatYuan(outside),
      fees: fees.map((fee) => ({
        ...fee,
        amount: formatYuan(fee.amount),
        outside: formatYuan(fee.outside),
      })),
    })),
    course: course.map(({ day, total, soFar, byCategory }) => ({
      day,
      total: formatYuan(total),
      soFar: formatYuan(soFar),
      parts: [...byCategory].map(([category, amount]) => ({
        category,
        amount: formatYuan(amount),
      })),
    })),
  };
}
