import type { PersonId } from '../../kernel/ids.ts';
import { maskName } from '../../people/enrolment/index.ts';
import type { Page } from '../../platform/http/paging.ts';
import { QUEUE_SCHEMA } from '../../platform/jobs/queue-schema.ts';
import { NOTICE_ADDRESS, PERSON_PHONE, sealedIn } from '../../platform/sealing/columns.ts';
import type { Sql } from '../../platform/sql.ts';
import {
  jobKeyOf,
  type Notice,
  type NoticeChannel,
  type NoticeEvent,
  type NoticeState,
  TRIES_MAX,
} from './model.ts';

type NewNotice = {
  readonly id: string;
  readonly case: string;
  readonly seq: number;
  readonly event: string;
  readonly channel: NoticeChannel;
  readonly person: PersonId | null;
  readonly address: string | null;
  readonly words: string;
  readonly at: string;
  /** It needs nobody to send it: it is found where it lies. */
  readonly delivered: boolean;
};

/** Those that were not there already: a line of a trace is told once by each way. */
export async function insertNotices(sql: Sql, notices: readonly NewNotice[]): Promise<Set<string>> {
  const of = <K extends keyof NewNotice>(key: K) => notices.map((one) => one[key]);
  const rows = await sql<{ id: string }>(
    'notices: add',
    `insert into notice (id, case_id, seq, event, channel, person_id, address, words, made_at, sent_at, reference)
     select id, case_id, seq, event, channel, person, address, words, at,
       case when delivered then at end, case when delivered then 'inbox' end
     from unnest($1::uuid[], $2::uuid[], $3::int[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
       $9::timestamptz[], $10::boolean[]) as u(id, case_id, seq, event, channel, person, address, words, at, delivered)
     on conflict (case_id, seq, channel) do nothing returning id`,
    [
      ...[of('id'), of('case'), of('seq'), of('event'), of('channel'), of('person')],
      notices.map(({ id, address }) =>
        address === null ? null : sql.sealer.seal(address, sealedIn(NOTICE_ADDRESS, id)),
      ),
      ...[of('words'), of('at'), of('delivered')],
    ],
  );
  return new Set(rows.map(({ id }) => id));
}

export async function findPhones(
  sql: Sql,
  persons: readonly PersonId[],
): Promise<Map<PersonId, string>> {
  const rows = await sql<{ id: PersonId; phone: string | null }>(
    'notices: phones',
    'select id, coalesce(phone_sealed, phone) as phone from person where id = any($1::text[])',
    [persons],
  );
  return new Map(
    rows.flatMap(({ id, phone }) =>
      phone === null ? [] : [[id, sql.sealer.read(phone, sealedIn(PERSON_PHONE, id))] as const],
    ),
  );
}

type Row = Omit<Notice, 'words'> & { readonly words: string; readonly office: string };
export type FoundNotice = Notice & { readonly office: string };

export async function findNotice(sql: Sql, id: string): Promise<FoundNotice | null> {
  const [row] = await sql<Row>(
    'notices: find',
    `select n.id, n.case_id as "case", n.channel, n.person_id as person, n.address, n.words, n.tries,
       n.sent_at is not null as sent, c.office
     from notice n join matter_case c on c.id = n.case_id where n.id = $1::uuid`,
    [id],
  );
  if (!row) return null;
  const { address, words } = row;
  return {
    ...row,
    address: address === null ? null : sql.sealer.open(address, sealedIn(NOTICE_ADDRESS, id)),
    words: JSON.parse(words) as Notice['words'],
  };
}

/** Whether it was this call that marked it: another may have been quicker. */
export async function markSent(
  sql: Sql,
  { id, reference, at }: { id: string; reference: string; at: string },
): Promise<boolean> {
  const rows = await sql(
    'notices: sent',
    `update notice set sent_at = $2::timestamptz, reference = $3, tries = tries + 1, failure = null
     where id = $1::uuid and sent_at is null returning 1`,
    [id, at, reference],
  );
  return rows.length > 0;
}

/** How often it was tried now; one that never will be sent counts as tried as often as anything is. */
export async function markFailed(
  sql: Sql,
  { id, reason, forGood }: { id: string; reason: string; forGood: boolean },
): Promise<number> {
  const [row] = await sql<{ tries: number }>(
    'notices: failed',
    `update notice set failure = $2,
       tries = case when $3 then greatest(tries + 1, ${TRIES_MAX}) else tries + 1 end
     where id = $1::uuid and sent_at is null returning tries`,
    [id, reason.slice(0, 300), forGood],
  );
  return row?.tries ?? TRIES_MAX;
}

/** False: it had not failed. */
export async function resetFailed(sql: Sql, id: string): Promise<boolean> {
  const rows = await sql(
    'notices: again',
    `update notice set tries = 0, failure = null
     where id = $1::uuid and sent_at is null and tries >= ${TRIES_MAX} returning 1`,
    [id],
  );
  return rows.length > 0;
}

