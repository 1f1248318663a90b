import type { SentCharge } from '../../../money/encounter/index.ts';
import type { Row } from '../input.ts';
import type { TransactionNumber } from '../model.ts';
import { transaction } from '../transaction.ts';
import { askerOf } from '../visit/registration-of.ts';
import { chargeKey, checkOneVisit } from './charge-key.ts';
import { lineResult } from './line-result.ts';
import { sentCharge } from './sent-charges.ts';

/** 2204 门诊费用明细信息上传: one or several 收费批次 of a visit, all of them or none. */
export const uploadCharges = transaction({
  number: '2204' as TransactionNumber,
  effect: 'lane',
  permission: 'care.write',
  async handle(call) {
    const rows = call.input.many('feedetail');
    const first = checkOneVisit(rows, 'feedetail');
    const charges = await call.world.charges.add({
      key: chargeKey(call),
      stay: false,
      bills: byBatch(rows),
      ...askerOf(first, call),
    });
    return { result: inOrderSent(rows, charges).map(lineResult) };
  },
});

const ALL_BATCHES = '0000';

function byBatch(rows: readonly Row[]) {
  const batches = new Map<string, SentCharge[]>();
  for (const row of rows) {
    const batch = row.text('chrg_bchno');
    if (batch === ALL_BATCHES) throw row.refuse('chrg_bchno', '0000 表示全部批次，不能用作批次号');
    const lines = batches.get(batch);
    if (lines) lines.push(sentCharge(row, 'visit'));
    else batches.set(batch, [sentCharge(row, 'visit')]);
  }
  return [...batches].map(([batch, lines]) => ({ batch, lines }));
}

/** Batches may be mixed in a message; answers come in the order of the lines. */
function inOrderSent<Line>(rows: readonly Row[], priced: readonly Line[]): Line[] {
  const order = [...rows.keys()];
  const batches = [...new Set(rows.map((row) => row.text('chrg_bchno')))];
  const grouped = batches.flatMap((batch) =>
    order.filter((i) => rows[i]?.text('chrg_bchno') === batch),
  );
  const answers: Line[] = [];
  for (const [place, i] of grouped.entries()) answers[i] = priced[place] as Line;
  return answers;
}
