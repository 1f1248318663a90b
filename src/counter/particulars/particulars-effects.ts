import { assert } from '../../kernel/assert.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { Rejection } from '../../kernel/rejection.ts';
import {
  changePerson,
  findContact,
  findIdentifiedPersons,
  findPersonByIdNumber,
  lockPersons,
  type PersonChange,
} from '../../people/enrolment/index.ts';
import type { Clock } from '../../platform/clock.ts';
import type { IdSource } from '../../platform/id-source.ts';
import type { AreaDatabase, Sql } from '../../platform/sql.ts';
import type { CaseFacts, Effect, FormAccount } from '../matters/index.ts';
import { changesOf } from './changes-of.ts';
import { checkChanges, decideChanges } from './check-changes.ts';
import { ID_NUMBER_TAKEN } from './errors.ts';
import type { Address, Change, Particulars } from './model.ts';
import { findNewest, hasOffice, insertChange } from './store.ts';

export type ParticularsDeps = {
  readonly database: Pick<AreaDatabase, 'area'>;
  readonly clock: Clock;
  readonly ids: IdSource;
};

/** One effect for every document that changes particulars: the form says which. */
export function particularsEffects(deps: ParticularsDeps): readonly Effect[] {
  return [
    {
      name: 'particulars-change',
      check: async (sql, facts) => {
        const { changes } = await gather(sql, facts);
        const around = await findAround(sql, deps, changes);
        checkChanges(changes, around);
      },
      rule: async (sql, facts) => {
        const { changes, now } = await gather(sql, facts);
        return decideChanges(changes, now.name);
      },
      carryOut: async (sql, facts) => {
        const person = personOf(facts);
        await lockPersons(sql, [person]);
        const { changes } = await gather(sql, facts);
        checkChanges(changes, await findAround(sql, deps, changes));
        await changePerson(sql, person, toPerson(changes)).catch(refuseTwin);
        const changedAt = deps.clock.now().toISOString();
        for (const change of changes) {
          await insertChange(sql, {
            ...change,
            id: deps.ids.next(),
            person,
            case: facts.case.id,
            changedAt,
          });
        }
        return { result: { changed: changes.map(({ field }) => field).join(' ') } };
      },
    },
  ];
}

/** Of two who want one number at the same moment the mark, which is unique, lets one in. */
function refuseTwin(error: unknown): never {
  if ((error as { code?: string }).code === '23505') throw new Rejection(ID_NUMBER_TAKEN);
  throw error;
}

async function gather(sql: Sql, facts: CaseFacts) {
  const now = await findParticulars(sql, personOf(facts));
  return { now, changes: changesOf(facts.case.form, now) };
}

/** Everything known of a person that a matter may change. */
export async function findParticulars(sql: Sql, id: PersonId): Promise<Particulars> {
  const person = (await findIdentifiedPersons(sql, [id])).get(id);
  const contact = await findContact(sql, id);
  assert(person && contact, 'a case is of a recorded person');
  const [address, account] = [
    await findNewest(sql, id, 'address'),
    await findNewest(sql, id, 'account'),
  ];
  return {
    name: person.name,
    idNumber: person.idNumber,
    phone: contact.phone,
    address: address === null ? null : (JSON.parse(address) as Address),
    account: account === null ? null : (JSON.parse(account) as FormAccount),
  };
}

async function findAround(
  sql: Sql,
  { database, clock }: ParticularsDeps,
  changes: readonly Change[],
) {
  const number = changes.find(({ field }) => field === 'id-number')?.after;
  const address = changes.find(({ field }) => field === 'address')?.after;
  return {
    today: clock.today(),
    taken: number !== undefined && (await findPersonByIdNumber(sql, number)) !== null,
    placeKnown: address === undefined || (await hasOffice(sql, pathOf(database.area, address))),
  };
}

function pathOf(area: string, written: string): string {
  const { county, township } = JSON.parse(written) as Address;
  return [area, county, ...(township === null ? [] : [township])].join('/');
}

function toPerson(changes: readonly Change[]): PersonChange {
  const after = (field: Change['field']) => changes.find((one) => one.field === field)?.after;
  const [name, idNumber, phone] = [after('name'), after('id-number'), after('phone')];
  const written = after('address');
  const address = written === undefined ? null : (JSON.parse(written) as Address);
  return {
    ...(name !== undefined && { name }),
    ...(idNumber !== undefined && { idNumber }),
    ...(phone !== undefined && { phone }),
    ...(address && { county: address.county }),
    ...(address?.township && { township: address.township }),
  };
}

function personOf({ case: { person } }: CaseFacts): PersonId {
  assert(person, 'particulars are those of a person');
  return person;
}
