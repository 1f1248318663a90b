import type { Id } from '../../kernel/ids.ts';
import { Rejection } from '../../kernel/rejection.ts';
import type { Clock } from '../../platform/clock.ts';
import type { IdSource } from '../../platform/id-source.ts';
import type { Sql } from '../../platform/sql.ts';
import { lockPersons, UNKNOWN_PERSON } from '../enrolment/index.ts';
import { recogniseFiled } from '../groups/index.ts';
import { checkFiling } from './check-filing.ts';
import type { Filing, FilingId, NewFiling } from './model.ts';
import { findFilings, insertFiling } from './store.ts';

/** Whether it would be recorded now; the refusal otherwise. Nothing is written or locked. */
export async function tryFiling(
  sql: Sql,
  { clock }: Pick<FilingDeps, 'clock'>,
  filing: NewFiling,
): Promise<void> {
  const { person, content } = filing;
  const existing = (await findFilings(sql, [person], content.kind)).get(person) ?? [];
  checkFiling(filing, { today: clock.today(), existing });
}

export type FilingDeps = { readonly clock: Clock; readonly ids: IdSource };

/**
 * Records a filing within the caller's transaction. A disease counts as recognised from then on: who identifies it
 * is a provider that the agency contracted for that.
 */
export async function fileFor(
  sql: Sql,
  { clock, ids }: FilingDeps,
  filing: NewFiling,
): Promise<Filing> {
  const { person, content, startsOn, endsOn } = filing;
  const persons = await lockPersons(sql, [person]);
  const existing = await findFilings(sql, [person], content.kind);

  if (!persons.has(person)) throw new Rejection(UNKNOWN_PERSON, { id: person });
  checkFiling(filing, { today: clock.today(), existing: existing.get(person) ?? [] });
  const id = ids.next() as Id<'filing'> as FilingId;

  const recordedAt = clock.now().toISOString();
  await insertFiling(sql, { ...filing, id, recordedAt });
  if (content.kind === 'disease') {
    const { recognition: kind, disease } = content;
    const recognised = { personId: person, kind, disease, startsOn, endsOn };
    await recogniseFiled(sql, recognised, { id: ids.next(), filing: id });
  }
  return { ...filing, id, recordedAt, withdrawnOn: null };
}
