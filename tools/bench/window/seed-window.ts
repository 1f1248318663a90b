import pg from 'pg';
import { createMatterShelf, type MatterBook } from '../../../src/counter/matters/index.ts';
import { insertOffices } from '../../../src/counter/offices/index.ts';
import { buildOffices } from '../../../src/main/demonstration/index.ts';
import { matterBook } from '../../../src/main/effects.ts';
import { systemClock } from '../../../src/platform/clock.ts';
import { type AreaDatabase, schemaOf } from '../../../src/platform/sql.ts';
import { createCopier } from './copy-rows.ts';
import { type CaseCounts, seedCases } from './seed-cases.ts';
import { COVERAGE_ROWS, seedPeople } from './seed-people.ts';

export type WindowSize = CaseCounts & { readonly people: number };

type Place = { readonly url: string; readonly database: AreaDatabase };

const FILES = 1_000;
const FILLED = ['person', 'coverage', 'matter_case', 'case_event', 'case_paper'];

/** The window of a prefecture in the middle of its year: people, offices, cases with traces and papers. */
export async function seedWindow(
  { url, database }: Place,
  size: WindowSize,
  say: (text: string) => void,
): Promise<void> {
  const client = new pg.Client({
    connectionString: url,
    options: `-c search_path=${schemaOf(database.area)} -c timezone=Asia/Shanghai -c maintenance_work_mem=256MB`,
  });
  await client.connect();
  try {
    // References hold by the way everything is made; checking five million of them one by one takes minutes.
    await client.query('set session_replication_role = replica');
    const book = matterBook();
    const offices = buildOffices(book.delegated.map(({ code }) => code));
    await insertOffices(database.sql, offices);
    await publish(database, book);
    const indexes = await dropIndexes(client);
    const copier = createCopier(client);
    const homes = await seedPeople({ database, copier }, size.people);
    await client.query(COVERAGE_ROWS);
    say(`  ${size.people} people; their cases …`);
    const today = systemClock.today();
    const given = { database, copier, book, offices, homes, people: size.people, today };
    await seedCases(given, size);
    await client.query(FILE_ROWS, [FILES - 1]);
    await client.query(PAPER_ROWS, [FILES]);
    say('  indexes …');
    for (const definition of indexes) await client.query(definition);
    await client.query(`vacuum (analyze) ${FILLED.join(', ')}`);
  } finally {
    await client.end();
  }
}

/** The documents of this program, as the server's start keeps them. */
async function publish({ sql }: AreaDatabase, book: MatterBook): Promise<void> {
  const names = [...new Set(book.matters.map(({ effect }) => effect))];
  const effects = names.map((name) => ({ name, carryOut: async () => ({ result: {} }) }));
  await createMatterShelf(book, effects).publish(sql, systemClock.now().toISOString());
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

const FILE_ROWS = `insert into paper_file (hash, size, type, scanned_by, taken_at, taken_by)
  select encode(sha256(n::text::bytea), 'hex'), 200000, 'image/jpeg', 'none', now(), 'bench'
  from generate_series(0, $1::int) n`;
const PAPER_ROWS = `insert into case_paper (case_id, seq, material, file, name, added_by, added_at)
  select c.id, s, 'identity', encode(sha256(((hashtext(c.number) & 65535) % $1::int)::text::bytea), 'hex'),
    '压力测试数据.jpg', c.opened_by, c.submitted_at
  from matter_case c, generate_series(1, 2) s where c.ended_at is null`;
