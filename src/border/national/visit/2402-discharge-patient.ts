import { dayOf, endStay, insertDiagnoses } from '../../../money/encounter/index.ts';
import type { TransactionNumber } from '../model.ts';
import { transaction } from '../transaction.ts';
import { checkDiagnoses } from './check-codes.ts';
import { diagnosesOf } from './diagnoses.ts';
import { DISCHARGE_PARTICULARS, particularsOf } from './particulars.ts';
import { holdRegistration } from './registration-of.ts';

/** 2402 出院办理: before the settlement or, as some regions do it, after it. */
export const dischargePatient = transaction({
  number: '2402' as TransactionNumber,
  effect: 'keeps',
  permission: 'care.write',
  async handle(call) {
    const info = call.input.one('dscginfo');
    const stay = await holdRegistration(info, call, true);
    const particulars = particularsOf(info, DISCHARGE_PARTICULARS);
    await endStay(call.sql, stay, info.moment('endtime'), { today: call.today, particulars });
    const sent = call.input.many('diseinfo');
    await checkDiagnoses(sent, dayOf(info.moment('endtime')), call);
    const list = diagnosesOf(sent, 'discharge', {
      main: true,
      valid: false,
    });
    await insertDiagnoses(call.sql, stay.id, list);
    return {};
  },
});
