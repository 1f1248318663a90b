import type { Day } from '../../../kernel/days.ts';
import type { Sql } from '../../../platform/sql.ts';
import { EncodedTexts, without } from './encoded-texts.ts';

export type MessageRow = {
  readonly id: string;
  readonly receivedAt: string;
  readonly provider: string;
  readonly transaction: string;
  readonly message: string;
  readonly operator: string;
  readonly person: string | null;
  readonly registration: string | null;
  readonly infcode: number;
  readonly code: string | null;
  readonly status: number;
  readonly millis: number;
  readonly request: string;
  readonly answer: string;
};

/** Of a connection that writes the log alone: losing its last moment is better than waiting for the disk. */
export async function writeSoftly(sql: Sql): Promise<void> {
  await sql('national: log softly', 'set synchronous_commit = off');
}

const TEXT = '\u001f';
const DOCUMENT = '\u001e';

type Head = Omit<MessageRow, 'request' | 'answer'>;

/** Rows that are written together. What is long is encoded at once, so that nothing but bytes waits. */
export class MessagePage {
  readonly heads: Head[] = [];
  readonly requests = new EncodedTexts(DOCUMENT);
  readonly answers = new EncodedTexts(DOCUMENT);

  add({ request, answer, ...head }: MessageRow): void {
    this.heads.push(head);
    this.requests.add(request);
    this.answers.add(answer);
  }
}

/** Texts come joined, since quoting each of them for a list costs more than writing them. */
export async function insertMessages(sql: Sql, page: MessagePage): Promise<void> {
  const { heads } = page;
  const list = (pick: (head: Head) => string | number) => `{${heads.map(pick).join(',')}}`;
  const texts = (pick: (head: Head) => string | null) =>
    heads.map((head) => without(TEXT, pick(head) ?? '')).join(TEXT);
  await sql(
    'national: add messages',
    `insert into message (id, received_at, provider_id, transaction, message_id, operator_id, person_id,
       registration_id, infcode, code, status, millis, request, answer)
     select u.id, u.received_at, u.provider, u.transaction, u.message, coalesce(u.operator, ''),
       nullif(u.person, ''),
       nullif(u.registration, ''), u.infcode, nullif(u.code, ''), u.status, u.millis,
       coalesce(u.request, ''), coalesce(u.answer, '')
     from unnest($1::uuid[], string_to_array($2, ',')::timestamptz[], texts($3), texts($4), texts($5),
         texts($6), texts($7), texts($8), $9::smallint[], texts($10), $11::smallint[], $12::int[],
         string_to_array($13, E'\\x1e'), string_to_array($14, E'\\x1e'))
       as u(id, received_at, provider, transaction, message, operator, person, registration, infcode,
         code, status, millis, request, answer)`,
    [
      list((head) => head.id),
      heads.map(({ receivedAt }) => receivedAt).join(','),
      texts((head) => head.provider),
      texts((head) => head.transaction),
      texts((head) => head.message),
      texts((head) => head.operator),
      texts((head) => head.person),
      texts((head) => head.registration),
      list((head) => head.infcode),
      texts((head) => head.code),
      list((head) => head.status),
      list((head) => head.millis),
      page.requests.bytes(),
      page.answers.bytes(),
    ],
  );
}

/** Makes the months to come and drops those that need not be kept; how many it dropped. */
export async function keepMessages(sql: Sql, today: Day, months: number): Promise<number> {
  const [row] = await sql<{ dropped: number }>(
    'national: keep messages',
    'select keep_messages($1, $2) as dropped',
    [today, months],
  );
  return row?.dropped ?? 0;
}
