import { homeOffice, type OfficePath } from '../../../src/counter/offices/index.ts';
import { addDays, type Day, day } from '../../../src/kernel/days.ts';
import type { AreaCode, PersonId } from '../../../src/kernel/ids.ts';
import {
  COUNTIES_BY_SHARE,
  createIdentities,
  createRandom,
  personId,
  pickFamily,
  pickName,
  townshipPart,
} from '../../../src/main/demonstration/index.ts';
import { PERSON_ID_NUMBER, sealedIn } from '../../../src/platform/sealing/columns.ts';
import type { AreaDatabase } from '../../../src/platform/sql.ts';
import type { Cell, Copier } from './copy-rows.ts';

const COLUMNS = `id, id_number_sealed, id_mark, name, initials, sex, born_on, county, household,
  township`;
const ROWS = 5_000;
const OF_A_HOUSEHOLD = 3;
const FIRST_BORN = day('1940-01-01');
const DAYS_OF_BIRTH = 29_000;

export type Homes = {
  readonly person: (index: number) => PersonId;
  readonly home: (index: number) => OfficePath;
};

/** Invented people in households, each insured as a resident; tells where each of them lives. */
export async function seedPeople(
  { database, copier }: { readonly database: AreaDatabase; readonly copier: Copier },
  people: number,
): Promise<Homes> {
  const random = createRandom(2025, 1);
  const identities = createIdentities();
  const { sealer } = database.sql;
  const offices: OfficePath[] = [];
  const numbers = new Map<OfficePath, number>();
  const homes = new Uint16Array(people);
  const numberOf = (path: OfficePath) => {
    const known = numbers.get(path);
    if (known !== undefined) return known;
    numbers.set(path, offices.push(path) - 1);
    return offices.length - 1;
  };
  let rows: Cell[][] = [];
  let house = houseOf();
  for (let index = 0; index < people; index += 1) {
    if (index % OF_A_HOUSEHOLD === 0) house = houseOf();
    const { county, township, family, office } = house;
    const id = personId(index + 1);
    const sex = random.chance(0.5) ? 'male' : 'female';
    const bornOn = addDays(FIRST_BORN, random.between(0, DAYS_OF_BIRTH)) as Day;
    const number = identities.next(bornOn, sex);
    const name = pickName(random, family);
    const household = `F${Math.floor(index / OF_A_HOUSEHOLD)}`;
    homes[index] = office;
    rows.push([
      ...[id, sealer.seal(number, sealedIn(PERSON_ID_NUMBER, id))],
      ...[sealer.mark(number, PERSON_ID_NUMBER), name.text, name.initials, sex, bornOn],
      ...[county, household, township],
    ]);
    if (rows.length < ROWS) continue;
    await copier.write('person', COLUMNS, rows);
    rows = [];
  }
  await copier.write('person', COLUMNS, rows);
  await copier.finish();
  return {
    person: (index) => personId(index + 1),
    home: (index) => offices[homes[index] ?? 0] as OfficePath,
  };

  function houseOf() {
    const { code, townships } = random.weighted(COUNTIES_BY_SHARE);
    const township = townshipPart(code, random.between(1, townships));
    const office = numberOf(homeOffice(database.area as AreaCode, code, township));
    return { county: code, township, office, family: pickFamily(random) };
  }
}

export const COVERAGE_ROWS = `insert into coverage (id, person_id, scheme, standing, starts_on)
  select gen_random_uuid(), id, 'resident', 'covered', '2024-01-01' from person`;
