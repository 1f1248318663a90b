import { expect, test } from 'vitest';
import type { AreaCode, PersonId } from '../../kernel/ids.ts';
import { AWAY, accountOf, HOME, walletWorld } from '../../money/own-account/testing.ts';
import { findQuotas } from '../../people/accounts/index.ts';
import { createCredentials, localCodes } from '../../people/credential/index.ts';
import { verify } from '../../watch/proof/index.ts';
import { fillWallets, type WalletArea } from './fill-wallets.ts';

const world = await walletWorld();
const deps: Readonly<Record<string, WalletArea>> = Object.fromEntries(
  ([HOME, AWAY] as const).map((code) => {
    const at = code === HOME ? world.of.home : world.of.away;
    const credentials = createCredentials({ ...at, secret: Buffer.alloc(32, 5) });
    const codes = localCodes((area: AreaCode) => deps[area] ?? null);
    return [code, { ...at, credentials, codes }];
  }),
);

test('a father elsewhere has given the mother and the newborn a part of his account, once', async () => {
  const [father, family] = [deps[AWAY], deps[HOME]] as [WalletArea, WalletArea];
  expect(await fillWallets(father, family)).toBe(true);
  expect(await fillWallets(father, family)).toBe(false);
  const id = (text: string) => text as PersonId;
  expect(await accountOf(world.away, id('P-WALLET-1'))).toEqual({
    balance: 312_000n,
    held: 150_000n,
  });
  const quotas = await findQuotas(family.database.sql, [id('P-WALLET-2'), id('P-WALLET-3')]);
  expect([...quotas.values()].flat().map(({ state, amount }) => [state, amount])).toEqual([
    ['open', 100_000n],
    ['offered', 50_000n],
  ]);
  for (const { database, clock } of [father, family]) {
    const { checks } = await verify({ database, clock });
    expect(checks.flatMap(({ problems }) => problems)).toEqual([]);
  }
});
