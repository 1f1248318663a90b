import { Rejection } from '../../kernel/rejection.ts';
import { type EnrolmentDeps, lockPersons, UNKNOWN_PERSON } from '../enrolment/index.ts';
import { checkRecognition } from './check-recognition.ts';
import type { Recognition } from './model.ts';
import { findRecognitions, insertRecognition } from './store.ts';

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

    await insertRecognition(sql, deps.ids.next(), recognition);
    return recognition;
  });
}
