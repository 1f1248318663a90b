import type { Day } from '../../../kernel/days.ts';
import type { PersonId } from '../../../kernel/ids.ts';
import { Rejection } from '../../../kernel/rejection.ts';
import {
  findPersonRecord,
  type PersonRecord,
  UNKNOWN_PERSON,
} from '../../../people/enrolment/index.ts';
import type { OutRow } from '../output.ts';
import type { Call } from '../transaction.ts';
import { describeGroups, describeInsurance, describePerson } from './describe-person.ts';

/** The three nodes of whoever was recognised; insurance and identities since a day, today's unless told. */
export async function personAnswer(call: Call, person: PersonId, since: Day): Promise<OutRow> {
  const record = await recordOf(call, person);
  const { database, terms } = call.world;
  const setting = { terms, area: database.area, since, today: call.today };
  return {
    baseinfo: describePerson(record, setting),
    insuinfo: describeInsurance(record, setting),
    idetinfo: describeGroups(record, setting),
  };
}

/** By the number that an earlier answer gave. */
export async function recordOf(call: Call, person: PersonId): Promise<PersonRecord> {
  const record = await findPersonRecord(call.sql, person, call.today);
  if (!record) throw new Rejection(UNKNOWN_PERSON, { id: person });
  call.concerns({ person });
  return record;
}
