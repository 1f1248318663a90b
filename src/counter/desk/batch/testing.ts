import type { PersonId } from '../../../kernel/ids.ts';
import { checkDigitOf } from '../../../people/enrolment/index.ts';
import { PERSON_ID_NUMBER, sealedIn } from '../../../platform/sealing/columns.ts';
import type { Sql } from '../../../platform/sql.ts';
import type { Matters } from '../../matters/index.ts';
import type { MatterWorld } from '../../matters/testing.ts';
import type { BatchDeps } from './model.ts';

/** Evidently invented: everybody was born on the first day of 1900. */
export function numberOf(index: number): string {
  const first = `53290119000101${String(index).padStart(3, '0')}`;
  return `${first}${checkDigitOf(first)}`;
}

export const nameOf = (index: number): string => `示范批${index}`;

/** So many insured people of the county, found by their numbers. */
export async function addInsured(sql: Sql, count: number): Promise<void> {
  const all = Array.from({ length: count }, (_, index) => ({
    id: `B${String(index).padStart(9, '0')}` as PersonId,
    number: numberOf(index),
    name: nameOf(index),
  }));
  await sql(
    'test: people of a batch',
    `insert into person (id, id_number_sealed, id_mark, name, initials, sex, born_on, county, household)
     select id, sealed, mark, name, 'sfp', 'male', '1900-01-01', '532901', id
     from unnest($1::text[], $2::text[], $3::text[], $4::text[]) as given (id, sealed, mark, name)`,
    [
      all.map(({ id }) => id),
      all.map(({ id, number }) => sql.sealer.seal(number, sealedIn(PERSON_ID_NUMBER, id))),
      all.map(({ number }) => sql.sealer.mark(number, PERSON_ID_NUMBER)),
      all.map(({ name }) => name),
    ],
  );
}

export const HEADING = ['身份证号', '姓名', '说明'];
export const lineOf = (index: number) => [numberOf(index), nameOf(index), `第${index}份`];

export function sheetOf(key: string, lines: readonly (readonly string[])[], heading = HEADING) {
  return {
    ...{ key, matter: 'quick', name: '示范.xlsx', heading, lines, promised: [] },
    applicant: { kind: 'insured', name: '', phone: null, relation: null } as const,
  };
}

export function batchDeps(world: MatterWorld, matters: Matters = world.matters): BatchDeps {
  const { database, clock, ids } = matters;
  return { database, clock, ids, matters, codeNamed: () => null };
}
