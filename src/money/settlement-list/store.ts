import type { PersonId, ProviderId, SettlementId } from '../../kernel/ids.ts';
import { SETTLEMENT_LIST, sealedIn, sealWhereNeeded } from '../../platform/sealing/columns.ts';
import { maskPersonalNumbers } from '../../platform/sealing/personal-numbers.ts';
import type { Sql } from '../../platform/sql.ts';
import type { Finding, ListHead, ListSearch, ListState, SettlementList } from './model.ts';

/** Content as sent holds telephones of contacts: sealed whole when it does. */
function contextOf(list: string, version: number): string {
  return sealedIn(SETTLEMENT_LIST, list, String(version));
}

/** Two messages about the list of one settlement come one after the other; the lock ends with the transaction. */
export async function holdList(sql: Sql, settlement: SettlementId): Promise<void> {
  await sql(
    'settlement list: hold',
    `select pg_advisory_xact_lock(hashtextextended('settlement list ' || $1, 0))`,
    [settlement],
  );
}

/** Whether a reversal took the settlement back. */
export async function isReversed(
  sql: Sql,
  { person, settlement }: { readonly person: PersonId; readonly settlement: SettlementId },
): Promise<boolean> {
  const rows = await sql<{ reversed: boolean }>(
    'settlement list: is reversed',
    `select exists (select from settlement s join settlement r on r.person_id = s.person_id
       and r.scheme = s.scheme and r.benefit_year = s.benefit_year and r.kind = 'reversal'
       and r.original_id = s.id
     where s.id = $1 and s.person_id = $2) as reversed`,
    [settlement, person],
  );
  return rows[0]?.reversed === true;
}

const LIST = `l.id::text as id, l.settlement_id as settlement, l.provider_id as provider,
  l.person_id as person, l.registration_id as registration, l.medical_type as "medicalType",
  to_char(l.settled_at, 'YYYY-MM-DD HH24:MI:SS') as "settledAt", v.version, v.document, v.findings,
  v.checks, to_char(v.recorded_at, 'YYYY-MM-DD HH24:MI:SS') as "recordedAt", s.state, s.note, s.actor,
  to_char(s.recorded_at, 'YYYY-MM-DD HH24:MI:SS') as "stateSince"`;
const NEWEST = `settlement_list l
  join lateral (select * from settlement_list_version where list_id = l.id
    order by version desc limit 1) v on true
  join lateral (select * from settlement_list_state where list_id = l.id
    order by seq desc limit 1) s on true`;

type Row = Omit<SettlementList, 'findings'> & { readonly findings: string };

function listFrom({ sealer }: Sql, row: Row): SettlementList {
  const document = sealer.read(row.document, contextOf(row.id, row.version));
  return { ...row, document, findings: JSON.parse(row.findings) };
}

export async function findOfSettlement(
  sql: Sql,
  settlement: SettlementId,
): Promise<SettlementList | null> {
  const rows = await sql<Row>(
    'settlement list: of settlement',
    `select ${LIST} from ${NEWEST} where l.settlement_id = $1`,
    [settlement],
  );
  return rows[0] ? listFrom(sql, rows[0]) : null;
}

export async function findList(sql: Sql, id: string): Promise<SettlementList | null> {
  const rows = await sql<Row>(
    'settlement list: by id',
    `select ${LIST} from ${NEWEST} where l.id = $1`,
    [id],
  );
  return rows[0] ? listFrom(sql, rows[0]) : null;
}

export type NewHead = Omit<ListHead, 'id' | 'settledAt'> & {
  readonly settledAt: string;
  readonly at: string;
};

export async function insertHead(sql: Sql, head: NewHead): Promise<string> {
  const { settlement, provider, person, registration, medicalType, settledAt, at } = head;
  const rows = await sql<{ id: string }>(
    'settlement list: open',
    `insert into settlement_list (settlement_id, provider_id, person_id, registration_id, medical_type,
       settled_at, opened_at)
     values ($1, $2, $3, $4, $5, $6, $7) returning id::text as id`,
    [settlement, provider, person, registration, medicalType, settledAt, at],
  );
  return rows[0]?.id ?? '';
}

export type NewVersion = {
  readonly list: string;
  readonly version: number;
  readonly document: string;
  readonly findings: readonly Finding[];
  readonly checks: string;
  readonly operator: string;
  readonly at: string;
};

