import { Rejection } from '../../kernel/rejection.ts';
import type { Sql } from '../../platform/sql.ts';
import { type EnrolmentDeps, lockPersons, UNKNOWN_PERSON } from '../enrolment/index.ts';
import { checkRecognition } from './check-recognition.ts';
import type { Recognition } from './model.ts';
import { findRecognitions, insertRecognition, type RecognitionName } from './store.ts';

export async function recordRecognition(
  deps: EnrolmentDeps,
  recognition: Recognition,
): Promise<Recognition> {
  const { personId } = recognition;
  return deps.database.transaction(async (sql) => {
    const persons = await lockPersons(sql, [personId]);
    const existing = await findRecognitions(sql, [personId]);

    if (!persons.has(personId)) throw new Rejection(UNKNOWN_PERSON, { id: personId });
    checkRecognition(recognition, existing.get(personId) ?? []);

    await insertRecognition(sql, { id: deps.ids.next(), filing: null }, recognition);
    return recognition;
  });
}

/** Within the transaction of the filing or the case that makes it; its caller holds the person. */
export async function recogniseFiled(
  sql: Sql,
  recognition: Recognition,
  name: RecognitionName,
): Promise<void> {
  const { personId } = recognition;
  const existing = await findRecognitions(sql, [personId]);
  checkRecognition(recognition, existing.get(personId) ?? []);
  await insertRecognition(sql, name, recognition);
}
