import { Type } from 'typebox';
import type { Day } from '../../kernel/days.ts';
import type { AreaCode, PersonId } from '../../kernel/ids.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { type Page, pageAnswer, pageFields, pageOf } from '../../platform/http/paging.ts';
import { type Route, route } from '../../platform/http/route.ts';
import { UNKNOWN_PERSON } from './errors.ts';
import type { IdentifiedPerson } from './model.ts';
import type { EnrolmentDeps } from './record-person.ts';
import { findCoverage, findIdentifiedPersons } from './store.ts';
import { PersonSummary, PersonView, personSummary, personView } from './view.ts';
import { findGroupsOn, findPersonRecord, searchPersons } from './view-store.ts';

export type PersonReads = Pick<EnrolmentDeps, 'database' | 'clock'>;

export function enrolmentRoutes(of: (area: AreaCode) => PersonReads): Route[] {
  return [
    route({
      method: 'GET',
      path: '/persons',
      permission: 'person.find',
      summary:
        'Insured people by id, full identity number, or beginning of name or pinyin initials',
      query: Type.Object({
        query: Type.Optional(Type.String({ maxLength: 60 })),
        ...pageFields,
      }),
      answer: pageAnswer(PersonSummary),
      person: (_, answer) => (answer as { rows: PersonSummary[] }).rows.map(({ id }) => id),
      handle: ({ area, query }) => listPersons(of(area), query.query ?? '', pageOf(query)),
    }),
    route({
      method: 'GET',
      path: '/persons/:id/head',
      permission: 'person.find',
      summary: 'Who a person is and whether he is insured, as in the search',
      params: Type.Object({ id: Type.String({ maxLength: 64 }) }),
      answer: PersonSummary,
      person: ({ params }) => params.id,
      handle: ({ area, params }) => showHead(of(area), params.id as PersonId),
    }),
    route({
      method: 'GET',
      path: '/persons/:id',
      permission: 'person.read',
      summary: 'A person with household, coverage, groups, diseases, account and year to date',
      params: Type.Object({ id: Type.String({ maxLength: 64 }) }),
      answer: PersonView,
      person: ({ params }) => params.id,
      handle: ({ area, params }) => showPerson(of(area), params.id as PersonId),
    }),
  ];
}

async function listPersons({ database, clock }: PersonReads, query: string, page: Page) {
  const today = clock.today();
  const { rows, total } = await searchPersons(database.sql, { query, ...page });
  return { rows: await summaries(database, rows, today), total };
}

async function showHead({ database, clock }: PersonReads, id: PersonId) {
  const found = await findIdentifiedPersons(database.sql, [id]);
  const [head] = await summaries(database, [...found.values()], clock.today());
  if (!head) throw new Rejection(UNKNOWN_PERSON, { id });
  return head;
}

async function summaries(
  { sql }: PersonReads['database'],
  rows: readonly IdentifiedPerson[],
  today: Day,
) {
  const ids = rows.map((person) => person.id);
  const [coverages, groups] = await Promise.all([
    findCoverage(sql, ids),
    findGroupsOn(sql, ids, today),
  ]);
  return rows.map((person) =>
    personSummary({
      person,
      coverages: coverages.get(person.id),
      groups: groups.filter((row) => row.personId === person.id).map((row) => row.group),
      today,
    }),
  );
}

export async function showPerson({ database, clock }: PersonReads, id: PersonId) {
  const today = clock.today();
  const record = await findPersonRecord(database.sql, id, today);
  if (!record) throw new Rejection(UNKNOWN_PERSON, { id });
  return personView(record, today);
}
