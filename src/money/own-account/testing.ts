import type { AreaCode, PersonId } from '../../kernel/ids.ts';
import { type Money, yuan } from '../../kernel/money.ts';
import {
  confirmQuota,
  findAccounts,
  findQuotasById,
  type GrantId,
} from '../../people/accounts/index.ts';
import { clockFrom } from '../../platform/clock.ts';
import { idSource } from '../../platform/id-source.ts';
import { PERSON_ID_NUMBER, sealedIn } from '../../platform/sealing/columns.ts';
import { testArea } from '../../platform/testing.ts';
import { loadFigures } from '../../rules/figures/index.ts';
import { createSettlements } from '../settlement/index.ts';
import { addAccount, addPerson, settlementWorld, type World } from '../settlement/testing.ts';
import { grantWallet, localAreas, type OwnAccountDeps } from './index.ts';

export const HOME = '532900' as AreaCode;
export const AWAY = '511700' as AreaCode;

/** A clock that tests set; within a day it moves, so that no two records have the same time. */
export function settableClock(from = '2025-11-20T04:00:00Z') {
  let now = globalThis.Date.parse(from);
  const clock = clockFrom(() => {
    now += 1;
    return new globalThis.Date(now);
  });
  const moveTo = (at: string) => {
    now = globalThis.Date.parse(at);
  };
  return { clock, moveTo };
}

/** Two areas, each with a database of its own: families live in both, and hospitals are in the first. */
export async function walletWorld() {
  const { clock, moveTo } = settableClock();
  const ids = idSource(clock);
  const made = await settlementWorld();
  const settlements = createSettlements({ ...made, clock, ids });
  const home: World = { ...made, clock, ids, settlements };
  const database = await testArea({ area: AWAY });
  const away = { ...home, database } as World;
  const figures = loadFigures('matters/figures');
  const areas = localAreas({
    find: (area) => (area === HOME ? depsOf(home) : area === AWAY ? depsOf(away) : null),
    others: () => [],
  });
  const depsOf = (world: World): OwnAccountDeps => ({ ...world, figures, areas });
  return { home, away, of: { home: depsOf(home), away: depsOf(away) }, clock, moveTo };
}

export type WalletWorld = Awaited<ReturnType<typeof walletWorld>>;

/** An employee with an own account, in either area. */
export async function addGiver(world: World, balance: string): Promise<PersonId> {
  const person = await addPerson(world, { scheme: 'employee' });
  await addAccount(world, person, balance);
  return person;
}

export async function idNumberOf({ database }: World, person: PersonId): Promise<string> {
  const [row] = await database.sql<{ sealed: string }>(
    'test: id number',
    'select id_number_sealed as sealed from person where id = $1',
    [person],
  );
  return database.sql.sealer.open(row?.sealed ?? '', sealedIn(PERSON_ID_NUMBER, person));
}

/** A father in the one area, a relative in the other, and a quota between them; confirmed unless said otherwise. */
export async function openWallet(
  { home, of }: WalletWorld,
  given: { giver: PersonId; receiver: PersonId; quota: string; confirm?: boolean },
): Promise<GrantId> {
  const { giver, receiver, quota, confirm = true } = given;
  const { id } = await grantWallet(of.away, {
    ...{ giver, receiverArea: HOME, relation: 'parent', quota: yuan(quota), by: giver },
    receiver: { name: '示例人', idNumber: await idNumberOf(home, receiver) },
  });
  if (confirm) await confirmQuota(home, id, { person: receiver, by: receiver });
  return id;
}

export async function accountOf({ database }: World, person: PersonId) {
  const account = (await findAccounts(database.sql, [person])).get(person);
  return { balance: account?.balance as Money, held: account?.held as Money };
}

export async function quotaOf({ home }: WalletWorld, id: GrantId) {
  const quota = (await findQuotasById(home.database.sql, [id])).get(id);
  return { state: quota?.state, left: quota?.left as Money };
}
