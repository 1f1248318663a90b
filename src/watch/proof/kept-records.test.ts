import { beforeAll, expect, test } from 'vitest';
import {
  addPerson,
  billRequest,
  HOSPITAL,
  openBill,
  settlementWorld,
  type World,
} from '../../money/settlement/testing.ts';
import { verify } from './verify.ts';

let world: World;

const FILING = '01900000-0000-7000-8000-00000000000f';
const DOCUMENT = '01900000-0000-7000-8000-00000000000d';

async function insert(statement: string): Promise<void> {
  await world.database.asOwner(`test: ${statement.slice(12, 50)}`, statement);
}

/** A settlement with its list, a report in two versions, a filing with what it recognised. */
beforeAll(async () => {
  world = await settlementWorld();
  const person = await addPerson(world);
  const bill = await openBill(world, person);
  const { settlements } = await world.settlements.settle(await billRequest(world, bill));
  const at = `'2025-07-01'`;
  await insert(`insert into settlement_list (settlement_id, provider_id, person_id, registration_id,
      medical_type, settled_at, opened_at)
    values ('${settlements[0]?.row.id}', '${HOSPITAL}', '${person}', 'R', '21', ${at}, ${at})`);
  await insert(`insert into settlement_list_version
    select id, n, '{}', '[]', '1', 0, 0, 'x', ${at} from settlement_list, generate_series(1, 2) n`);
  await insert(`insert into settlement_list_state
    select id, n, 'draft', n, 'x', '', ${at} from settlement_list, generate_series(1, 2) n`);
  await insert(`insert into clinical_document (id, provider_id, kind, number, version, person_id, on_day,
      valid, document, hash, operator, recorded_at)
    select ('${DOCUMENT.slice(0, -1)}' || n)::uuid, '${HOSPITAL}', 'laboratory', 'L1', n, '${person}', ${at},
      true, '{}', '', 'x', ${at} from generate_series(1, 2) n`);
  await insert(`insert into filing (id, kind, person_id, filed_by, starts_on, particulars, operator)
    values ('${FILING}', 'disease', '${person}', '${HOSPITAL}', ${at}, '{}', 'x')`);
  await insert(`insert into recognised_disease (id, person_id, kind, disease, starts_on, filing_id)
    values ('${FILING}', '${person}', 'chronic', 'diabetes', ${at}, '${FILING}')`);
});

async function found(): Promise<string[]> {
  const { checks } = await verify(world);
  return checks.filter((check) => check.found > 0).map(({ name }) => name);
}

test('what was kept whole is sound', async () => {
  expect(await found()).toEqual([]);
});

test.each([
  [
    'settlement-lists',
    'update settlement_list_version set version = 3 where version = 2',
    'update settlement_list_version set version = 2 where version = 3',
  ],
  [
    'settlement-lists',
    'update settlement_list_state set seq = 5 where seq = 1',
    'update settlement_list_state set seq = 1 where seq = 5',
  ],
  [
    'settlement-lists',
    `update settlement_list set person_id = 'x' || person_id`,
    'update settlement_list set person_id = substr(person_id, 2)',
  ],
  [
    'clinical-documents',
    'update clinical_document set version = 4 where version = 1',
    'update clinical_document set version = 1 where version = 4',
  ],
  [
    'filings',
    'update recognised_disease set withdrawn_at = now() where filing_id is not null',
    'update recognised_disease set withdrawn_at = null where filing_id is not null',
  ],
  [
    'filings',
    `insert into filing (id, kind, person_id, starts_on, ends_on, particulars, operator, place)
     select gen_random_uuid(), 'away', person_id, day::date, null, '{}', 'hand', '530100'
     from (select distinct person_id from filing) p, (values ('2025-03-01'), ('2025-04-01')) d (day)`,
    `delete from filing where operator = 'hand'`,
  ],
])('%s: a row changed by hand is found', async (name, damage, mend) => {
  await world.database.asOwner(`damage ${damage}`.slice(0, 60), damage);
  expect(await found()).toEqual([name]);
  await world.database.asOwner(`mend ${mend}`.slice(0, 60), mend);
  expect(await found()).toEqual([]);
});
