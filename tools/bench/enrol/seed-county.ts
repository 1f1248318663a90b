import { addDays, type Day, day } from '../../../src/kernel/days.ts';
import {
  createIdentities,
  createRandom,
  pickFamily,
  pickName,
} from '../../../src/main/demonstration/index.ts';
import { PERSON_ID_NUMBER, sealedIn } from '../../../src/platform/sealing/columns.ts';
import type { AreaDatabase } from '../../../src/platform/sql.ts';
import type { Cell, Copier } from '../window/copy-rows.ts';

const COUNTY = '532901';
const ROWS = 5_000;
const OF_A_HOUSEHOLD = 3;
const FIRST_BORN = day('1940-01-01');
const DAYS_OF_BIRTH = 29_000;
/** Of a hundred: who is recorded for the first time, and who belongs to a special group. */
const NEW = 0.1;
const POOR = 0.06;

const PERSON = 'id, id_number_sealed, id_mark, name, initials, sex, born_on, county, household';

export type CountyList = {
  readonly text: string;
  readonly known: number;
  readonly fresh: number;
};

/** Invented people of a county who were insured last year, and the list that a collector would send of all of them. */
export async function seedCounty(
  { database, copier }: { readonly database: AreaDatabase; readonly copier: Copier },
  people: number,
): Promise<CountyList> {
  const random = createRandom(2025, 7);
  const identities = createIdentities();
  const { sealer } = database.sql;
  const lines = ['身份证号,姓名,县区,户号'];
  let rows: Cell[][] = [];
  let known = 0;
  let family = pickFamily(random);
  for (let index = 0; index < people; index += 1) {
    if (index % OF_A_HOUSEHOLD === 0) family = pickFamily(random);
    const sex = random.chance(0.5) ? 'male' : 'female';
    const bornOn = addDays(FIRST_BORN, random.between(0, DAYS_OF_BIRTH)) as Day;
    const number = identities.next(bornOn, sex);
    const name = pickName(random, family);
    const household = `F${Math.floor(index / OF_A_HOUSEHOLD)}`;
    lines.push([number, name.text, COUNTY, household].join(','));
    if (random.chance(NEW)) continue;
    known += 1;
    const id = `P${String(index + 1).padStart(8, '0')}`;
    rows.push([
      ...[id, sealer.seal(number, sealedIn(PERSON_ID_NUMBER, id))],
      ...[sealer.mark(number, PERSON_ID_NUMBER), name.text, name.initials, sex, bornOn],
      ...[COUNTY, household],
    ]);
    if (rows.length < ROWS) continue;
    await copier.write('person', PERSON, rows);
    rows = [];
  }
  await copier.write('person', PERSON, rows);
  await copier.finish();
  await database.sql('bench: last year', LAST_YEAR);
  await database.sql('bench: poor', POOR_ROWS, [POOR]);
  return { text: `${lines.join('\n')}\n`, known, fresh: people - known };
}

const LAST_YEAR = `insert into coverage (id, person_id, scheme, standing, starts_on, ends_on)
  select gen_random_uuid(), id, 'resident', 'covered', '2025-01-01', '2026-01-01' from person`;
const POOR_ROWS = `insert into group_membership (id, person_id, group_code, starts_on, decided_on)
  select gen_random_uuid(), id,
    case when hashtext(id) % 3 = 0 then 'destitute' else 'minimum-living' end, '2025-01-01', '2025-01-01'
  from person where abs(hashtext(id)) % 1000 < 1000 * $1::float`;
