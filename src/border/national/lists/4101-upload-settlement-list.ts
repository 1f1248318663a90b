import type { TransactionNumber } from '../model.ts';
import { settlementAsked } from '../money/settlement-asked.ts';
import { transaction } from '../transaction.ts';
import { checkCodes, usedDiagnoses } from '../visit/check-codes.ts';
import { contentOf } from './list-content.ts';

const DRAFT = '0';
const SUBMITTED = '1';

/** 4101 医疗保障基金结算清单信息上传, and 4101A with the same payload: kept as a draft, or submitted at once. */
export const uploadSettlementList = transaction({
  number: '4101' as TransactionNumber,
  alsoKnownAs: ['4101A' as TransactionNumber],
  effect: 'keeps',
  permission: 'settlement.write',
  async handle(call) {
    const { input, sql, world, signedIn } = call;
    const info = input.one('setlinfo');
    const state = info.textOr('stas_type') ?? DRAFT;
    if (state !== DRAFT && state !== SUBMITTED) throw info.refuse('stas_type', '0、1');
    const settled = await settlementAsked(info, call);
    const content = contentOf(input, settled.scheme);
    const operations = input.many('oprninfo').map((row) => ({
      ...{ row, field: 'oprn_oprt_code', list: 'operation' as const, on: settled.until },
      code: row.text('oprn_oprt_code'),
    }));
    const used = usedDiagnoses(input.many('diseinfo'), settled.until);
    await checkCodes([...used, ...operations], call);
    const submit = state === SUBMITTED;
    const operator = signedIn.operator.id;
    const list = await world.settlementLists.upload(sql, { settled, content, submit, operator });
    return { data: { setl_list_id: list.id } };
  },
});
