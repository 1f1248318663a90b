import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Money, yuan } from '../../kernel/money.ts';
import { Rejection } from '../../kernel/rejection.ts';
import {
  holdQuota,
  releaseQuota,
  returnUse,
  type Shared,
  spendOwn,
  takeFromQuota,
} from '../../people/accounts/index.ts';
import { verify } from '../../watch/proof/index.ts';
import { addPerson } from '../settlement/testing.ts';
import { syncWallets } from './index.ts';
import { accountOf, addGiver, openWallet, quotaOf, walletWorld } from './testing.ts';
import { attempt, type FamilyAct, familyActs, newFamily } from './testing-family.ts';

const amount = (max: number) => fc.integer({ min: 1, max }).map((fen) => BigInt(fen) as Money);

type Step = {
  readonly do: 'grant' | 'use' | 'own' | 'end' | 'return' | 'change';
  readonly of: number;
  readonly by: Money;
};

const step: fc.Arbitrary<Step> = fc.record({
  do: fc.constantFrom('grant', 'use', 'use', 'own', 'end', 'return', 'change'),
  of: fc.nat(3),
  by: amount(6_000),
}) as fc.Arbitrary<Step>;

/** The pure decisions alone, for long runs: what is paid out, what is left, what is held. */
test('whatever is granted, used, ended and given back in any order, nothing is over-reserved or lost', () => {
  fc.assert(
    fc.property(amount(20_000), fc.array(step, { maxLength: 200 }), (opening, steps) => {
      const lefts: (Money | null)[] = [null, null, null, null];
      const used: { of: number; by: Money; round: number }[] = [];
      const rounds = [0, 0, 0, 0];
      let account: Shared['account'] = { balance: opening, held: 0n as Money };
      let paid = 0n;
      for (const { do: what, of, by } of steps) {
        const left = lefts[of] ?? null;
        const apply = (next: Shared) => {
          account = next.account;
          lefts[of] = next.left;
        };
        try {
          if (what === 'grant' && left === null) {
            apply({ account: holdQuota(account, by), left: by });
          } else if (what === 'use' && left !== null) {
            apply(takeFromQuota({ account, left }, by));
            used.push({ of, by, round: rounds[of] ?? 0 });
            paid += by;
          } else if (what === 'own') {
            account = spendOwn(account, by);
            paid += by;
          } else if (what === 'end' && left !== null) {
            apply(releaseQuota({ account, left }));
            lefts[of] = null;
            rounds[of] = (rounds[of] ?? 0) + 1;
          } else if (what === 'change' && left !== null) {
            const more = (by - left) as Money;
            if (more > 0n) apply({ account: holdQuota(account, more), left: by });
            else apply(releaseQuota({ account, left }, -more as Money));
          } else if (what === 'return') {
            const back = used.pop();
            if (!back) continue;
            const standing = lefts[back.of] !== null && rounds[back.of] === back.round;
            const shared = { account, left: lefts[back.of] ?? (0n as Money) };
            const next = returnUse(shared, back.by, standing);
            account = next.account;
            if (standing) lefts[back.of] = next.left;
            paid -= back.by;
          }
        } catch (error) {
          expect(error).toBeInstanceOf(Rejection);
        }
        const promised = lefts.reduce((sum, one) => sum + (one ?? 0n), 0n);
        expect(account.held).toBe(promised);
        expect(account.balance >= account.held).toBe(true);
        expect(account.balance + paid).toBe(opening);
      }
    }),
    { numRuns: 300 },
  );
});

const world = await walletWorld();
const { home, away, of } = world;
const ACTS: Readonly<Record<string, FamilyAct>> = familyActs(world);

const acts = fc.array(
  fc.array(fc.tuple(fc.constantFrom(...Object.keys(ACTS)), fc.bigInt({ min: 1n, max: 6_000n })), {
    minLength: 1,
    maxLength: 4,
  }),
  { minLength: 4, maxLength: 12 },
);

test('in batches and at once, over two databases: every fen is accounted for, and both areas are sound', async () => {
  await fc.assert(
    fc.asyncProperty(acts, async (batches) => {
      const family = await newFamily(world);
      for (const batch of batches) {
        await Promise.all(
          batch.map(([what, fen]) => attempt((ACTS[what] as FamilyAct)(family, fen))),
        );
      }
      await syncWallets(of.away);
      const given = await accountOf(away, family.father);
      expect(given.held >= 0n && given.held <= given.balance).toBe(true);
      if (family.wallet) {
        const { state, left } = await quotaOf(world, family.wallet);
        if (state === 'open') expect(given.held).toBe(left);
      }
      const [spent] = await home.database.sql<{ total: bigint }>(
        'test: spent',
        `select coalesce(sum(u.amount), 0)::bigint as total from wallet_use u where u.person_id = $1`,
        [family.child],
      );
      expect(given.balance).toBe(10_000n - (spent?.total ?? 0n));
    }),
    { numRuns: 60, endOnFailure: true },
  );
  for (const area of [home, away]) {
    const { checks } = await verify(area);
    expect(checks.flatMap(({ problems }) => problems)).toEqual([]);
  }
}, 240_000);

test('of a hundred three simultaneous sixties reserve one, between areas as well', async () => {
  const father = await addGiver(away, '100.00');
  const children = [await addPerson(home), await addPerson(home), await addPerson(home)];
  const results = await Promise.allSettled(
    children.map((receiver) => openWallet(world, { giver: father, receiver, quota: '60.00' })),
  );
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await accountOf(away, father)).toEqual({ balance: 10_000n, held: yuan('60.00') });
});
