import type { RegistrationId } from '../../../kernel/ids.ts';
import { Rejection } from '../../../kernel/rejection.ts';
import { findCoverage, findIdentifiedPersons } from '../../../people/enrolment/index.ts';
import { findMemberships, findRecognitions } from '../../../people/groups/index.ts';
import type { Sql } from '../../../platform/sql.ts';
import { UNKNOWN_REGISTRATION } from '../errors.ts';
import { dayOf } from '../registration/bill-of.ts';
import { findRegistrations } from '../registration/store.ts';
import { STATES } from './model.ts';
import { findQueue, findVisitBills, type QueueSearch } from './store.ts';
import { type QueueRow, type QueueView, queueRow } from './view.ts';

/** The queue of a day, read set-wise: six questions however many wait. */
export async function readQueue(sql: Sql, search: QueueSearch): Promise<QueueView> {
  const visits = await findQueue(sql, search);
  const people = [...new Set(visits.map(({ person }) => person))];
  const [persons, coverage, memberships, recognitions, bills] = await Promise.all([
    findIdentifiedPersons(sql, people),
    findCoverage(sql, people),
    findMemberships(sql, people),
    findRecognitions(sql, people),
    findVisitBills(
      sql,
      visits.map(({ id }) => id),
    ),
  ]);
  const facts = { persons, coverage, memberships, recognitions, bills, day: search.day };
  const rows = visits.map((visit) => queueRow(visit, facts));
  const counts = Object.fromEntries(
    STATES.map((state) => [state, rows.filter((row) => row.state === state).length]),
  );
  return { provider: search.provider, day: search.day, rows, counts };
}

/** One visit as it stands in the queue of its day. */
export async function readVisit(sql: Sql, id: RegistrationId): Promise<QueueRow> {
  const registration = (await findRegistrations(sql, [id])).get(id);
  if (!registration) throw new Rejection(UNKNOWN_REGISTRATION, { id });
  const { provider, beganAt } = registration;
  const { rows } = await readQueue(sql, { provider, day: dayOf(beganAt) });
  const row = rows.find((one) => one.id === id);
  if (!row) throw new Rejection(UNKNOWN_REGISTRATION, { id });
  return row;
}
