import { changeRegistration, dayOf, insertDiagnoses } from '../../../money/encounter/index.ts';
import type { TransactionNumber } from '../model.ts';
import { transaction } from '../transaction.ts';
import { describedBy, injuryOf, withoutInjury } from './2203-describe-visit.ts';
import { checkDiagnoses } from './check-codes.ts';
import { diagnosesOf } from './diagnoses.ts';
import { flagsOf } from './flags.ts';
import { particularsOf, STAY_PARTICULARS } from './particulars.ts';
import { holdRegistration } from './registration-of.ts';

/** 2403 住院信息变更: what is said of the stay; kind, disease and begin only while nothing is charged. */
export const changeStay = transaction({
  number: '2403' as TransactionNumber,
  effect: 'keeps',
  permission: 'care.write',
  async handle(call) {
    const info = call.input.one('adminfo');
    const before = await holdRegistration(info, call, true);
    const described = describedBy(info, call, true);
    const { kind, disease } = described;
    const said = {
      ...particularsOf(info, STAY_PARTICULARS),
      ...{ ...flagsOf(info), ...injuryOf(described) },
    };
    await changeRegistration(
      call.sql,
      before,
      {
        ...{ medicalType: info.text('med_type'), visitKind: kind, disease },
        number: info.text('ipt_otp_no'),
        beganAt: info.moment('begntime'),
        particulars: { ...withoutInjury(before.particulars), ...said },
      },
      call.today,
    );
    const sent = call.input.many('diseinfo');
    await checkDiagnoses(sent, dayOf(info.moment('begntime')), call);
    const list = diagnosesOf(sent, 'admission', {
      main: true,
      valid: false,
      condition: true,
    });
    await insertDiagnoses(call.sql, before.id, list);
    return {};
  },
});
