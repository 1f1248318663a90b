import { createNationalDoor, TRANSACTIONS } from '../../src/border/national/index.ts';
import { word } from '../../src/border/open/index.ts';
import type { PersonId } from '../../src/kernel/ids.ts';
import { createWorld } from '../../src/main/compose.ts';
import { nationalWorlds } from '../../src/main/national-world.ts';
import { areasOfPolicies, POLICIES } from '../../src/main/open-database.ts';
import { publishOwn } from '../../src/main/publish-own.ts';
import { findIdentifiedPersons } from '../../src/people/enrolment/index.ts';
import { createAccessLog } from '../../src/platform/access-log.ts';
import { systemClock } from '../../src/platform/clock.ts';
import type { RawAnswer, RawCall } from '../../src/platform/http/door.ts';
import { idSource } from '../../src/platform/id-source.ts';
import { createLog } from '../../src/platform/log.ts';
import type { AreaDatabase, Sql } from '../../src/platform/sql.ts';
import { loadPolicies } from '../../src/rules/policy/index.ts';
import type { Person } from './threads.ts';
import { watchWrites } from './watch.ts';

/** The product's own door over one area, without the socket: the same code from the bytes on. */
export type Target = {
  readonly answer: (call: RawCall) => Promise<RawAnswer>;
  readonly takeWrites: () => readonly string[];
  readonly numbers: readonly string[];
  /** Ids that exist, by field code. */
  readonly known: ReadonlyMap<string, string[]>;
  readonly people: readonly Person[];
  readonly providers: readonly string[];
  readonly close: () => Promise<void>;
};

export async function fuzzTarget(
  database: AreaDatabase,
  say: (line: string) => void = () => undefined,
): Promise<Target> {
  const names = areasOfPolicies().find(({ code }) => code === database.area);
  if (!names) throw new Error(`There are no policies of the area ${database.area}.`);
  const watched = watchWrites(database);
  const world = createWorld();
  const area = world.open(names, watched.database);
  await publishOwn(area, loadPolicies(POLICIES));
  const log = createLog(systemClock, (line) => (line.includes('"error"') ? say(line) : undefined));
  const accessLog = createAccessLog({ databaseOf: () => database, clock: systemClock, log });
  const door = createNationalDoor({
    transactions: TRANSACTIONS,
    areas: () => [database.area],
    worldOf: nationalWorlds(world.of),
    accessLog,
    word,
    log,
    clock: systemClock,
    ids: idSource(systemClock),
    openSecret: (stored) => stored,
    privateLine: true,
  });
  const existing = await findExisting(database);
  watched.takeWrites();
  return {
    answer: door.answer,
    takeWrites: watched.takeWrites,
    numbers: TRANSACTIONS.flatMap((one) => [one.number, ...(one.alsoKnownAs ?? [])]),
    ...existing,
    async close() {
      await door.close();
      await accessLog.close();
      await world.close();
    },
  };
}

const SOME = 30;

type Existing = Pick<Target, 'known' | 'people' | 'providers'>;

async function findExisting({ sql }: AreaDatabase): Promise<Existing> {
  const providers = await sql<{ id: string }>(
    'fuzz: providers',
    `(select id from provider where kind = 'pharmacy' order by id limit 5)
     union all (select id from provider where kind is distinct from 'pharmacy' order by id limit ${SOME})`,
  );
  const items = await sql<{ code: string }>(
    'fuzz: items',
    `select code from catalogue_item where ends_on is null order by code limit ${SOME}`,
  );
  const codes = items.map(({ code }) => code);
  const diagnoses = await sql<{ code: string }>(
    'fuzz: diagnoses',
    `select code from code_list_entry where list = 'diagnosis' order by code limit ${SOME}`,
  );
  const diseases = diagnoses.map(({ code }) => code);
  const people = await findPeople(sql);
  const of = (code: string) => people.flatMap((person) => person.get(code) ?? []);
  const ids: readonly (readonly [string, string[]])[] = [
    ['fixmedins_code', providers.map(({ id }) => id)],
    ['psn_no', of('psn_no')],
    ['certno', of('certno')],
    ['mdtrt_cert_no', of('certno')],
    ['diag_code', diseases],
    ['dise_codg', diseases],
    ['med_list_codg', codes],
    ['hilist_code', codes],
  ];
  return {
    known: new Map(ids.filter(([, values]) => values.length > 0)),
    people,
    providers: providers.map(({ id }) => id),
  };
}

const SCHEMES: Readonly<Record<string, string>> = { resident: '390', employee: '310' };

async function findPeople(sql: Sql): Promise<Person[]> {
  const covered = await sql<{ id: PersonId; scheme: string }>(
    'fuzz: people',
    `select person_id as id, scheme from coverage
      where standing = 'covered' and starts_on <= current_date
        and (ends_on is null or ends_on > current_date) order by person_id limit ${SOME}`,
  );
  const found = await findIdentifiedPersons(
    sql,
    covered.map(({ id }) => id),
  );
  return covered.flatMap(({ id, scheme }) => {
    const person = found.get(id);
    if (!person) return [];
    const { idNumber, name } = person;
    return [
      new Map([
        ['psn_no', id],
        ['certno', idNumber],
        ['mdtrt_cert_no', idNumber],
        ['psn_name', name],
        ['insutype', SCHEMES[scheme] ?? '390'],
      ]),
    ];
  });
}
