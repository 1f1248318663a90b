import type { PersonId } from '../../kernel/ids.ts';
import { enqueue } from '../../platform/jobs/enqueue.ts';
import type { Sql } from '../../platform/sql.ts';
import { chooseChannels } from './choose-channels.ts';
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
  const persons = notices.flatMap(({ case: { person } }) => (person === null ? [] : [person]));
  const phones = await findPhones(sql, [...new Set(persons)]);
  const at = clock.now().toISOString();
  const rows = notices.flatMap((notice) =>
    chooseChannels(reachable(notice, phones), set).map(({ channel, address }) => ({
      ...{ id: ids.next(), case: notice.case.id, seq: notice.seq, event: notice.event },
      ...{ channel, address, person: notice.case.person, at },
      words: JSON.stringify(writeWords(notice)),
      delivered: channel === 'app' && !set.has('app'),
    })),
  );
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

function reachable({ case: one }: NoticeToMake, phones: ReadonlyMap<PersonId, string>) {
  const own = one.person === null ? null : (phones.get(one.person) ?? null);
  const { mail } = one.form;
  return {
    person: one.person,
    phones: [one.applicant.phone, own],
    mail: typeof mail === 'string' ? mail : null,
  };
}
