import { Rejection } from '../../../kernel/rejection.ts';
import type { StockKind } from '../../../money/stock/index.ts';
import type { Row } from '../input.ts';
import type { TransactionNumber } from '../model.ts';
import type { OutRow } from '../output.ts';
import { type Call, transaction } from '../transaction.ts';

/** 进销存数据类型: which transactions' entries are taken back. */
const KINDS: Readonly<Record<string, readonly StockKind[]>> = {
  1: ['count'],
  2: ['change'],
  3: ['purchase', 'purchase-return'],
  4: ['sale', 'sale-return'],
};

export const withdrawStock = transaction({
  number: '3507' as TransactionNumber,
  effect: 'keeps',
  permission: 'care.write',
  async handle(call) {
    await withdraw(call.input.one('data'), call);
    return {};
  },
});

/** Each row by itself; the answer holds what could not be withdrawn. */
export const withdrawStockRows = transaction({
  number: '3507A' as TransactionNumber,
  effect: 'keeps',
  permission: 'care.write',
  async handle(call) {
    const refused: OutRow[] = [];
    for (const row of call.input.many('goodDetail')) {
      const refusal = await tried(() => withdraw(row, call));
      if (refusal) {
        refused.push({ ...batchOf(row), retRslt: '-1', msgRslt: call.world.say(refusal) });
      }
    }
    return { goodErrDetail: refused };
  },
});

async function withdraw(row: Row, call: Call): Promise<void> {
  const kinds = KINDS[row.text('inv_data_type').replace(/^0+/, '')];
  if (!kinds) throw row.refuse('inv_data_type', '1、2、3、4');
  const { provider } = call.signedIn;
  await call.world.stock.withdraw(call.sql, provider.id, row.text('fixmedins_bchno'), kinds);
}

function batchOf(row: Row): OutRow {
  return {
    fixmedins_bchno: row.text('fixmedins_bchno'),
    inv_data_type: row.text('inv_data_type'),
  };
}

async function tried(work: () => Promise<void>): Promise<Rejection | null> {
  try {
    await work();
    return null;
  } catch (error) {
    if (error instanceof Rejection) return error;
    throw error;
  }
}
