import type { PersonId, ProviderId } from '../../../kernel/ids.ts';
import { PERSON_ID_NUMBER, PERSON_PHONE, sealedIn } from '../../../platform/sealing/columns.ts';
import type { Sql } from '../../../platform/sql.ts';

export type Party = {
  readonly id: PersonId;
  readonly name: string;
  readonly sex: string;
  readonly bornOn: string;
  readonly county: string;
  readonly township: string | null;
  readonly household: string;
  readonly idNumber: string | null;
  readonly phone: string | null;
};

type Kept = Party & { readonly numberSealed: string | null; readonly phoneSealed: string | null };

/** A person as a form shows him; the numbers are opened for whoever takes his matter in. */
export async function findParty(sql: Sql, id: PersonId): Promise<Party | null> {
  const [row] = await sql<Kept>(
    'matters: person',
    `select id, name, sex, born_on as "bornOn", county, township, household,
       id_number as "idNumber", id_number_sealed as "numberSealed", phone,
       phone_sealed as "phoneSealed"
     from person where id = $1`,
    [id],
  );
  if (!row) return null;
  const { numberSealed, phoneSealed, ...party } = row;
  const open = (sealed: string | null, plain: string | null, column: string) =>
    sealed === null ? plain : sql.sealer.open(sealed, sealedIn(column, id));
  return {
    ...party,
    idNumber: open(numberSealed, party.idNumber, PERSON_ID_NUMBER),
    phone: open(phoneSealed, party.phone, PERSON_PHONE),
  };
}

/** Names and households of people, by id. */
export async function findHouseholds(
  sql: Sql,
  ids: readonly PersonId[],
): Promise<Map<PersonId, { readonly name: string; readonly household: string }>> {
  const rows = await sql<{ id: PersonId; name: string; household: string }>(
    'matters: households',
    'select id, name, household from person where id = any($1)',
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** Null: there is no such provider. */
export async function findProviderCounty(sql: Sql, id: ProviderId): Promise<string | null> {
  const [row] = await sql<{ county: string }>(
    'matters: county of a provider',
    'select county from provider where id = $1',
    [id],
  );
  return row?.county ?? null;
}
