import pg from 'pg';
import type { ProviderId, RequestKey } from '../../../src/kernel/ids.ts';
import { yuan } from '../../../src/kernel/money.ts';
import { personId } from '../../../src/main/demonstration/index.ts';
import { addCharges, openEncounter } from '../../../src/money/encounter/index.ts';
import { createSettlements } from '../../../src/money/settlement/index.ts';
import { systemClock } from '../../../src/platform/clock.ts';
import { idSource } from '../../../src/platform/id-source.ts';
import { type AreaDatabase, schemaOf } from '../../../src/platform/sql.ts';
import { createPolicyShelf, loadPolicies } from '../../../src/rules/policy/index.ts';
import { createCopier } from '../window/copy-rows.ts';
import { seedPeople } from '../window/seed-people.ts';

export type PersonSize = { readonly people: number; readonly settlements: number };

type Place = { readonly url: string; readonly database: AreaDatabase };

const PROVIDERS = 700;
/** A resident, as two of three are. */
const SAMPLE = personId(2);
const FILLED = [
  ...['person', 'coverage', 'group_membership', 'recognised_disease', 'personal_account'],
  ...['mutual_aid', 'settlement', 'year_to_date', 'card'],
];

/**
 * An area with its people and what they have: a settlement is made by the product itself, and its row, with the whole
 * document, is copied by set for everybody, in the order of time, so that one person's records lie as far apart as in life.
 */
export async function seedPersons(
  { url, database }: Place,
  { people, settlements }: PersonSize,
  say: (text: string) => void,
): Promise<void> {
  const client = new pg.Client({
    connectionString: url,
    options: `-c search_path=${schemaOf(database.area)} -c timezone=Asia/Shanghai -c maintenance_work_mem=512MB`,
  });
  await client.connect();
  try {
    // References hold by the way everything is made; checking them one by one takes minutes.
    await client.query('set session_replication_role = replica');
    await client.query(PROVIDER_ROWS, [PROVIDERS - 1]);
    await client.query(TERM_ROWS);
    await client.query(ITEM_ROW);
    const copier = createCopier(client);
    await seedPeople({ database, copier }, people);
    await client.query(COVERED);
    const sample = await settleOne(database);
    const indexes = await dropIndexes(client);
    for (const statement of HOLDINGS) await client.query(statement);
    const rounds = Math.ceil(settlements / people);
    say(`  ${people} people; ${rounds} settlements of each …`);
    for (let round = 1; round <= rounds; round += 1) {
      await client.query(SETTLEMENT_ROWS, [sample, round]);
    }
    await client.query(YEAR_ROWS, [sample]);
    say('  indexes …');
    for (const definition of indexes) await client.query(definition);
    await client.query(`vacuum (analyze) ${FILLED.join(', ')}`);
  } finally {
    await client.end();
  }
}

/** A stay of the first person through all tiers, as a hospital settles it. */
async function settleOne(database: AreaDatabase): Promise<string> {
  const clock = systemClock;
  const ids = idSource(clock);
  const shelf = createPolicyShelf({ database });
  const documents = loadPolicies('policies').filter(({ area }) => area === database.area);
  await shelf.publish(documents, 'bench');
  const settlements = createSettlements({ database, shelf, clock, ids, workers: 1 });
  const today = clock.today();
  const [person, provider] = [SAMPLE, 'H0000' as ProviderId];
  const encounter = await openEncounter(
    { database, clock, ids },
    {
      ...{ id: null, person, provider, kind: 'inpatient', disease: null, scheme: null },
      ...{ startedOn: today, endedOn: today, outOfArea: false, filing: 'none', otherPayer: null },
      ...{ referral: 'none', referredFrom: null },
    },
  );
  const line = { code: 'A', day: today, quantity: '1', unitPrice: '40000.00', amount: '40000.00' };
  await addCharges(
    { database, clock, ids },
    { encounter: encounter.id, lines: [line], total: null },
  );
  const answer = await settlements.settle({
    ...{ key: 'bench' as RequestKey, person, provider, encounter: encounter.id },
    ...{ claimedTotal: yuan('40000.00'), useOwnAccount: false, useMutualAid: false },
  });
  await settlements.close();
  return answer.settlements[0]?.row.id ?? '';
}

