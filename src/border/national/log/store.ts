import type { AreaDatabase } from '../../../platform/sql.ts';

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

/** Losing the last moment's rows of the log with the machine is better than waiting for its disk. */
export function insertMessages(
  { transaction }: AreaDatabase,
  rows: readonly MessageRow[],
): Promise<unknown> {
  return transaction(async (sql) => {
    await sql('national: log softly', 'set local synchronous_commit = off');
    await sql(
      'national: add messages',
      `insert into message (id, received_at, provider_id, transaction, message_id, operator_id, person_id,
         registration_id, infcode, code, status, millis, request, answer)
       select * from unnest($1::uuid[], $2::timestamptz[], $3::text[], $4::text[], $5::text[], $6::text[],
         $7::text[], $8::text[], $9::smallint[], $10::text[], $11::smallint[], $12::int[], $13::text[],
         $14::text[])`,
      COLUMNS.map((column) => rows.map((row) => row[column])),
    );
  });
}

const COLUMNS = [
  'id',
  'receivedAt',
  'provider',
  'transaction',
  'message',
  'operator',
  'person',
  'registration',
  'infcode',
  'code',
  'status',
  'millis',
  'request',
  'answer',
] as const satisfies readonly (keyof MessageRow)[];
