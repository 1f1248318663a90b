import type { TransactionNumber } from '../model.ts';
import { transaction } from '../transaction.ts';
import { recordOf } from './person-answer.ts';
import { decodeScan } from './scan-of.ts';

/** 6101 解析医保电子凭证二维码: what the reader's library answers, for senders that have none. */
export const decodeVoucher = transaction({
  number: '6101' as TransactionNumber,
  effect: 'reads',
  permission: 'person.read',
  async handle(call) {
    const { person, token } = await decodeScan(call.input.one('InData'), 'businessInfo', call);
    const record = await recordOf(call, person);
    const { terms, database } = call.world;
    return {
      OutData: {
        userName: record.name,
        idNo: record.idNumber,
        idType: terms.toCode('id-kind', 'id-card'),
        ecToken: token,
        insuOrg: database.area,
        gender: terms.nameOf('sex', record.sex),
        birthday: record.bornOn.replaceAll('-', '.'),
      },
    };
  },
});
