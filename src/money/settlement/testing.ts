import { day } from '../../kernel/days.ts';
import type { AreaCode, EncounterId, PersonId, ProviderId, RequestKey } from '../../kernel/ids.ts';
import { yuan } from '../../kernel/money.ts';
import { clockFrom } from '../../platform/clock.ts';
import { idSource } from '../../platform/id-source.ts';
import { PERSON_ID_NUMBER, sealedIn } from '../../platform/sealing/columns.ts';
import { testArea } from '../../platform/testing.ts';
import {
  createPolicyShelf,
  loadPolicies,
  type Policy,
  type Scheme,
} from '../../rules/policy/index.ts';
import { addCharges, type OpenRequest, openEncounter } from '../encounter/index.ts';
import type { SettleRequest } from './model.ts';
import { type Answer, createSettlements } from './settlements.ts';
import { settlementView } from './view.ts';

/** Late on a day of 2025, and moving: two records never have the same time. */
function testClock() {
  let now = Date.UTC(2025, 10, 20, 4);
  return clockFrom(() => {
    now += 1;
    return new globalThis.Date(now);
  });
}

export const HOSPITAL = 'H-TERTIARY' as ProviderId;
export const TOWNSHIP = 'H-PRIMARY' as ProviderId;

export type WorldOptions = {
  readonly area?: string;
  readonly folder?: string;
  /** Another reading of the documents, for the rules that Dali does not use. */
  readonly change?: (policy: Policy) => Policy;
};

/** A database with the documents of an area, five providers and a catalogue of four kinds of line. */
export async function settlementWorld({
  area = '532900',
  folder = 'policies',
  change = (policy) => policy,
}: WorldOptions = {}) {
  const database = await testArea({ area: area as AreaCode });
  const clock = testClock();
  const ids = idSource(clock);
  const shelf = createPolicyShelf({ database });
  const policies = loadPolicies(folder).filter((policy) => policy.area === area);
  await shelf.publish(policies.map(change), 'test');
  await database.sql('test: providers', PROVIDERS);
  await database.sql('test: terms', TERMS);
  await database.sql('test: catalogue', CATALOGUE);
  const settlements = createSettlements({ database, shelf, clock, ids });
  return { database, clock, ids, shelf, settlements };
}

export type World = Awaited<ReturnType<typeof settlementWorld>>;

const PROVIDERS = `insert into provider (id, name, initials, county) values
  ('H-TERTIARY', '示范三级医院', 'sfsjyy', '532901'), ('H-SECONDARY', '示范二级医院', 'sfejyy', '532901'),
  ('H-PRIMARY', '示范一级医院', 'sfyjyy', '532901'), ('H-VILLAGE', '示范村卫生室', 'sfcwss', '532901'),
  ('H-NONE', '示范无协议医院', 'sfwxyyy', '532901')`;
const TERMS = `insert into provider_term (provider_id, level, contracted, starts_on) values
  ('H-TERTIARY', 'tertiary', true, '2020-01-01'), ('H-SECONDARY', 'secondary', true, '2020-01-01'),
  ('H-PRIMARY', 'primary', true, '2020-01-01'), ('H-VILLAGE', 'village', true, '2020-01-01'),
  ('H-NONE', 'tertiary', false, '2020-01-01')`;
const CATALOGUE = `insert into catalogue_item
  (code, starts_on, kind, name, initials, unit, class, prior_rate, procured, source) values
  ('A', '2020-01-01', 'service', '甲类项目', 'jlxm', '次', 'A', 0, false, 'assumed: test'),
  ('B', '2020-01-01', 'service', '乙类项目', 'ylxm', '次', 'B', 200000, false, 'assumed: test'),
  ('C', '2020-01-01', 'service', '自费项目', 'zfxm', '次', 'C', 0, false, 'assumed: test'),
  ('P', '2020-01-01', 'drug', '集采药品', 'jcyp', '盒', 'A', 0, true, 'assumed: test')`;

/** Dali with Beijing's reading of a transfer: inside the area it goes on with the stay. */
export const joiningTransfers = (policy: Policy): Policy =>
  policy.benefit === 'inpatient'
    ? {
        ...policy,
        deductible: {
          ...policy.deductible,
          transfer: { is: 'one-stay', withinDays: 1, insideOnly: true, source: 'art. 25' },
        },
      }
    : policy;

let born = 0;

