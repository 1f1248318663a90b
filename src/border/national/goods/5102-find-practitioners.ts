import {
  findPractitioners,
  maskIdNumber,
  type Practitioner,
} from '../../../money/provider/index.ts';
import type { TransactionNumber } from '../model.ts';
import type { OutRow } from '../output.ts';
import { transaction } from '../transaction.ts';
import { PRACTITIONER_KIND, wordOf } from './words.ts';

/** The sender's own staff, with the masked form of their identity numbers: nobody keeps the full one. */
export const findOwnPractitioners = transaction({
  number: '5102' as TransactionNumber,
  effect: 'reads',
  permission: 'care.read',
  async handle({ input, signedIn, sql }) {
    const row = input.one('data');
    const kind = wordOf(PRACTITIONER_KIND, row.text('prac_psn_type'));
    if (kind === null) throw row.refuse('prac_psn_type', '1、2、3、4');
    const idNumber = row.textOr('certno');
    const found = await findPractitioners(sql, {
      provider: signedIn.provider.id,
      kind,
      code: row.textOr('prac_psn_code'),
      name: row.textOr('prac_psn_name'),
      idNumberMasked: idNumber === null ? null : maskIdNumber(idNumber),
    });
    return { feedetail: found.map(fieldsOf) };
  },
});

function fieldsOf(one: Practitioner): OutRow {
  return {
    psn_cert_type: one.idKind,
    certno: one.idNumberMasked,
    prac_psn_no: one.ownNumber,
    prac_psn_code: one.code,
    prac_psn_name: one.name,
    prac_psn_type: PRACTITIONER_KIND[one.kind],
    prac_psn_cert: one.qualification,
    prac_cert_no: one.licence,
    hi_dr_flag: one.insuranceDoctor ? '1' : '0',
    begntime: one.beganAt,
    endtime: one.endedAt,
    chg_rea: one.changeReason,
  };
}
