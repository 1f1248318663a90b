import type { Day } from '../../kernel/days.ts';
import type { PersonId } from '../../kernel/ids.ts';
import type { Sealer } from '../../platform/seal.ts';
import type { Sql } from '../../platform/sql.ts';

/**
 * Tables in the order of their references, with the type of each column that is filled. Documents
 * travel joined by a character that JSON never holds: quoting them in an array costs more than all else.
 */
const TABLES = {
  provider: {
    id: 'text',
    name: 'text',
    initials: 'text',
    county: 'text',
    township: 'text',
    kind: 'text',
  },
  provider_term: {
    provider_id: 'text',
    level: 'text',
    contracted: 'boolean',
    starts_on: 'date',
    ends_on: 'date',
  },
  pay_account: {
    id: 'uuid',
    provider_id: 'text',
    holder: 'text',
    bank: 'text',
    number_sealed: 'text',
    made_by: 'text',
    made_at: 'timestamptz',
  },
  catalogue_item: {
    code: 'text',
    starts_on: 'date',
    ends_on: 'date',
    kind: 'text',
    name: 'text',
    initials: 'text',
    unit: 'text',
    class: 'text',
    prior_rate: 'bigint',
    ceiling: 'bigint',
    procured: 'boolean',
    source: 'text',
  },
  catalogue_detail: {
    code: 'text',
    starts_on: 'date',
    list: 'text',
    charge_item: 'text',
    restricted: 'boolean',
    particulars: 'text',
  },
  department: {
    id: 'uuid',
    provider_id: 'text',
    code: 'text',
    name: 'text',
    speciality: 'text',
    began_at: 'timestamptz',
    ended_at: 'timestamptz',
    particulars: 'text',
    recorded_at: 'timestamptz',
  },
  practitioner: {
    provider_id: 'text',
    code: 'text',
    kind: 'text',
    name: 'text',
    own_number: 'text',
    id_kind: 'text',
    id_number_masked: 'text',
    qualification: 'text',
    licence: 'text',
    insurance_doctor: 'boolean',
    began_at: 'timestamptz',
    ended_at: 'timestamptz',
    change_reason: 'text',
  },
  person: {
    id: 'text',
    id_number_sealed: 'text',
    id_mark: 'text',
    name: 'text',
    initials: 'text',
    sex: 'text',
    born_on: 'date',
    county: 'text',
    household: 'text',
    township: 'text',
    created_at: 'timestamptz',
  },
  card: { number: 'text', person_id: 'text', serial: 'text', starts_on: 'date' },
  coverage: {
    id: 'uuid',
    person_id: 'text',
    scheme: 'text',
    standing: 'text',
    retired: 'boolean',
    starts_on: 'date',
    ends_on: 'date',
    recorded_at: 'timestamptz',
  },
  group_membership: {
    id: 'uuid',
    person_id: 'text',
    group_code: 'text',
    starts_on: 'date',
    ends_on: 'date',
    decided_on: 'date',
    recorded_at: 'timestamptz',
  },
  recognised_disease: {
    id: 'uuid',
    person_id: 'text',
    kind: 'text',
    disease: 'text',
    starts_on: 'date',
    ends_on: 'date',
    recorded_at: 'timestamptz',
  },
  personal_account: { person_id: 'text', balance: 'bigint', held: 'bigint', version: 'bigint' },
  account_entry: {
    id: 'uuid',
    person_id: 'text',
    amount: 'bigint',
    balance_after: 'bigint',
    reason: 'text',
    recorded_at: 'timestamptz',
  },
  transfer: {
    journal_id: 'uuid',
    seq: 'smallint',
    on_day: 'date',
    debit: 'text',
    credit: 'text',
    amount: 'bigint',
  },
  mutual_aid: {
    giver_id: 'text',
    receiver_id: 'text',
    relation: 'text',
    position: 'smallint',
    quota_left: 'bigint',
    starts_on: 'date',
    ends_on: 'date',
    grant_id: 'uuid',
  },
  registration: {
    id: 'text',
    person_id: 'text',
    provider_id: 'text',
    stay: 'boolean',
    scheme: 'text',
    medical_type: 'text',
    visit_kind: 'text',
    disease: 'text',
    number: 'text',
    began_at: 'text',
    ended_at: 'text',
    particulars: 'text',
  },
  diagnosis: {
    registration_id: 'text',
    phase: 'text',
    position: 'integer',
    kind: 'text',
    main: 'boolean',
    code: 'text',
    name: 'text',
    valid: 'boolean',
    doctor: 'text',
  },
  encounter: {
    id: 'text',
    person_id: 'text',
    provider_id: 'text',
    kind: 'text',
    disease: 'text',
    scheme: 'text',
    started_on: 'date',
    ended_on: 'date',
    out_of_area: 'boolean',
    filing: 'text',
    other_payer: 'text',
    referral: 'text',
    referred_from: 'text',
    bill: 'text',
    bill_total: 'bigint',
    charge_count: 'integer',
    revision: 'integer',
    opened_at: 'timestamptz',
    registration_id: 'text',
  },
  charge_upload: {
    encounter_id: 'text',
    seq: 'integer',
    lines: 'document',
    hash: 'text',
    line_count: 'integer',
    total: 'bigint',
    uploaded_at: 'timestamptz',
    particulars: 'text',
  },
  charge_request: {
    provider_id: 'text',
    transaction: 'text',
    key: 'text',
    body_hash: 'text',
    uploads: 'text',
  },
} as const;

