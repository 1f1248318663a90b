import { toShortId } from '../../../kernel/short-id.ts';
import { insertMark, type MarkId } from '../../../money/encounter/index.ts';
import { findIdentifiedPersons } from '../../../people/enrolment/index.ts';
import type { TransactionNumber } from '../model.ts';
import { transaction } from '../transaction.ts';
import { holdOwn } from './registration-of.ts';

/** 2406 就医特殊属性上传: of a visit or stay; the codes are the area's own. Another of the kind takes its place. */
export const markVisit = transaction({
  number: '2406' as TransactionNumber,
  effect: 'keeps',
  permission: 'care.write',
  async handle(call) {
    const data = call.input.one('data');
    const { id: registration, number, person } = await holdOwn(data, call);
    if (data.text('ipt_otp_no') !== number) {
      throw data.refuse('ipt_otp_no', '与就诊登记的住院/门诊号不一致');
    }
    const stated = data.textOr('certno');
    const known = (await findIdentifiedPersons(call.sql, [person])).get(person);
    if (stated !== null && stated.toUpperCase() !== known?.idNumber) {
      throw data.refuse('certno', '与人员编号不是同一人');
    }
    const id = call.world.ids.next() as string as MarkId;
    await insertMark(call.sql, {
      ...{ id, registration, operator: call.signedIn.operator.id },
      kind: data.text('ipt_psn_sp_flag_type'),
      mark: data.text('ipt_psn_sp_flag'),
      remark: data.textOr('memo') ?? '',
    });
    return { IptPsnSpFlagRegOut: { ipt_psn_sp_flag_detl_id: toShortId(id) } };
  },
});
