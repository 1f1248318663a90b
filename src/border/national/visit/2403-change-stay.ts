import { changeRegistration, insertDiagnoses } from '../../../money/encounter/index.ts';
import type { TransactionNumber } from '../model.ts';
import { transaction } from '../transaction.ts';
import { describedBy } from './2203-describe-visit.ts';
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
    const { kind, disease } = describedBy(info, call, true);
    const said = { ...particularsOf(info, STAY_PARTICULARS), ...flagsOf(info) };
    await changeRegistration(
      call.sql,
      before,
      {
        ...{ medicalType: info.text('med_type'), visitKind: kind, disease },
        number: info.text('ipt_otp_no'),
        beganAt: info.moment('begntime'),
        particulars: { ...before.particulars, ...said },
      },
      call.today,
    );
    const list = diagnosesOf(call.input.many('diseinfo'), 'admission', {
      main: true,
      valid: false,
    });
    await insertDiagnoses(call.sql, before.id, list);
    return {};
  },
});