export type Table = keyof typeof TABLES;
export type RowOf<Name extends Table> = Readonly<
  Record<keyof (typeof TABLES)[Name], string | number | bigint | boolean | null>
>;

/** Collects rows and sends them in arrays, so that a statement carries thousands of them. */
export type BulkWriter = {
  readonly sealer: Sealer;
  readonly add: <Name extends Table>(table: Name, row: RowOf<Name>) => void;
  /** Sends what was collected as soon as there is enough of it; waits only for the sending before. */
  readonly breathe: () => Promise<void>;
  readonly finish: () => Promise<void>;
};

const ROWS_AT_ONCE = 5_000;
const SEPARATOR = '\u001e';

export function bulkWriter(sql: Sql): BulkWriter {
  let waiting = new Map<Table, unknown[][]>();
  let largest = 0;
  let sending: Promise<void> = Promise.resolve();

  async function flush(): Promise<void> {
    const batch = waiting;
    waiting = new Map();
    largest = 0;
    await sending;
    sending = send(sql, batch);
    // Its failure is reported by the next wait; until then it must not count as unhandled.
    sending.catch(() => undefined);
  }

  return {
    sealer: sql.sealer,
    add(table, row) {
      const columns = Object.keys(TABLES[table]) as (keyof typeof row)[];
      let arrays = waiting.get(table);
      if (!arrays) {
        arrays = columns.map(() => []);
        waiting.set(table, arrays);
      }
      for (let i = 0; i < columns.length; i += 1) {
        (arrays[i] as unknown[]).push(row[columns[i] as keyof typeof row]);
      }
      largest = Math.max(largest, (arrays[0] as unknown[]).length);
    },
    breathe: async () => {
      if (largest >= ROWS_AT_ONCE) await flush();
    },
    finish: async () => {
      await flush();
      await sending;
    },
  };
}

/** In the order of the tables, so that every reference finds what it names. */
async function send(sql: Sql, batch: ReadonlyMap<Table, unknown[][]>): Promise<void> {
  for (const [table, columns] of Object.entries(TABLES)) {
    const arrays = batch.get(table as Table);
    if (!arrays) continue;
    const names = Object.keys(columns).join(', ');
    const types = Object.values(columns) as string[];
    const sources = types.map((type, i) =>
      type === 'document' ? `string_to_array($${i + 1}, E'\\x1e')` : `$${i + 1}::${type}[]`,
    );
    const values = arrays.map((array, i) =>
      types[i] === 'document' ? array.join(SEPARATOR) : array,
    );
    await sql(
      `demonstration: insert ${table}`,
      `insert into ${table} (${names}) select * from unnest(${sources.join(', ')})`,
      values,
    );
  }
}

