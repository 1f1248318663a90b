import type { PersonId } from '../../../kernel/ids.ts';
import { listRegistrations } from '../../../money/encounter/index.ts';
import { findPersons } from '../../../people/enrolment/index.ts';
import { fitting } from '../fitting.ts';
import type { TransactionNumber } from '../model.ts';
import { identityOf } from '../money/identity-of.ts';
import { transaction } from '../transaction.ts';
import { INSURANCE_TYPE } from './medical-types.ts';

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
    const persons = await findPersons(call.sql, [...new Set(found.map((stay) => stay.person))]);
    return found.flatMap(({ id, person: patient, scheme, beganAt, medicalType, number }) => {
      const known = persons.get(patient);
      if (!known) return [];
      const row = fitting(call, '', {
        ...identityOf(known, call.today),
        mdtrt_id: id,
        insutype: scheme === null ? null : INSURANCE_TYPE[scheme],
        begndate: beganAt.slice(0, 10),
        med_type: medicalType,
        ipt_otp_no: number,
        out_flag: NOT_ELSEWHERE,
      });
      return [row];
    });
  },
});
