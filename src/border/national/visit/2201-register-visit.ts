import type { PersonId, RegistrationId } from '../../../kernel/ids.ts';
import { toShortId } from '../../../kernel/short-id.ts';
import { openRegistration } from '../../../money/encounter/index.ts';
import type { TransactionNumber } from '../model.ts';
import { transaction } from '../transaction.ts';
import { awayOf, flagsOf } from './flags.ts';
import { schemeOf } from './medical-types.ts';
import { particularsOf, VISIT_PARTICULARS } from './particulars.ts';

/** 2201 门诊挂号: where a visit gets its id. What kind of visit it is comes with 2203. */
export const registerVisit = transaction({
  number: '2201' as TransactionNumber,
  effect: 'keeps',
  permission: 'care.write',
  async handle(call) {
    const data = call.input.one('data');
    const id = toShortId(call.world.ids.next()) as string as RegistrationId;
    const person = data.text('psn_no') as PersonId;
    call.concerns({ person, registration: id });
    const number = data.text('ipt_otp_no');
    await openRegistration(
      call.sql,
      {
        ...{ id, person, number, provider: call.signedIn.provider.id, stay: false },
        scheme: schemeOf(data.text('insutype')),
        ...{ medicalType: '', visitKind: null, disease: null },
        beganAt: data.moment('begntime'),
        particulars: {
          ...particularsOf(data, VISIT_PARTICULARS),
          ...{ ...awayOf(call), ...flagsOf(data) },
        },
      },
      call.today,
    );
    return { data: { mdtrt_id: id, psn_no: person, ipt_otp_no: number } };
  },
});
