import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AreaCode, PersonId } from '../../kernel/ids.ts';
import type { Money } from '../../kernel/money.ts';
import { Outage } from '../../kernel/rejection.ts';
import {
  confirmQuota,
  findQuotas,
  findQuotasById,
  findWalletGrantsOf,
  refuseQuota,
} from '../../people/accounts/index.ts';
import { verify } from '../../watch/proof/index.ts';
import {
  endSharing,
  endWallet,
  grantWallet,
  type OwnAccountDeps,
  type RemoteArea,
  sendBalance,
  syncWallets,
} from './index.ts';
import { accountOf, HOME, idNumberOf, openWallet, walletWorld } from './testing.ts';
import { attempt, type Family, familyActs, newFamily, nextName } from './testing-family.ts';

const world = await walletWorld();
const { home, away, of, moveTo } = world;
const ACTS = familyActs(world);

type Death = 'none' | 'before' | 'after' | 'commit';
const death: fc.Arbitrary<Death> = fc.constantFrom(
  'none',
  'none',
  'none',
  'before',
  'after',
  'commit',
  'commit',
);

/**
 * The giver's area with a line to the other one that breaks: a call dies before it comes there, or its answer is lost; or the
 * process here dies at the end of a transaction, after the other area has done what it was asked for.
 */
function mortal(next: () => Death): OwnAccountDeps {
  const { database, areas } = of.away;
  const die = () => {
    throw new Outage('killed by the test');
  };
  const over = <Args extends unknown[], Answer>(call: (...args: Args) => Promise<Answer>) => {
    return async (...args: Args): Promise<Answer> => {
      const fate = next();
      if (fate === 'before') die();
      const answer = await call(...args);
      if (fate === 'after') die();
      return answer;
    };
  };
  const remote = (area: AreaCode): RemoteArea => {
    const { offer, close, states, ended, waitingUses, acknowledge, clearing } = areas.of(area);
    return {
      ...{ offer: over(offer), close: over(close), states: over(states), ended: over(ended) },
      ...{ waitingUses: over(waitingUses), acknowledge: over(acknowledge) },
      clearing: over(clearing),
    };
  };
  const transaction: typeof database.transaction = (work) =>
    database.transaction(async (sql) => {
      const done = await work(sql);
      if (next() === 'commit') die();
      return done;
    });
  return { ...of.away, database: { ...database, transaction }, areas: { ...areas, of: remote } };
}

type MortalAct = (family: Family, fen: bigint, deps: OwnAccountDeps) => Promise<unknown>;

/** The quota that stands for the child, if the other area has one; what the giver's area thinks of it is what is tried here. */
async function standing({ child }: Family) {
  return (await findQuotas(home.database.sql, [child])).get(child)?.[0] ?? null;
}

const leaves = (deps: OwnAccountDeps, person: PersonId) =>
  deps.database.transaction((sql) =>
    endSharing(sql, deps, person, { reason: 'transfer', by: 'test' }),
  );

const MORTAL_ACTS: Readonly<Record<string, MortalAct>> = {
  async grant({ father: giver, child }, fen, deps) {
    const receiver = { name: '示例人', idNumber: await idNumberOf(home, child) };
    await grantWallet(deps, {
      ...{ giver, receiverArea: HOME, receiver, relation: 'parent' },
      ...{ quota: fen as Money, by: giver, key: nextName() },
    });
  },
  async confirm(family) {
    const quota = await standing(family);
    const { child: person } = family;
    if (quota) await confirmQuota(home, quota.id, { person, by: person });
  },
  async giveUp(family) {
    const quota = await standing(family);
    if (quota) await refuseQuota(home, quota.id, { person: family.child, by: family.child });
  },
  async end({ father }, _, deps) {
    const [grant] = await findWalletGrantsOf(deps.database.sql, father);
    if (grant) await endWallet(deps, grant.id, { reason: 'by-giver', by: father });
  },
  settle: (family, fen) => ACTS.settle(family, fen),
  reverse: (family) => ACTS.reverse(family),
  async premium(family, fen) {
    const quota = await standing(family);
    if (quota) await ACTS.premium({ ...family, wallet: quota.id }, fen);
  },
  premiumBack: (family) => ACTS.premiumBack(family),
  childMoves: ({ child }) => leaves(of.home, child),
  fatherMoves: ({ father }, _, deps) => leaves(deps, father),
  async fatherSends({ father: person }, _, deps) {
    const leaving = { key: nextName(), person, by: 'test', toArea: '310000' as AreaCode };
    await deps.database.transaction((sql) => sendBalance(sql, deps, leaving));
  },
  sync: (_, __, deps) => syncWallets(deps),
  night: (_, __, deps) => syncWallets(deps, 'all'),
};

