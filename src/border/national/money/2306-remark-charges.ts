import { findStayBills, remarkCharges } from '../../../money/encounter/index.ts';
import type { TransactionNumber } from '../model.ts';
import { transaction } from '../transaction.ts';
import { holdRegistration } from '../visit/registration-of.ts';
import { checkOneVisit } from './charge-key.ts';

/** 2306 费用明细修改备注: notes on lines of a stay, settled or not, all or none; no amount changes. */
export const remarkStayCharges = transaction({
  number: '2306' as TransactionNumber,
  effect: 'keeps',
  permission: 'care.write',
  async handle(call) {
    const rows = call.input.many('data');
    const { id } = await holdRegistration(checkOneVisit(rows, 'data'), call, true);
    const bills = await findStayBills(call.sql, id);
    const found = await call.world.charges.linesOf(
      call.sql,
      bills.map((bill) => bill.id),
    );
    const lines = [...found.values()].flat();
    const remarks = rows.map((row) => ({
      line: row.text('bkkp_sn'),
      code: row.text('med_list_codg'),
      remark: row.textOr('memo') ?? '',
    }));
    await remarkCharges(call.sql, id, lines, remarks);
    return {};
  },
});
