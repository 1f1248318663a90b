import type { PersonId, SettlementId } from '../../kernel/ids.ts';
import type { Money } from '../../kernel/money.ts';
import { readWalletOwner } from '../../people/accounts/index.ts';
import type { Facts } from './facts.ts';
import type { SettlementRecord, WalletDraw } from './model.ts';

export type Drawn = {
  readonly accounts: readonly {
    readonly owner: PersonId;
    readonly settlement: SettlementId;
    readonly amount: Money;
  }[];
  readonly wallets: readonly Omit<WalletDraw, 'toQuota'>[];
};

/** What records draw: of own accounts of this area, and of quotas that accounts of other areas stand for. */
export function divideDrawn(records: readonly SettlementRecord[], facts: Facts): Drawn {
  const all = records.flatMap(({ id, encounter, document }) =>
    document.drawn.map(({ owner, amount }) => ({ owner, amount, settlement: id, encounter })),
  );
  return {
    accounts: all.flatMap(({ encounter: _, ...draw }) =>
      readWalletOwner(draw.owner) === null ? [draw] : [],
    ),
    wallets: all.flatMap(({ owner, amount, settlement, encounter }) => {
      const wallet = readWalletOwner(owner);
      if (wallet === null) return [];
      const kind = facts.encounters.get(encounter)?.purchase ? 'goods' : 'care';
      return [{ quota: wallet.id, settlement, kind, amount } as const];
    }),
  };
}
