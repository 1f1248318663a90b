import { expect } from 'vitest';
import { InvariantError } from '../../kernel/assert.ts';
import { day } from '../../kernel/days.ts';
import type { PersonId, RequestKey, SettlementId } from '../../kernel/ids.ts';
import type { Money } from '../../kernel/money.ts';
import { Outage, Rejection } from '../../kernel/rejection.ts';
import {
  changeGrant,
  endGrant,
  findGiven,
  type GrantId,
  grantMutualAid,
} from '../../people/accounts/index.ts';
import { addPerson, billRequest, HOSPITAL, openBill } from '../settlement/testing.ts';
import { drawPremium, endWallet, returnDraw, syncWallets } from './index.ts';
import { addGiver, openWallet, type WalletWorld } from './testing.ts';

/** A father of the other area, an aunt of this one, and a child for whom both pay. */
export type Family = {
  readonly father: PersonId;
  readonly aunt: PersonId;
  readonly child: PersonId;
  readonly settled: SettlementId[];
  readonly drawn: string[];
  wallet: GrantId | null;
};

export type FamilyAct = (family: Family, fen: bigint) => Promise<unknown>;

const money = (fen: bigint) => `${fen / 100n}.${String(fen % 100n).padStart(2, '0')}`;
let names = 0;
export const nextName = () => `N${++names}`;

export async function newFamily({ home, away }: WalletWorld): Promise<Family> {
  const [father, aunt] = [await addGiver(away, '100.00'), await addGiver(home, '100.00')];
  const child = await addPerson(home);
  return { father, aunt, child, settled: [], drawn: [], wallet: null };
}

/** What can be done with their accounts, of some amount. */
export function familyActs(world: WalletWorld) {
  return { ...sharing(world), ...using(world) } as const;
}

function sharing(world: WalletWorld) {
  const { home, of } = world;
  return {
    async openWallet(family: Family, fen: bigint) {
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
    sync: () => syncWallets(of.away),
  } satisfies Record<string, FamilyAct>;
}

function using({ home, of }: WalletWorld) {
  const name = nextName;
  return {
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
      await home.settlements.reverse({
        key,
        provider: HOSPITAL,
        person,
        settlement,
        reason: '退费',
      });
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
  } satisfies Record<string, FamilyAct>;
}

/** A refusal is an answer, and so is being told that somebody else was faster; a broken invariant is neither. */
export async function attempt(done: Promise<unknown>): Promise<void> {
  await done.catch((error: unknown) => {
    expect(error).not.toBeInstanceOf(InvariantError);
    if (error instanceof Rejection || error instanceof Outage) return;
    expect(String(error)).toMatch(/outcome is unknown|deadlock|meanwhile/);
  });
}