/** Those that wait although no job is under way for them: made while there was no queue. */
export function listForgotten(
  sql: Sql,
  { before, channels, most }: { before: string; channels: readonly string[]; most: number },
): Promise<{ readonly id: string; readonly office: string }[]> {
  return sql(
    'notices: forgotten',
    `select n.id, c.office from notice n join matter_case c on c.id = n.case_id
     where n.sent_at is null and n.tries < ${TRIES_MAX} and n.made_at < $1::timestamptz
       and n.channel = any($2::text[])
       and not exists (select from ${QUEUE_SCHEMA}._private_jobs j where j.key = '${jobKeyOf('')}' || n.id::text)
     order by n.made_at limit $3`,
    [before, channels, most],
  );
}

const IN_STATE: Readonly<Record<NoticeState, string>> = {
  waiting: `n.sent_at is null and n.tries < ${TRIES_MAX}`,
  failed: `n.sent_at is null and n.tries >= ${TRIES_MAX}`,
  sent: 'n.sent_at is not null',
};

export type NoticeRow = {
  readonly id: string;
  readonly case: string;
  readonly number: string;
  readonly matter: string;
  readonly event: NoticeEvent;
  readonly channel: NoticeChannel;
  readonly person: { readonly id: PersonId; readonly name: string } | null;
  readonly address: string | null;
  readonly words: Notice['words'];
  readonly madeAt: string;
  readonly sentAt: string | null;
  readonly tries: number;
  readonly failure: string | null;
  readonly state: NoticeState;
};

type ListRow = Omit<NoticeRow, 'person' | 'words'> & {
  readonly words: string;
  readonly personId: PersonId | null;
  readonly personName: string | null;
};

export type NoticeQuery = Page & {
  readonly state: NoticeState;
  /** What lies at this office or below it; null: everything. */
  readonly below: string | null;
};

/** Confidential cases are in the list of those who work on them, and not in this one. */
export async function listNotices(sql: Sql, query: NoticeQuery) {
  const { state, below, limit, offset } = query;
  const where = `${IN_STATE[state]} and not c.confidential
    and ($1::text is null or c.office = $1 or starts_with(c.office, $1 || '/'))`;
  const rows = await sql<ListRow>(
    `notices: list ${state}`,
    `select n.id, n.case_id as "case", c.number, c.matter, n.event, n.channel, n.address, n.words,
       n.person_id as "personId", p.name as "personName", n.made_at as "madeAt", n.sent_at as "sentAt",
       n.tries, n.failure, '${state}' as state
     from notice n join matter_case c on c.id = n.case_id left join person p on p.id = n.person_id
     where ${where} order by n.made_at ${state === 'sent' ? 'desc' : ''}, n.id limit $2 offset $3`,
    [below, limit, offset],
  );
  const [counted] = await sql<{ total: number }>(
    `notices: count ${state}`,
    `select count(*)::int as total from (select from notice n join matter_case c on c.id = n.case_id
       where ${where} limit 10000) shown`,
    [below],
  );
  return { rows: rows.map((row) => shown(sql, row)), total: counted?.total ?? 0 };
}

function shown(sql: Sql, { personId, personName, words, ...row }: ListRow): NoticeRow {
  const address =
    row.address === null ? null : sql.sealer.open(row.address, sealedIn(NOTICE_ADDRESS, row.id));
  return {
    ...row,
    address: address === null ? null : maskAddress(address),
    words: JSON.parse(words) as Notice['words'],
    person: personId === null ? null : { id: personId, name: maskName(personName ?? '') },
  };
}

/** Digits of a mobile number; of what has fewer, seven would leave next to nothing hidden. */
const MOBILE = 11;

/** Enough to tell a wrong number from a right one with the person on the telephone. */
function maskAddress(address: string): string {
  const [name = '', host] = address.split('@');
  if (host !== undefined) return `${name.slice(0, 1)}***@${host}`;
  if (address.length < MOBILE) return `***${address.slice(-2)}`;
  return `${address.slice(0, 3)}${'*'.repeat(address.length - 7)}${address.slice(-4)}`;
}

export type OwnNotice = {
  readonly id: string;
  readonly case: string;
  readonly event: string;
  readonly words: Notice['words'];
  readonly at: string;
  /** Masked, where it is about another than whoever was told: a child. */
  readonly about: string | null;
};

type OwnRow = Omit<OwnNotice, 'words'> & { readonly words: string; readonly total: bigint };

/** What was said to a person, and to a guardian about him. */
export async function listOwn(
  sql: Sql,
  { person, limit, offset }: Page & { readonly person: PersonId },
): Promise<{ readonly rows: OwnNotice[]; readonly total: number }> {
  const rows = await sql<OwnRow>(
    'notices: own',
    `select n.id, n.case_id as "case", n.event, n.words, n.made_at as at, p.name as about,
       count(*) over () as total
     from (select * from notice where person_id = $1 and channel = 'app'
           union all
           select n.* from matter_case c join notice n on n.case_id = c.id
           where c.person_id = $1 and c.opened_by <> $1 and n.person_id <> $1 and n.channel = 'app') n
     left join matter_case c on c.id = n.case_id and c.person_id <> $1
     left join person p on p.id = c.person_id
     order by n.id desc limit $2 offset $3`,
    [person, limit, offset],
  );
  return {
    rows: rows.map(({ total: _, words, about, ...row }) => ({
      ...{ ...row, words: JSON.parse(words) as Notice['words'] },
      about: about === null ? null : maskName(about),
    })),
    total: Number(rows[0]?.total ?? 0),
  };
}
