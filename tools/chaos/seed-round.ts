import { createHash } from 'node:crypto';
import { fen, formatYuan } from '../../src/kernel/money.ts';
import { PERSON_ID_NUMBER, sealedIn } from '../../src/platform/sealing/columns.ts';
import type { Sql } from '../../src/platform/sql.ts';

/** A bill that waits to be settled. */
export type OpenBill = {
  readonly encounter: string;
  readonly person: string;
  readonly provider: string;
  readonly total: string;
};

export const PROVIDERS = ['H0', 'H1', 'H2', 'H3', 'H4'] as const;
export const DAY = '2025-06-01';
const PEOPLE = 48;

/** Providers and a catalogue, once for the run. */
export async function seedWorld(sql: Sql): Promise<void> {
  await sql('chaos: providers', PROVIDER_ROWS, [PROVIDERS]);
  await sql('chaos: terms', TERM_ROWS);
  await sql('chaos: catalogue', CATALOGUE_ROWS);
}

export function peopleOf(round: number): string[] {
  return Array.from({ length: PEOPLE }, (_, n) => `R${round}P${n}`);
}

/**
 * New people for each round, few enough that they meet in one batch and in several at once, each
 * with several open bills. Every second one is an employee with money of their own, of which a part
 * is promised to the resident before them.
 */
export async function seedRound(sql: Sql, round: number, bills: number): Promise<OpenBill[]> {
  const people = peopleOf(round);
  const employees = people.filter((_, n) => n % 2 === 1);
  const residents = people.filter((_, n) => n % 2 === 0);
  const numbers = people.map(
    (_, n) => `532901${`${round}`.padStart(6, '0')}${`${n}`.padStart(6, '0')}`,
  );
  await sql('chaos: people', PERSON_ROWS, [
    people,
    numbers.map((number, n) =>
      sql.sealer.seal(number, sealedIn(PERSON_ID_NUMBER, people[n] ?? '')),
    ),
    numbers.map((number) => sql.sealer.mark(number, PERSON_ID_NUMBER)),
  ]);
  await sql('chaos: coverage', COVERAGE_ROWS, [residents, 'resident']);
  await sql('chaos: coverage', COVERAGE_ROWS, [employees, 'employee']);
  await sql('chaos: groups', GROUP_ROWS, [residents.filter((_, n) => n % 3 === 0)]);
  await sql('chaos: accounts', ACCOUNT_ROWS, [employees]);
  await sql('chaos: entries', ENTRY_ROWS, [employees, round]);
  await sql('chaos: entry journals', ENTRY_JOURNAL_ROWS, [employees]);
  await sql('chaos: grants', GRANT_ROWS, [employees, residents]);
  return seedBills(sql, round, bills);
}

async function seedBills(sql: Sql, round: number, count: number): Promise<OpenBill[]> {
  const people = peopleOf(round);
  const rows = Array.from({ length: count }, (_, n) => billRow(round, n, people[n % PEOPLE] ?? ''));
  const column = <K extends keyof BillRow>(name: K) => rows.map((row) => row[name]);
  await sql('chaos: encounters', ENCOUNTER_ROWS, [
    column('encounter'),
    column('person'),
    column('provider'),
    column('kind'),
    column('endedOn'),
    column('bill'),
    column('fen'),
  ]);
  await sql('chaos: charges', CHARGE_ROWS, [
    column('encounter'),
    column('lines'),
    column('hash'),
    column('fen'),
  ]);
  return rows;
}

type BillRow = ReturnType<typeof billRow>;

/** From a visit of some ten yuan to a stay that reaches every tier. */
function billRow(round: number, n: number, person: string) {
  const stay = n % 3 !== 0;
  const amount = stay ? 300_000 + ((n * 7_919) % 9_000_000) : 1_050 + ((n * 131) % 60_000);
  const total = formatYuan(fen(amount));
  const lines = JSON.stringify([chargedLine(total)]);
  return {
    encounter: `R${round}E${n}`,
    person,
    provider: PROVIDERS[n % PROVIDERS.length] ?? PROVIDERS[0],
    kind: stay ? 'inpatient' : 'outpatient',
    endedOn: stay ? '2025-06-10' : DAY,
    total,
    fen: BigInt(amount),
    bill: `[["${DAY}",0,0,0,${amount},0]]`,
    lines,
    hash: createHash('sha256').update(lines).digest('hex'),
  };
}