/** What is used is what can be lost. */
const OFTEN = ['settle', 'premium', 'settle', 'premium', 'sync', 'sync', 'sync', 'confirm', 'end'];

const mortalActs = fc.record({
  deaths: fc.array(death, { minLength: 8, maxLength: 40 }),
  batches: fc.array(
    fc.array(
      fc.tuple(
        fc.constantFrom(...OFTEN, ...Object.keys(MORTAL_ACTS)),
        fc.bigInt({ min: 1n, max: 3_000n }),
      ),
      { minLength: 1, maxLength: 3 },
    ),
    { minLength: 4, maxLength: 14 },
  ),
});

/** What both areas say of every quota between two people, once nothing breaks any more. */
async function sayBoth({ father, child }: Family) {
  const here = await findWalletGrantsOf(away.database.sql, father);
  const there = await findQuotasById(
    home.database.sql,
    here.map(({ id }) => id),
  );
  const left = here.map(({ id, state, left }) => {
    const quota = there.get(id);
    const agree = {
      // Its maker was told that nobody answered; there it stands and may be confirmed.
      asked: quota?.state === 'offered',
      offered: quota?.state === 'offered',
      open: quota?.state === 'open' && quota.left === left,
      closing: false,
      ended: quota === undefined || quota.state === 'closed',
    } satisfies Record<typeof state, boolean>;
    expect({ id, state, agree: agree[state] }).toEqual({ id, state, agree: true });
    return left;
  });
  const [told] = await home.database.sql<{ total: bigint }>(
    'test: told',
    `select coalesce(sum(amount), 0)::bigint as total from wallet_use where person_id = $1`,
    [child],
  );
  const [gone] = await away.database.sql<{ total: bigint }>(
    'test: sent',
    `select coalesce(sum(amount), 0)::bigint as total from account_act where person_id = $1 and kind = 'sent'`,
    [father],
  );
  const { balance, held } = await accountOf(away, father);
  expect(held).toBe(left.reduce((sum, one) => sum + one, 0n));
  expect(balance).toBe(10_000n - (told?.total ?? 0n) - (gone?.total ?? 0n));
}

let minutes = 0;

test('whatever dies between the two areas, in any order: nothing is lost, used twice, or held for ever', async () => {
  await fc.assert(
    fc.asyncProperty(mortalActs, async ({ deaths, batches }) => {
      const family = await newFamily(world);
      const { father: giver, child: receiver } = family;
      await openWallet(world, { giver, receiver, quota: '50.00' });
      const fates = [...deaths];
      const deps = mortal(() => fates.shift() ?? 'none');
      for (const batch of batches) {
        const run = ([what, fen]: [string, bigint]) =>
          attempt((MORTAL_ACTS[what] as MortalAct)(family, fen, deps));
        await Promise.all(batch.map(run));
      }
      // An offer that did not come is given up after a minute.
      minutes += 2;
      moveTo(new Date(Date.parse('2025-11-20T06:00:00Z') + minutes * 60_000).toISOString());
      await syncWallets(of.away, 'all');
      await sayBoth(family);
    }),
    { numRuns: 90, endOnFailure: true },
  );
  for (const area of [home, away]) {
    const { checks } = await verify(area);
    expect(checks.flatMap(({ problems }) => problems)).toEqual([]);
  }
}, 240_000);
