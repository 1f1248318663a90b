import type { TransactionNumber } from '../model.ts';
import { transaction } from '../transaction.ts';
import { personAnswer } from './person-answer.ts';
import { decodeScan } from './scan-of.ts';

/** 1162 解析医保电子凭证人员信息: a scanned code to its token, with what 1101 answers. */
export const scanVoucher = transaction({
  number: '1162' as TransactionNumber,
  effect: 'reads',
  permission: 'person.read',
  async handle(call) {
    const { person, token } = await decodeScan(call.input.one('data'), 'mdtrt_cert_no', call);
    const card = await call.world.credentials.cardOf(person);
    return {
      cardno: card?.number ?? null,
      card_sn: card?.serial ?? null,
      ecToken: token,
      ...(await personAnswer(call, person, call.today)),
    };
  },
});
