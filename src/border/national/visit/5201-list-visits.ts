import type { PersonId } from '../../../kernel/ids.ts';
import { Rejection } from '../../../kernel/rejection.ts';
import {
  listRegistrations,
  openParticulars,
  type Registration,
} from '../../../money/encounter/index.ts';
import { findIdentifiedPersons, UNKNOWN_PERSON } from '../../../people/enrolment/index.ts';
import type { TransactionNumber } from '../model.ts';
import { identityOf } from '../money/identity-of.ts';
import { fitted, type OutRow } from '../output.ts';
import { transaction } from '../transaction.ts';
import { INSURANCE_TYPE, medicalTypeOf } from './medical-types.ts';
import { codesOf, DISCHARGE_PARTICULARS, STAY_PARTICULARS } from './particulars.ts';

const IN_HOSPITAL = '1';
const DISCHARGED = '0';

/** 5201 就诊信息查询: a person's visits and stays of a medical type at the asking hospital. */
export const listVisits = transaction({
  number: '5201' as TransactionNumber,
  effect: 'reads',
  permission: 'care.read',
  async handle(call) {
    const data = call.input.one('data');
    const person = data.text('psn_no') as PersonId;
    call.concerns({ person });
    const [found, persons] = await Promise.all([
      listRegistrations(call.sql, {
        ...{ provider: call.signedIn.provider.id, person, inHospital: null },
        from: data.moment('begntime'),
        until: data.moment('endtime'),
      }),
      findIdentifiedPersons(call.sql, [person]),
    ]);
    const known = persons.get(person);
    if (!known) throw new Rejection(UNKNOWN_PERSON, { id: person });
    const wanted = data.textOr('mdtrt_id');
    const type = data.text('med_type');
    const identity = identityOf(known, call.today);
    const rows = found
      .filter((one) => medicalTypeOf(one) === type && (wanted === null || wanted === one.id))
      .map((registration) =>
        fitted(identity, visitRow(registration, openParticulars(call.sql, registration))),
      );
    return { mdtrtinfo: rows };
  },
});

function visitRow(registration: Registration, particulars: Registration['particulars']): OutRow {
  const { id, scheme, beganAt, endedAt, number, stay } = registration;
  return {
    ...codesOf(particulars, STAY_PARTICULARS),
    ...codesOf(particulars, DISCHARGE_PARTICULARS),
    mdtrt_id: id,
    insutype: scheme === null ? null : INSURANCE_TYPE[scheme],
    begntime: beganAt,
    endtime: endedAt ?? (stay ? null : beganAt),
    med_type: medicalTypeOf(registration),
    ipt_otp_no: number,
    inhosp_stas: stay ? (endedAt === null ? IN_HOSPITAL : DISCHARGED) : null,
  };
}