/** An insured person; the ID number is evidently synthetic. */
export async function addPerson(
  { database, ids }: World,
  options: {
    readonly scheme?: Scheme;
    readonly groups?: readonly string[];
    readonly id?: string;
  } = {},
): Promise<PersonId> {
  born += 1;
  const id = (options.id ?? `P${born}`) as PersonId;
  const { sealer } = database.sql;
  const number = `53290119600101${String(born).padStart(4, '0')}`;
  await database.sql(
    'test: person',
    `insert into person
       (id, id_number_sealed, id_mark, name, initials, sex, born_on, county, household)
     values ($1, $2, $3, '示例人', 'slr', 'female', '1960-01-01', '532901', $1)`,
    [
      ...[id, sealer.seal(number, sealedIn(PERSON_ID_NUMBER, id))],
      sealer.mark(number, PERSON_ID_NUMBER),
    ],
  );
  await database.sql(
    'test: coverage',
    `insert into coverage (id, person_id, scheme, standing, starts_on)
     values ($1, $2, $3, 'covered', '2024-01-01')`,
    [ids.next(), id, options.scheme ?? 'resident'],
  );
  for (const group of options.groups ?? []) await addGroup({ database, ids }, id, group);
  return id;
}

export async function addGroup(
  { database, ids }: Pick<World, 'database' | 'ids'>,
  person: PersonId,
  group: string,
  startsOn = '2025-01-01',
): Promise<void> {
  await database.sql(
    'test: group',
    `insert into group_membership (id, person_id, group_code, starts_on, decided_on)
     values ($1, $2, $3, $4, '2025-07-01')`,
    [ids.next(), person, group, startsOn],
  );
}

/** An own account with money in it, entered as a contribution is. */
export async function addAccount(world: World, person: PersonId, amount: string): Promise<void> {
  const { database, ids } = world;
  const entry = ids.next();
  await database.sql('test: account', 'insert into personal_account values ($1, $2)', [
    person,
    yuan(amount),
  ]);
  await database.sql(
    'test: entry',
    `insert into account_entry (id, person_id, amount, balance_after, reason, on_day)
     values ($1, $2, $3, $3, 'contribution', '2025-01-01')`,
    [entry, person, yuan(amount)],
  );
  await database.sql(
    'test: entry journal',
    `insert into transfer values ($1, 1, '2025-01-01', 'contributions:employee', $2, $3)`,
    [entry, `account:${person}`, yuan(amount)],
  );
}

export async function addGrant(
  { database }: World,
  giver: PersonId,
  receiver: PersonId,
  quota: string,
): Promise<void> {
  await database.sql(
    'test: grant',
    `insert into mutual_aid (giver_id, receiver_id, relation, position, quota_left, starts_on)
     values ($1, $2, 'parent', 1, $3, '2025-01-01')`,
    [giver, receiver, yuan(quota)],
  );
  await database.sql(
    'test: hold',
    'update personal_account set held = held + $2, version = version + 1 where person_id = $1',
    [giver, yuan(quota)],
  );
}

export type BillOptions = Partial<OpenRequest> & {
  /** Amount by catalogue code; `A` is wholly in scope. */
  readonly lines?: Readonly<Record<string, string>>;
};

/** An encounter with its charges: a tertiary stay in June unless said otherwise. */
export async function openBill(
  world: World,
  person: PersonId,
  { lines = { A: '30000.00' }, ...options }: BillOptions = {},
): Promise<EncounterId> {
  const request: OpenRequest = {
    id: null,
    person,
    provider: HOSPITAL,
    kind: 'inpatient',
    disease: null,
    scheme: null,
    startedOn: '2025-06-01',
    endedOn: options.kind && options.kind !== 'inpatient' ? null : '2025-06-10',
    outOfArea: false,
    filing: 'none',
    otherPayer: null,
    referral: 'none',
    referredFrom: null,
    ...options,
  };
  const encounter = await openEncounter(world, request);
  await addCharges(world, {
    encounter: encounter.id,
    lines: Object.entries(lines).map(([code, amount]) => ({
      code,
      day: day(request.startedOn),
      quantity: '1',
      unitPrice: amount,
      amount,
    })),
    total: null,
  });
  return encounter.id;
}

let keys = 0;

/** A request for the whole bill under a key of its own. */
export async function billRequest(
  { database }: Pick<World, 'database'>,
  encounter: EncounterId,
  options: Partial<SettleRequest> = {},
): Promise<SettleRequest> {
  const [row] = await database.sql<{ person: PersonId; provider: ProviderId; total: bigint }>(
    'test: bill',
    `select person_id as person, provider_id as provider, bill_total as total
     from encounter where id = $1`,
    [encounter],
  );
  keys += 1;
  if (!row) throw new RangeError(`no encounter ${encounter}`);
  return {
    key: `K${keys}` as RequestKey,
    person: row.person,
    provider: row.provider,
    encounter,
    claimedTotal: row.total as SettleRequest['claimedTotal'],
    useOwnAccount: false,
    useMutualAid: false,
    ...options,
  };
}

/** An answer as the interface shows it. */
export function shown({ shelf }: World, { replayed, settlements }: Answer) {
  return Promise.all(
    settlements.map(async (named) => ({
      replayed,
      ...settlementView(named, await shelf.setByHash(named.row.policySet)),
    })),
  );
}
