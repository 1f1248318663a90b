import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AreaCode, PersonId } from '../../src/kernel/ids.ts';
import { findIdentifiedPersons } from '../../src/people/enrolment/index.ts';
import { startPostgres } from '../../src/platform/postgres.ts';
import { type AreaDatabase, openArea, type Sql } from '../../src/platform/sql.ts';
import { startServer } from '../bench/server-process.ts';
import type { Item, Patient } from '../hospital-day/model.ts';
import { TOOL_SEALER } from '../seal-keys.ts';

export const AREA = '532900' as AreaCode;
export const HOSPITAL = 'H53290100001';

/** The real server over demonstration data, and who may be asked for there. */
export type Centre = {
  readonly url: string;
  /** In a special group, with a recognised disease, with an own account: their answers have the most to tell. */
  readonly people: {
    readonly grouped: Patient;
    readonly chronic: Patient;
    readonly owner: Patient;
  };
  readonly card: { readonly number: string; readonly serial: string };
  readonly items: readonly Item[];
  readonly stop: () => Promise<void>;
};

const PEOPLE = 300;

export async function startCentre(say: (line: string) => void): Promise<Centre> {
  const folder = mkdtempSync(join(tmpdir(), 'yikao-samples-'));
  const postgres = await startPostgres({ folder, say });
  const server = await startServer(postgres.url(), { people: PEOPLE });
  const database = openArea({ url: postgres.url(), area: AREA, poolSize: 1, sealer: TOOL_SEALER });
  const stop = async () => {
    await database.close();
    await server.stop();
    await postgres.stop();
    rmSync(postgres.folder, { recursive: true, force: true });
  };
  try {
    return { url: `http://127.0.0.1:${server.port}`, ...(await whoIsThere(database)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function whoIsThere({ sql }: AreaDatabase): Promise<Omit<Centre, 'url' | 'stop'>> {
  const people = {
    grouped: await onePerson(
      sql,
      'grouped',
      'select person_id from group_membership where ends_on is null',
    ),
    chronic: await onePerson(
      sql,
      'chronic',
      `select person_id from recognised_disease where kind = 'chronic' and ends_on is null`,
    ),
    owner: await onePerson(
      sql,
      'owning',
      'select person_id from personal_account where balance > 100000',
    ),
  };
  const [card] = await sql<{ number: string; serial: string }>(
    'samples: card',
    'select number, serial from card where person_id = $1',
    [people.chronic.id],
  );
  if (!card) throw new Error('the demonstration has no card');
  const items = await sql<Item>(
    'samples: items',
    `select code, coalesce(ceiling, 1250)::int as "priceFen" from catalogue_item
      where ends_on is null order by code limit 20`,
  );
  return { people, card, items };
}

async function onePerson(sql: Sql, which: string, among: string): Promise<Patient> {
  const [row] = await sql<{ id: PersonId; scheme: Patient['scheme'] }>(
    `samples: ${which} person`,
    `select c.person_id as id, c.scheme from coverage c
      where c.standing = 'covered' and c.starts_on <= current_date
        and (c.ends_on is null or c.ends_on > current_date) and c.person_id in (${among})
      order by c.person_id limit 1`,
  );
  const found = row && (await findIdentifiedPersons(sql, [row.id])).get(row.id);
  if (!row || !found) throw new Error(`the demonstration has no ${which} person`);
  return { id: row.id, scheme: row.scheme, idNumber: found.idNumber, name: found.name };
}