/** As an upload keeps it: one line, wholly in scope. */
function chargedLine(amount: string) {
  return {
    lineNo: null,
    code: 'A',
    name: '甲类项目',
    day: DAY,
    quantity: '1',
    unitPrice: amount,
    amount,
    class: 'A',
    procured: false,
    fullSelfPay: '0.00',
    overCeiling: '0.00',
    priorSelfPay: '0.00',
    inScope: amount,
  };
}

const PROVIDER_ROWS = `insert into provider (id, name, initials, county)
  select id, '示范医院', 'sfyy', '532901' from unnest($1::text[]) as u(id)`;
const TERM_ROWS = `insert into provider_term (provider_id, level, contracted, starts_on)
  select id, case id when 'H0' then 'tertiary' when 'H1' then 'secondary' when 'H2' then 'primary'
    else 'tertiary' end, id <> 'H4', '2020-01-01' from provider`;
const CATALOGUE_ROWS = `insert into catalogue_item
  (code, starts_on, kind, name, initials, unit, class, prior_rate, procured, source) values
  ('A', '2020-01-01', 'service', '甲类项目', 'jlxm', '次', 'A', 0, false, 'assumed: chaos'),
  ('B', '2020-01-01', 'drug', '乙类药品', 'ylyp', '盒', 'B', 100000, false, 'assumed: chaos')`;
const PERSON_ROWS = `insert into person
    (id, id_number_sealed, id_mark, name, initials, sex, born_on, county, household)
  select id, sealed, mark, '示例人', 'slr', 'female', '1960-01-01', '532901', id
  from unnest($1::text[], $2::text[], $3::text[]) as u(id, sealed, mark)`;
const COVERAGE_ROWS = `insert into coverage (id, person_id, scheme, standing, starts_on)
  select gen_random_uuid(), id, $2, 'covered', '2024-01-01' from unnest($1::text[]) as u(id)`;
const GROUP_ROWS = `insert into group_membership (id, person_id, group_code, starts_on, decided_on)
  select gen_random_uuid(), id, 'minimum-living', '2024-01-01', '2024-01-01'
  from unnest($1::text[]) as u(id)`;
const ACCOUNT_ROWS = `insert into personal_account (person_id, balance, held)
  select id, 2000000, 500000 from unnest($1::text[]) as u(id)`;
/** Entries are in the order of their ids, and the contribution came first. */
const ENTRY_ROWS = `insert into account_entry (id, person_id, amount, balance_after, reason)
  select ('00000000-0000-7000-8000-' || lpad($2::text, 6, '0') || lpad(n::text, 6, '0'))::uuid, id,
    2000000, 2000000, 'contribution'
  from unnest($1::text[]) with ordinality as u(id, n)`;
const ENTRY_JOURNAL_ROWS = `insert into transfer (journal_id, seq, on_day, debit, credit, amount)
  select e.id, 1, '2025-01-01', 'contributions:employee', 'account:' || person_id, amount
  from account_entry e where person_id = any($1) and settlement_id is null`;
const GRANT_ROWS = `insert into mutual_aid
    (giver_id, receiver_id, relation, position, quota_left, starts_on)
  select giver, receiver, 'parent', 1, 500000, '2024-01-01'
  from unnest($1::text[], $2::text[]) as u(giver, receiver)`;
const ENCOUNTER_ROWS = `insert into encounter
    (id, person_id, provider_id, kind, started_on, ended_on, bill, bill_total, charge_count, revision)
  select id, person, provider, kind, '${DAY}', ended, bill, total, 1, 1
  from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::date[], $6::text[], $7::bigint[])
    as u(id, person, provider, kind, ended, bill, total)`;
const CHARGE_ROWS = `insert into charge_upload (encounter_id, seq, lines, hash, line_count, total)
  select id, 1, lines, hash, 1, total
  from unnest($1::text[], $2::text[], $3::text[], $4::bigint[]) as u(id, lines, hash, total)`;
