import type { Day } from '../../kernel/days.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { negate } from '../../kernel/money.ts';
import { readWalletOwner } from '../../people/accounts/index.ts';
import { FUND_LAYERS, type FundLayer } from '../benefit/index.ts';
import {
  type Account,
  accounts,
  buildJournal,
  type Movement,
  type Transfer,
} from '../ledger/index.ts';
import type { SettlementRecord } from './model.ts';

/**
 * What a record moves. The hospital has advanced each fund's part, so a settlement makes every fund owe
 * it to the hospital. A supplement is settled with the person: the
 * hospital was paid, so the fund owes the difference to the person (or the person to the fund). So is a bill that the
 * person paid himself.
 * What the person paid in cash at the hospital never was ours to book. A quota hospital's gain or loss is
 * inside the pool's part.
 */
export function settlementJournal(record: SettlementRecord, onDay: Day): readonly Transfer[] {
  return buildJournal(record.id, onDay, movements(record));
}

/** A reversal takes back what each record that it mirrors gave, from whoever was given it. */
export function reversalJournal(
  reversal: string,
  mirrored: readonly SettlementRecord[],
  onDay: Day,
): readonly Transfer[] {
  const back = mirrored
    .flatMap(movements)
    .map((movement) => ({ ...movement, amount: negate(movement.amount) }));
  return buildJournal(reversal, onDay, back);
}

function movements(record: SettlementRecord): readonly Movement[] {
  const { kind, scheme, provider, person, amounts, document } = record;
  const due = accounts.due(person);
  const creditor = (what: FundLayer | 'ownAccount' | 'mutualAid') =>
    kind === 'supplement' || document.payee === 'person' ? due : accounts.payable(provider, what);
  return [
    ...FUND_LAYERS.map((layer) => ({
      debit: accounts.fund(layer, scheme),
      credit: creditor(layer),
      amount: amounts[layer],
    })),
    ...document.drawn.map(({ owner, amount }) => ({
      debit: payerOf(owner),
      credit: creditor(owner === person ? 'ownAccount' : 'mutualAid'),
      amount,
    })),
  ];
}

/** What a wallet pays here, the giver's area owes; the giver's own account is debited there. */
function payerOf(owner: PersonId): Account {
  const wallet = readWalletOwner(owner);
  return wallet ? accounts.clearing(wallet.area) : accounts.ownAccount(owner);
}
