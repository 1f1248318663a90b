import fc from 'fast-check';
import { expect, test } from 'vitest';
import { InvariantError } from '../../kernel/assert.ts';
import { day } from '../../kernel/days.ts';
import type { PersonId, RequestKey, SettlementId } from '../../kernel/ids.ts';
import { type Money, yuan } from '../../kernel/money.ts';
import { Rejection } from '../../kernel/rejection.ts';
import {
  changeGrant,
  endGrant,
  findGiven,
  type GrantId,
  grantMutualAid,
  holdQuota,
  releaseQuota,
  returnUse,
  type Shared,
  spendOwn,
  takeFromQuota,
} from '../../people/accounts/index.ts';
import { verify } from '../../watch/proof/index.ts';
import { addPerson, billRequest, HOSPITAL, openBill } from '../settlement/testing.ts';
import { drawPremium, endWallet, returnDraw, syncWallets } from './index.ts';
import { accountOf, addGiver, openWallet, quotaOf, walletWorld } from './testing.ts';

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
let names = 0;
const name = () => `N${++names}`;

type Family = {
  readonly father: PersonId;
  readonly aunt: PersonId;
  readonly child: PersonId;
  readonly settled: SettlementId[];
  readonly drawn: string[];
  wallet: GrantId | null;
};

async function newFamily(): Promise<Family> {
  const [father, aunt] = [await addGiver(away, '100.00'), await addGiver(home, '100.00')];
  const child = await addPerson(home);
  return { father, aunt, child, settled: [], drawn: [], wallet: null };
}

type Act = (family: Family, fen: bigint) => Promise<unknown>;

const money = (fen: bigint) => `${fen / 100n}.${String(fen % 100n).padStart(2, '0')}`;

const ACTS: Readonly<Record<string, Act>> = {
  async openWallet(family, fen) {
    const { father: giver, child: receiver } = family;
    family.wallet = await openWallet(world, { giver, receiver, quota: money(fen) });
  },
  endWallet: async ({ wallet, father }) =>
    wallet && endWallet(of.away, wallet, { reason: 'by-giver', by: father }),
  grant: ({ aunt: giverId, child: receiverId }, fen) =>
    grantMutualAid(home, {
      ...{ giverId, receiverId, relation: 'sibling', quota: fen as Money },
      ...{ startsOn: day('2025-01-01'), endsOn: null },
    }),
  async change({ aunt }, fen) {
    const [grant] = await findGiven(home.database.sql, aunt);
    if (grant)
      await changeGrant(home, { id: grant.id, giver: aunt, left: fen as Money }, { by: aunt });
  },
  async endGrant({ aunt }) {
    const [grant] = await findGiven(home.database.sql, aunt);
    if (grant) await endGrant(home, grant.id, aunt);
  },
  async settle(family, fen) {
    const bill = await openBill(home, family.child, {
      ...{ kind: 'outpatient', startedOn: '2025-11-20', lines: { C: money(fen) } },
    });
    const request = await billRequest(home, bill, { useMutualAid: true });
    const { settlements } = await home.settlements.settle(request);
    family.settled.push(...settlements.map(({ row }) => row.id));
  },
  async reverse({ settled, child: person }) {
    const settlement = settled.pop();
    if (!settlement) return;
    const key = name() as RequestKey;
    await home.settlements.reverse({ key, provider: HOSPITAL, person, settlement, reason: '退费' });
  },
  async premium({ wallet, child: insured, drawn }, fen) {
    if (!wallet) return;
    const key = name();
    await home.database.transaction((sql) =>
      drawPremium(sql, of.home, {
        ...{ key, payer: { grant: wallet }, amount: fen as Money, insured },
        ...{ use: 'premium-ltc', order: key },
      }),
    );
    drawn.push(key);
  },
  async premiumBack({ drawn }) {
    const draw = drawn.pop();
    if (!draw) return;
    await home.database.transaction((sql) =>
      returnDraw(sql, of.home, { key: name(), draw, by: 'test' }),
    );
  },
  own: ({ aunt }, fen) =>
    home.database.transaction((sql) =>
      drawPremium(sql, of.home, {
        ...{ key: name(), payer: { own: aunt }, amount: fen as Money, insured: aunt },
        ...{ use: 'premium-ltc', order: name() },
      }),
    ),
  sync: () => syncWallets(of.away),
};

/** A refusal is an answer, and so is being told that somebody else was faster; a broken invariant is neither. */
async function attempt(act: Act, family: Family, fen: bigint): Promise<void> {
  await act(family, fen).catch((error: unknown) => {
    expect(error).not.toBeInstanceOf(InvariantError);
    if (error instanceof Rejection) return;
    expect(String(error)).toMatch(/outcome is unknown|deadlock|meanwhile/);
  });
}

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
      const family = await newFamily();
      for (const batch of batches) {
        await Promise.all(batch.map(([what, fen]) => attempt(ACTS[what] as Act, family, fen)));
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
