import type { PersonId } from '../../../kernel/ids.ts';
import { listRegistrations } from '../../../money/encounter/index.ts';
import { findIdentifiedPersons } from '../../../people/enrolment/index.ts';
import type { TransactionNumber } from '../model.ts';
import { identityOf } from '../money/identity-of.ts';
import { fitted } from '../output.ts';
import { transaction } from '../transaction.ts';
import { INSURANCE_TYPE, medicalTypeOf } from './medical-types.ts';

const NOT_ELSEWHERE = '0';

/** 5303 在院信息查询: who was admitted in the period and is still in this hospital. */
export const listInpatients = transaction({
  number: '5303' as TransactionNumber,
  effect: 'reads',
  permission: 'care.read',
  async handle(call) {
    const data = call.input.one('data');
    const person = data.textOr('psn_no') as PersonId | null;
    if (person !== null) call.concerns({ person });
    const found = await listRegistrations(call.sql, {
      ...{ provider: call.signedIn.provider.id, person, inHospital: true },
      from: data.moment('begntime'),
      until: data.moment('endtime'),
    });
    const persons = await findIdentifiedPersons(call.sql, [
      ...new Set(found.map((stay) => stay.person)),
    ]);
    return found.flatMap((stay) => {
      const { id, person: patient, scheme, beganAt, number } = stay;
      const known = persons.get(patient);
      if (!known) return [];
      const row = fitted({
        ...identityOf(known, call.today),
        mdtrt_id: id,
        insutype: scheme === null ? null : INSURANCE_TYPE[scheme],
        begndate: beganAt.slice(0, 10),
        med_type: medicalTypeOf(stay),
        ipt_otp_no: number,
        out_flag: NOT_ELSEWHERE,
      });
      return [row];
    });
  },
});