/** One load at a time; a second one waits here and then finds the people of the first. */
export async function holdLoading(sql: Sql): Promise<void> {
  await sql(
    'demonstration: hold',
    `select pg_advisory_xact_lock(hashtext('demonstration ' || current_schema))`,
  );
}

export async function hasPersons(sql: Sql): Promise<boolean> {
  const rows = await sql<{ found: boolean }>(
    'demonstration: has persons',
    'select exists (select from person) as found',
  );
  return rows[0]?.found === true;
}

/** Somebody at home who is insured as a resident today and has a recognised disease; the first one by number. */
export async function findSampledPerson(sql: Sql, on: Day): Promise<PersonId | null> {
  const [row] = await sql<{ id: PersonId }>(
    'demonstration: sampled person',
    `select d.person_id as id
     from recognised_disease d join coverage c on c.person_id = d.person_id
     where c.scheme = 'resident' and c.standing = 'covered'
       and c.starts_on <= $1 and (c.ends_on is null or $1 < c.ends_on)
       and d.kind in ('chronic', 'two-diseases')
       and d.starts_on <= $1 and (d.ends_on is null or $1 < d.ends_on)
       and not exists (select from registration r where r.person_id = d.person_id)
       and not exists (select from encounter e where e.person_id = d.person_id and e.kind = 'inpatient'
                       and not exists (select from settlement s where s.encounter_id = e.id))
     order by d.person_id limit 1`,
    [on],
  );
  return row?.id ?? null;
}

/** The word under which the access log tells of loading, where a person's id would stand. */
const LOG_SUBJECT = 'demonstration';

/** `window`: the cases of the one window have been told. */
export type LogNote = {
  readonly action: 'began' | 'finished' | 'window' | 'premiums' | 'groups';
  readonly detail: string;
};

export async function findNotes(sql: Sql): Promise<LogNote[]> {
  return sql<LogNote>(
    'demonstration: notes',
    'select action, detail from access_log where person_id = $1 order by id',
    [LOG_SUBJECT],
  );
}

export async function writeNote(sql: Sql, { action, detail }: LogNote): Promise<void> {
  await sql(
    'demonstration: note',
    `insert into access_log (actor, action, person_id, detail) values ('yikao demo', $1, $2, $3)`,
    [action, LOG_SUBJECT, detail],
  );
}

/** With which one of the demonstration's people signs in on a telephone. */
export async function insertCard(
  sql: Sql,
  card: {
    readonly person: PersonId;
    readonly number: string;
    readonly serial: string;
    readonly on: Day;
  },
): Promise<void> {
  await sql(
    'demonstration: card',
    `insert into card (number, person_id, serial, starts_on) values ($1, $2, $3, $4)
     on conflict do nothing`,
    [card.number, card.person, card.serial, card.on],
  );
}

/** Residents who have nothing for a day yet, in the order of their ids. */
export async function findUninsured(sql: Sql, on: Day, limit: number): Promise<PersonId[]> {
  const rows = await sql<{ id: PersonId }>(
    'demonstration: uninsured',
    `select id from person p where not exists (
       select from coverage c where c.person_id = p.id and c.withdrawn_at is null
         and (c.ends_on is null or c.ends_on > $1))
     order by id limit $2`,
    [on, limit],
  );
  return rows.map(({ id }) => id);
}

/** Statistics of the new rows, for the plans of the first queries. */
export async function analyse(sql: Sql): Promise<void> {
  for (const table of Object.keys(TABLES)) {
    await sql(`demonstration: analyse ${table}`, `analyze ${table}`);
  }
}
