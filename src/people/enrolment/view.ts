import { type Static, Type } from 'typebox';
import { ageOn, type Day } from '../../kernel/days.ts';
import { fen, formatYuan, minus } from '../../kernel/money.ts';
import { coverageOn } from './coverage-on.ts';
import { maskIdNumber, maskName } from './mask-identity.ts';
import type { Coverage, IdentifiedPerson } from './model.ts';
import type { PersonRecord } from './view-store.ts';

const Scheme = Type.Enum(['resident', 'employee']);
const Standing = Type.Enum(['covered', 'waiting', 'arrears']);
const Sex = Type.Enum(['male', 'female']);
const NullableText = Type.Union([Type.String(), Type.Null()]);
const dated = {
  startsOn: Type.String(),
  endsOn: Type.Union([Type.String(), Type.Null()], {
    description: 'First day on which it no longer holds',
  }),
};

export const PersonSummary = Type.Object({
  id: Type.String(),
  name: Type.String({ description: 'Masked: 张*丰' }),
  idNumber: Type.String({ description: 'Masked: 532901********1234' }),
  sex: Sex,
  age: Type.Integer(),
  county: Type.String(),
  scheme: Type.Union([Scheme, Type.Null()]),
  standing: Type.Union([Standing, Type.Null()]),
  groups: Type.Array(Type.String()),
});
export type PersonSummary = Static<typeof PersonSummary>;

export const PersonView = Type.Object({
  id: Type.String(),
  name: Type.String(),
  idNumber: Type.String({ description: 'Masked: what is hidden is the day of birth' }),
  sex: Sex,
  age: Type.Integer(),
  county: Type.String(),
  household: Type.Array(
    Type.Object({ id: Type.String(), name: Type.String(), relation: NullableText }),
  ),
  coverage: Type.Array(
    Type.Object({ scheme: Scheme, standing: Standing, retired: Type.Boolean(), ...dated }),
  ),
  groups: Type.Array(Type.Object({ group: Type.String(), ...dated })),
  diseases: Type.Array(Type.Object({ kind: Type.String(), disease: Type.String(), ...dated })),
  account: Type.Union([
    Type.Object({ balance: Type.String(), held: Type.String(), available: Type.String() }),
    Type.Null(),
  ]),
  mutualAid: Type.Array(
    Type.Object({
      giver: Type.String(),
      giverName: Type.String({ description: 'Masked' }),
      relation: Type.String(),
      quotaLeft: Type.String(),
      position: Type.Integer(),
    }),
  ),
  yearToDate: Type.Array(
    Type.Object({
      scheme: Type.String(),
      year: Type.Integer(),
      totals: Type.Record(Type.String(), Type.String()),
    }),
  ),
});
export type PersonView = Static<typeof PersonView>;

export type SummaryInput = {
  readonly person: IdentifiedPerson;
  readonly coverages: readonly Coverage[] | undefined;
  readonly groups: readonly string[];
  readonly today: Day;
};

export function personSummary({ person, coverages, groups, today }: SummaryInput): PersonSummary {
  const coverage = coverageOn(coverages, today);
  return {
    id: person.id,
    name: maskName(person.name),
    idNumber: maskIdNumber(person.idNumber),
    sex: person.sex,
    age: ageOn(person.bornOn, today),
    county: person.county,
    scheme: coverage?.scheme ?? null,
    standing: coverage?.standing ?? null,
    groups: [...groups],
  };
}

export function personView(record: PersonRecord, today: Day): PersonView {
  const { id, name, idNumber, sex, bornOn, county, coverage, groups, diseases } = record;
  return {
    id,
    name,
    idNumber: maskIdNumber(idNumber),
    sex,
    // And not the day of birth, which is all that the mask hides of the number.
    age: ageOn(bornOn, today),
    county,
    household: record.members.map((member) => ({ ...member, name: maskName(member.name) })),
    coverage: [...coverage],
    groups: [...groups],
    diseases: [...diseases],
    account: record.account && accountView(record.account),
    mutualAid: record.mutualAid.map((grant) => ({
      ...grant,
      giverName: maskName(grant.giverName),
      quotaLeft: formatYuan(fen(grant.quotaLeft)),
    })),
    yearToDate: record.yearToDate.map((year) => ({ ...year, totals: totalsView(year.totals) })),
  };
}

function accountView(account: { readonly balance: string; readonly held: string }) {
  const [balance, held] = [fen(account.balance), fen(account.held)];
  return {
    balance: formatYuan(balance),
    held: formatYuan(held),
    available: formatYuan(minus(balance, held)),
  };
}

/** Running totals are kept as a JSON object of fen by key; `admissions` alone is a count. */
function totalsView(document: string): Record<string, string> {
  const totals = JSON.parse(document) as Record<string, string | number>;
  return Object.fromEntries(
    Object.entries(totals).map(([key, value]) => [
      key,
      key === 'admissions' ? String(value) : formatYuan(fen(value)),
    ]),
  );
}