/** Building an index once costs a fraction of keeping it through millions of rows. */
async function dropIndexes(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select i.indexname as name, i.indexdef as definition from pg_indexes i
     where i.schemaname = current_schema() and i.tablename = any($1)
       and not exists (select from pg_constraint c where c.conname = i.indexname)`,
    [FILLED],
  );
  for (const { name } of rows) await client.query(`drop index "${name}"`);
  return rows.map(({ definition }) => definition);
}

const PROVIDER_ROWS = `insert into provider (id, name, initials, county)
  select 'H' || lpad(n::text, 4, '0'), '示范医院', 'sfyy', '532901' from generate_series(0, $1::int) n`;
const TERM_ROWS = `insert into provider_term (provider_id, level, contracted, starts_on)
  select id, 'tertiary', true, '2020-01-01' from provider`;
const ITEM_ROW = `insert into catalogue_item
  (code, starts_on, kind, name, initials, unit, class, prior_rate, procured, source)
  values ('A', '2020-01-01', 'service', '示范项目', 'sfxm', '次', 'A', 0, false, 'assumed: bench')`;

/** Number of a person in the order in which they were made; so one in so many of them has this or that. */
const NTH = "ltrim(id, 'P')::bigint";
/** Whoever has an account and shares it works: the nightly task would end what is shared by anybody else. */
const COVERED = `insert into coverage (id, person_id, scheme, standing, starts_on)
  select gen_random_uuid(), id, case when ${NTH} % 3 = 1 then 'employee' else 'resident' end,
    'covered', '2024-01-01' from person`;
/** By number, so that no sort of all people is needed. */
const HOLDINGS = [
  `insert into group_membership (id, person_id, group_code, starts_on, decided_on)
   select gen_random_uuid(), id, 'minimum-living', '2024-01-01', '2024-01-01' from person where ${NTH} % 20 = 0`,
  `insert into recognised_disease (id, person_id, kind, disease, starts_on)
   select gen_random_uuid(), id, 'chronic', 'diabetes', '2024-01-01' from person where ${NTH} % 12 = 0`,
  `insert into personal_account (person_id, balance, held)
   select id, 500000, 100000 from person where ${NTH} % 3 = 1`,
  `insert into mutual_aid (giver_id, receiver_id, relation, position, quota_left, starts_on)
   select id, 'P' || lpad((${NTH} + 1)::text, length(id) - 1, '0'), 'spouse', 1, 100000, '2024-01-01'
   from person where ${NTH} % 3 = 1 and ${NTH} < (select max(${NTH}) from person)`,
  `insert into card (number, person_id, serial, starts_on)
   select 'CARD' || id, id, 'CHIP', '2020-01-01' from person where ${NTH} % 100 = 1`,
];

/** Half of the rounds lie in the year of the sample, the others before it. Ids rise with the rounds. */
const SETTLEMENT_ROWS = `insert into settlement
  select (lpad(to_hex(1700000000000 + $2::bigint * 4000000000 + n), 12, '0') || '7000' || '8000'
      || lpad(to_hex(n), 12, '0'))::uuid,
    s.kind, s.original_id, p.id, 'H' || lpad((n % ${PROVIDERS})::text, 4, '0'),
    'E' || $2::int || '-' || n, s.scheme, s.benefit_year - $2::int % 2, 100 + $2::int, s.visit_kind,
    s.benefit_day - 365 * ($2::int % 2), s.policy_set, s.total, s.pool, s.large_amount, s.serious, s.aid,
    s.own_account, s.mutual_aid, s.cash, s.hospital, s.document, s.hash, s.batch_id, s.settled_at
  from settlement s, (select id, ${NTH} as n from person) p where s.id = $1::uuid`;
const YEAR_ROWS = `insert into year_to_date (person_id, scheme, benefit_year, totals, version)
  select p.id, y.scheme, y.benefit_year - back, y.totals, y.version
  from settlement s join year_to_date y on (y.person_id, y.scheme, y.benefit_year)
    = (s.person_id, s.scheme, s.benefit_year), person p, generate_series(0, 1) back
  where s.id = $1::uuid and not (p.id = s.person_id and back = 0)`;
