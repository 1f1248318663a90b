import { createHash } from 'node:crypto';
import { yuan } from '../../src/kernel/money.ts';
import type { AreaDatabase } from '../../src/platform/sql.ts';

export type SeedSize = { readonly people: number; readonly encounters: number };

const PROVIDERS = 700;
export const BILL = '40000.00';

export const personId = (n: number) => `P${String(n).padStart(8, '0')}`;
export const encounterId = (n: number) => `E${String(n).padStart(9, '0')}`;
export const providerId = (n: number) => `H${String(n % PROVIDERS).padStart(4, '0')}`;

/** One line of 40,000.00 in scope: as a poor resident's stay it goes through all three tiers. */
const LINES = JSON.stringify([
  {
    lineNo: null,
    code: 'A',
    name: '住院费用合计',
    day: '2025-06-01',
    quantity: '1',
    unitPrice: BILL,
    amount: BILL,
    class: 'A',
    procured: false,
    fullSelfPay: '0.00',
    overCeiling: '0.00',
    priorSelfPay: '0.00',
    inScope: BILL,
  },
]);

/** People who are all insured and poor, providers, and open encounters with their charges. */
export async function seed(
  database: AreaDatabase,
  { people, encounters }: SeedSize,
): Promise<void> {
  const { sql } = database;
  await sql('bench: providers', PROVIDER_ROWS, [PROVIDERS - 1]);
  await sql('bench: terms', TERM_ROWS);
  await sql('bench: people', PERSON_ROWS, [people]);
  await sql('bench: coverage', COVERAGE_ROWS);
  await sql('bench: groups', GROUP_ROWS);
  await sql('bench: encounters', ENCOUNTER_ROWS, [
    encounters,
    people,
    PROVIDERS,
    `[["2025-06-01",0,0,0,${yuan(BILL)},0]]`,
    yuan(BILL),
  ]);
  await sql('bench: charges', CHARGE_ROWS, [
    LINES,
    createHash('sha256').update(LINES).digest('hex'),
  ]);
}

const PROVIDER_ROWS = `insert into provider (id, name, initials, county)
  select 'H' || lpad(n::text, 4, '0'), '示范医院', 'sfyy', '532901' from generate_series(0, $1::int) n`;
const TERM_ROWS = `insert into provider_term (provider_id, level, contracted, starts_on)
  select id, 'tertiary', true, '2020-01-01' from provider`;
const PERSON_ROWS = `insert into person (id, id_number, name, initials, sex, born_on, county, household)
  select 'P' || lpad(n::text, 8, '0'), '5329010101' || lpad(n::text, 8, '0'), '示例人', 'slr',
    'female', '1960-01-01', '532901', 'F' || n / 4
  from generate_series(0, $1::int - 1) n`;
const COVERAGE_ROWS = `insert into coverage (id, person_id, scheme, standing, starts_on)
  select gen_random_uuid(), id, 'resident', 'covered', '2024-01-01' from person`;
const GROUP_ROWS = `insert into group_membership (id, person_id, group_code, starts_on, decided_on)
  select gen_random_uuid(), id, 'minimum-living', '2024-01-01', '2024-01-01' from person`;
const ENCOUNTER_ROWS = `insert into encounter (id, person_id, provider_id, kind, started_on, ended_on,
    bill, bill_total, charge_count, revision)
  select 'E' || lpad(n::text, 9, '0'), 'P' || lpad((n % $2::int)::text, 8, '0'),
    'H' || lpad((n % $3::int)::text, 4, '0'), 'inpatient', '2025-06-01', '2025-06-10', $4, $5, 1, 1
  from generate_series(0, $1::int - 1) n`;
const CHARGE_ROWS = `insert into charge_upload (encounter_id, seq, lines, hash, line_count, total)
  select id, 1, $1, $2, 1, bill_total from encounter`;

/** Copies settlements that were made to fill the tables: as wide and as indexed as real ones. */
export async function preload(database: AreaDatabase, count: number): Promise<void> {
  const { sql } = database;
  // What is copied is set aside first, so that no copy reads through the copies before it.
  await sql('bench: set aside settlements', 'create temp table made as table settlement');
  await sql('bench: set aside transfers', 'create temp table moved as table transfer');
  await sql('bench: set aside requests', 'create temp table asked as table request');
  const [row] = await sql<{ made: number }>(
    'bench: made',
    'select count(*)::int as made from made',
  );
  const copies = Math.ceil(count / (row?.made ?? 1));
  for (let copy = 1; copy <= copies; copy++) {
    await sql('bench: copy settlements', COPY_SETTLEMENTS, [copy]);
    await sql('bench: copy transfers', COPY_TRANSFERS, [copy]);
    await sql('bench: copy requests', COPY_REQUESTS, [copy]);
  }
}

/**
 * The copy's number takes the place of the year and of some random digits of the id, and the variant digit
 * is one that no made id has: so every unique index stays unique.
 */
const copied = (id: string) =>
  `(substr(${id}::text, 1, 19) || 'f' || substr(${id}::text, 21, 4)
    || lpad(to_hex($1::int), 4, '0') || substr(${id}::text, 29))::uuid`;
const COPY_SETTLEMENTS = `insert into settlement
  select ${copied('id')}, kind, original_id, person_id, provider_id, encounter_id, scheme,
    $1::int, year_version, visit_kind, benefit_day, policy_set, total, pool, large_amount,
    serious, aid, own_account, mutual_aid, cash, hospital, document, hash, batch_id, settled_at
  from made`;
const COPY_TRANSFERS = `insert into transfer
  select ${copied('journal_id')}, seq, on_day, debit, credit, amount from moved`;
const COPY_REQUESTS = `insert into request
  select provider_id, transaction, key || '-' || $1::int, body_hash, settlement_ids from asked`;
