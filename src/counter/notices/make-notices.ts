import type { PersonId } from '../../kernel/ids.ts';
import { mayActFor } from '../../people/credential/index.ts';
import { enqueue } from '../../platform/jobs/enqueue.ts';
import type { Sql } from '../../platform/sql.ts';
import { guardianOfCase } from '../matters/index.ts';
import { chooseChannels, type Reachable } from './choose-channels.ts';
import {
  jobKeyOf,
  type NoticeChannel,
  type NoticeDeps,
  type NoticeToMake,
  SEND_NOTICE,
} from './model.ts';
import { findPhones, insertNotices } from './store.ts';
import { writeWords } from './write-words.ts';

/** A server that is killed in the middle of a job counts as a try of the queue; our own tries are counted in the notice. */
const BEGUN_MAX = 1_000;

/**
 * Keeps what has to be said, and the jobs that send it, in the transaction of the act that it is about: a notice is there
 * exactly when the act is.
 */
export async function makeNotices(
  { database, clock, ids, gateways }: NoticeDeps,
  sql: Sql,
  notices: readonly NoticeToMake[],
): Promise<void> {
  if (notices.length === 0) return;
  const set = new Set(Object.keys(gateways) as NoticeChannel[]);
  const guardians = await guardiansOf({ sql, clock }, notices);
  const persons = notices.flatMap(({ case: { person } }) => (person === null ? [] : [person]));
  const phones = await findPhones(sql, [...new Set([...persons, ...guardians.values()])]);
  const at = clock.now().toISOString();
  const rows = notices.flatMap((notice) => {
    const guardian = guardians.get(notice.case.id) ?? null;
    const reached = reachable(notice, { phones, guardian });
    return chooseChannels(reached, set).map(({ channel, address }) => ({
      ...{ id: ids.next(), case: notice.case.id, seq: notice.seq, event: notice.event },
      ...{ channel, address, person: reached.person, at },
      words: JSON.stringify(writeWords(notice)),
      delivered: channel === 'app' && !set.has('app'),
    }));
  });
  if (rows.length === 0) return;
  const added = await insertNotices(sql, rows);
  const offices = new Map(notices.map(({ case: { id, office } }) => [id, office]));
  for (const { id, case: one, delivered } of rows) {
    if (!added.has(id) || delivered) continue;
    await enqueueNotice(sql, database.area, { id, office: offices.get(one) ?? '' });
  }
}

export function enqueueNotice(
  sql: Sql,
  area: NoticeDeps['database']['area'],
  { id: notice, office }: { readonly id: string; readonly office: string },
): Promise<boolean> {
  const payload = { area, notice, office };
  return enqueue(sql, SEND_NOTICE, payload, { key: jobKeyOf(notice), tries: BEGUN_MAX });
}

/** Who filed a case by telephone for a child and is its guardian still, by case. Of age, a person is told himself. */
async function guardiansOf(
  { sql, clock }: Pick<NoticeDeps, 'clock'> & { readonly sql: Sql },
  notices: readonly NoticeToMake[],
): Promise<ReadonlyMap<string, PersonId>> {
  const found = new Map<string, PersonId>();
  for (const { case: one } of notices) {
    const guardian = guardianOfCase(one);
    if (guardian === null || one.person === null || found.has(one.id)) continue;
    const may = await mayActFor(sql, { guardian, minor: one.person }, clock);
    if (may) found.set(one.id, guardian);
  }
  return found;
}

type Ways = {
  readonly phones: ReadonlyMap<PersonId, string>;
  readonly guardian: PersonId | null;
};

function reachable({ case: one }: NoticeToMake, { phones, guardian }: Ways): Reachable {
  const person = guardian ?? one.person;
  const own = person === null ? null : (phones.get(person) ?? null);
  // The telephone that a guardian wrote down is not the person's once nobody acts for him any more.
  const over = guardian === null && guardianOfCase(one) !== null;
  const { mail } = one.form;
  return {
    person,
    phones: over ? [own] : [one.applicant.phone, own],
    mail: typeof mail === 'string' ? mail : null,
  };
}
