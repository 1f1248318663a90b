import { pinyin } from 'pinyin-pro';
import type { Day } from '../../kernel/days.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { PERSON_ID_NUMBER, PERSON_PHONE, sealedIn } from '../../platform/sealing/columns.ts';
import type { Sql } from '../../platform/sql.ts';
import { bornOnOf, sexOf } from './check-id-number.ts';
import { keepPerson, marksOf } from './store.ts';

/** What may change of a person; what is absent stays. Day of birth and sex follow the number. */
export type PersonChange = {
  readonly name?: string;
  readonly idNumber?: string;
  readonly phone?: string;
  readonly county?: string;
  readonly township?: string;
};

/**
 * Inside the caller's transaction, which holds the person (`lockPersons`) and has seen that the number is nobody
 * else's; of two at one moment the unique mark lets one in.
 */
export async function changePerson(sql: Sql, id: PersonId, change: PersonChange): Promise<void> {
  const { name, idNumber, phone, county, township } = change;
  const { sealer } = sql;
  await keepPerson(sql, id, {
    name: name ?? null,
    initials: name === undefined ? null : initialsOf(name),
    sex: idNumber === undefined ? null : sexOf(idNumber),
    bornOn: idNumber === undefined ? null : (bornOnOf(idNumber) as Day),
    idNumber: idNumber === undefined ? null : sealer.seal(idNumber, sealedIn(PERSON_ID_NUMBER, id)),
    mark: idNumber === undefined ? null : (marksOf(sql, idNumber)[0] ?? null),
    phone: phone === undefined ? null : sealer.seal(phone, sealedIn(PERSON_PHONE, id)),
    county: county ?? null,
    township: township ?? null,
  });
}

/** Pinyin initials in lower case, by which clerks search. */
export function initialsOf(name: string): string {
  const letters = pinyin(name, {
    pattern: 'first',
    toneType: 'none',
    type: 'array',
    mode: 'surname',
  });
  return letters.join('').toLowerCase();
}