export async function insertVersion(sql: Sql, version: NewVersion): Promise<void> {
  const { findings } = version;
  const context = contextOf(version.list, version.version);
  const document = sealWhereNeeded(sql.sealer, version.document, context);
  const count = (level: Finding['level']) => findings.filter((one) => one.level === level).length;
  await sql(
    'settlement list: keep version',
    `insert into settlement_list_version (list_id, version, document, findings, checks, returns,
       warnings, operator, recorded_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      ...[version.list, version.version, document, JSON.stringify(findings)],
      ...[version.checks, count('return'), count('warn'), version.operator, version.at],
    ],
  );
}

export type NewState = {
  readonly list: string;
  readonly state: ListState;
  readonly version: number;
  readonly actor: string;
  readonly note: string;
  readonly at: string;
};

export async function insertState(sql: Sql, next: NewState): Promise<void> {
  await sql(
    'settlement list: keep state',
    `insert into settlement_list_state (list_id, seq, state, version, actor, note, recorded_at)
     select $1, coalesce(max(seq), 0) + 1, $2, $3, $4, $5, $6
     from settlement_list_state where list_id = $1`,
    [...[next.list, next.state, next.version, next.actor], maskPersonalNumbers(next.note), next.at],
  );
}

export type StateRow = Pick<NewState, 'state' | 'version' | 'actor' | 'note' | 'at'>;

/** Every state that a list had, oldest first. */
export async function findStates(sql: Sql, list: string): Promise<StateRow[]> {
  return sql<StateRow>(
    'settlement list: states',
    `select state, version, actor, note, to_char(recorded_at, 'YYYY-MM-DD HH24:MI:SS') as at
     from settlement_list_state where list_id = $1 order by seq`,
    [list],
  );
}

const MATCHES = `($1::text is null or l.provider_id = $1) and ($2::text is null or l.person_id = $2)
  and ($3::uuid is null or l.settlement_id = $3) and ($4::text is null or s.state = $4)
  and ($5::date is null or l.settled_at >= $5::date) and ($6::date is null or l.settled_at < $6::date)
  and ($7::text is null or ($7 = 'return' and v.returns > 0)
    or ($7 = 'warn' and v.returns = 0 and v.warnings > 0)
    or ($7 = 'none' and v.returns + v.warnings = 0))`;

export async function listLists(
  sql: Sql,
  search: ListSearch,
): Promise<{ readonly rows: readonly SettlementList[]; readonly total: number }> {
  const { provider, person, settlement, state, from, before, level } = search;
  const values = [provider, person, settlement, state, from, before, level];
  const [rows, counted] = await Promise.all([
    sql<Row>(
      'settlement list: search',
      `select ${LIST} from ${NEWEST} where ${MATCHES} order by l.settled_at desc, l.id desc
       limit $8 offset $9`,
      [...values, search.limit, search.offset],
    ),
    sql<{ total: number }>(
      'settlement list: count',
      `select count(*)::int as total from (select from ${NEWEST} where ${MATCHES} limit 10000) as found`,
      values,
    ),
  ]);
  return { rows: rows.map((row) => listFrom(sql, row)), total: counted[0]?.total ?? 0 };
}

export type CountAsked = {
  readonly provider: ProviderId;
  /** Empty: all. */
  readonly medicalTypes: readonly string[];
  readonly from: string;
  readonly until: string;
  /** Whether reversals, and what they took back, count too. */
  readonly withReversals: boolean;
};
export type Counted = { readonly due: number; readonly kept: number };

/** How many lists a provider owes for what was settled in a time (parts of a cut stay have one), and how many it sent. */
export async function countDue(sql: Sql, asked: CountAsked): Promise<Counted> {
  const { provider, medicalTypes, from, until, withReversals } = asked;
  const rows = await sql<Counted>(
    'settlement list: count due',
    `select count(distinct (s.encounter_id, s.kind, s.batch_id))::int as due,
       count(distinct l.id)::int as kept
     from settlement s
     join encounter e on e.id = s.encounter_id
     left join registration g on g.id = e.registration_id
     left join settlement_list l on l.settlement_id = s.id
     where s.provider_id = $1 and s.settled_at >= $2::timestamptz and s.settled_at <= $3::timestamptz
       and e.claim is null
       and s.kind in ('settlement', 'reversal')
       and (cardinality($4::text[]) = 0 or g.medical_type = any($4))
       and ($5 or (s.kind = 'settlement' and not exists (select from settlement r
         where r.person_id = s.person_id and r.scheme = s.scheme and r.benefit_year = s.benefit_year
           and r.kind = 'reversal' and r.original_id = s.id)))`,
    [provider, from, until, medicalTypes, withReversals],
  );
  return rows[0] ?? { due: 0, kept: 0 };
}
