import type { PersonId } from '../../../kernel/ids.ts';
import type { TransactionNumber } from '../model.ts';
import { readSettlementId } from '../money/settlement-id.ts';
import { transaction } from '../transaction.ts';

/** What a provider may ask for; whether it may follow the state there is, the table of moves says. */
const STATES = { 0: 'draft', 1: 'submitted' } as const;

/** 4102 医疗保障基金结算清单信息状态修改: submits, or takes back what was not judged yet; all of a message or nothing. */
export const moveSettlementLists = transaction({
  number: '4102' as TransactionNumber,
  effect: 'keeps',
  permission: 'settlement.write',
  async handle({ input, sql, world, signedIn, concerns }) {
    const rows = input.many('data.stastinfo');
    if (rows.length === 0) input.one('data.stastinfo');
    for (const row of rows) {
      const to = STATES[row.text('stas_type') as unknown as keyof typeof STATES];
      if (!to) throw row.refuse('stas_type', '0、1');
      const person = row.textOr('psn_no') as PersonId | null;
      if (person) concerns({ person });
      await world.settlementLists.move(sql, {
        ...{ settlement: readSettlementId(row, 'setl_id'), person, to },
        ...{ provider: signedIn.provider.id, operator: signedIn.operator.id },
      });
    }
    return {};
  },
});
