import { addDays, type Day, dayNumber } from '../../../kernel/days.ts';
import type { PersonId, ProviderId } from '../../../kernel/ids.ts';
import { COUNT_LIMIT, type Page } from '../../../platform/http/paging.ts';
import type { Sql } from '../../../platform/sql.ts';

/** Done; refused with a reason; not known to the sender (it repeats the message); a defect of ours. */
export const OUTCOMES = ['done', 'refused', 'unknown', 'failed'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export type MessageSearch = Page & {
  /** Null: every provider of the area. */
  readonly provider: ProviderId | null;
  readonly person: PersonId | null;
  readonly registration: string | null;
  readonly transaction: string | null;
  readonly message: string | null;
  readonly outcome: Outcome | null;
  /** Null: whatever day. */
  readonly days: { readonly from: Day; readonly until: Day } | null;
};

export type LoggedMessage = {
  readonly id: string;
  readonly receivedAt: string;
  readonly provider: ProviderId;
  readonly providerName: string | null;
  readonly transaction: string;
  readonly message: string;
  readonly operator: string;
  readonly person: PersonId | null;
  readonly personName: string | null;
  readonly registration: string | null;
  readonly outcome: Outcome;
  readonly code: string | null;
  readonly millis: number;
};

const OUTCOME = `case when m.infcode = 0 then 'done' when m.status = 503 then 'unknown'
  when m.status = 500 then 'failed' else 'refused' end`;
const HEAD = `m.id, m.received_at as "receivedAt", m.provider_id as provider,
  v.name as "providerName", m.transaction, m.message_id as message, m.operator_id as operator,
  m.person_id as person, p.name as "personName", m.registration_id as registration,
  ${OUTCOME} as outcome, m.code, m.millis`;
const FROM = `message m left join person p on p.id = m.person_id
  left join provider v on v.id = m.provider_id`;

/** Ids rise with time, so a day is a range of the key; the exact times decide. */
const MATCHING = `($1::text is null or m.provider_id = $1) and ($2::text is null or m.person_id = $2)
  and ($3::text is null or m.registration_id = $3) and ($4::text is null or m.transaction = $4)
  and ($5::text is null or m.message_id = $5) and ($6::text is null or ${OUTCOME} = $6)
  and m.id >= $7::uuid and m.id < $8::uuid
  and m.received_at >= $9::timestamptz and m.received_at < $10::timestamptz`;

export async function listMessages(sql: Sql, search: MessageSearch) {
  const { provider, person, registration, transaction, message, outcome, limit, offset } = search;
  const values = [
    ...[provider, person, registration, transaction, message, outcome],
    ...rangeOf(search.days),
  ];
  const [rows, counted] = await Promise.all([
    sql<LoggedMessage>(
      'national: messages',
      `select ${HEAD} from ${FROM} where ${MATCHING} order by m.id desc limit $11 offset $12`,
      [...values, limit, offset],
    ),
    sql<{ total: number }>(
      'national: count messages',
      `select count(*)::int as total from
         (select 1 from message m where ${MATCHING} limit ${COUNT_LIMIT}) found`,
      values,
    ),
  ]);
  return { rows, total: counted[0]?.total ?? 0 };
}

export type MessageTexts = LoggedMessage & { readonly request: string; readonly answer: string };

export async function findMessage(sql: Sql, id: string): Promise<MessageTexts | null> {
  const [row] = await sql<MessageTexts>(
    'national: message',
    `select ${HEAD}, m.request, m.answer from ${FROM} where m.id = $1`,
    [id],
  );
  return row ?? null;
}

const DAY_MS = 86_400_000;
const SHANGHAI_AHEAD_MS = 28_800_000;
/** A row's id is given when it is answered, a little after it was received. */
const ANSWERED_WITHIN_MS = 600_000;
const EVER = { from: '1970-01-02' as Day, until: '2199-12-31' as Day };

function rangeOf(days: MessageSearch['days']): readonly string[] {
  const { from, until } = days ?? EVER;
  const after = addDays(until, 1);
  return [idAt(startOf(from)), idAt(startOf(after) + ANSWERED_WITHIN_MS), from, after];
}

function startOf(day: Day): number {
  return dayNumber(day) * DAY_MS - SHANGHAI_AHEAD_MS;
}

/** The lowest id of a millisecond. */
function idAt(at: number): string {
  const hex = at.toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`;
}
