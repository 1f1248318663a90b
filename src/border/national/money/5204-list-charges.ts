import { toShortId } from '../../../kernel/short-id.ts';
import {
  billOf,
  findRegistrations,
  findRemarks,
  type PricedCharge,
} from '../../../money/encounter/index.ts';
import type { TransactionNumber } from '../model.ts';
import { fitted, type OutRow } from '../output.ts';
import { transaction } from '../transaction.ts';
import { USUAL_MEDICAL_TYPE } from '../visit/medical-types.ts';
import { codesOf } from '../visit/particulars.ts';
import { LIST_TYPE, lineResult } from './line-result.ts';
import { LINE_PARTICULARS } from './sent-charges.ts';
import { settlementAsked } from './settlement-asked.ts';
import { visitIdOf } from './settlement-id.ts';

/** 5204 费用明细查询: the lines of a settled bill, as they were sent and priced. */
export const listCharges = transaction({
  number: '5204' as TransactionNumber,
  effect: 'reads',
  permission: 'settlement.read',
  async handle(call) {
    const settled = await settlementAsked(call.input.one('data'), call);
    const bill = billOf(settled.encounter);
    const [lines, registrations, remarks] = await Promise.all([
      call.world.charges.lines(call.sql, bill),
      findRegistrations(call.sql, [bill.registration]),
      findRemarks(call.sql, bill.registration),
    ]);
    const type = registrations.get(bill.registration)?.medicalType;
    const all = {
      setl_id: toShortId(settled.id),
      mdtrt_id: visitIdOf(settled.encounter),
      med_type: type || USUAL_MEDICAL_TYPE[settled.visitKind],
    };
    return lines.map((line) => {
      const remark = remarks.get(line.line);
      const memo = remark === undefined ? {} : { memo: remark || null };
      return fitted(all, memo, chargeRow(line));
    });
  },
});

const APPROVAL = { none: '0', approved: '1', refused: '2' } as const satisfies Record<
  PricedCharge['approval'],
  string
>;

/** A line with what its sender said of it. */
export function chargeRow(line: PricedCharge): OutRow {
  const { particulars, code, name, day, itemKind, approval } = line;
  return {
    ...codesOf(particulars, LINE_PARTICULARS),
    ...lineResult(line),
    fee_ocur_time: particulars.at ?? `${day} 00:00:00`,
    rx_drord_no: particulars.prescription ?? particulars.order ?? null,
    hilist_code: code,
    hilist_name: name,
    med_list_codg: code,
    medins_list_codg: particulars.ownCode ?? code,
    medins_list_name: name,
    list_type: LIST_TYPE[itemKind],
    hosp_appr_flag: APPROVAL[approval],
    prd_days: particulars.days ?? null,
  };
}
