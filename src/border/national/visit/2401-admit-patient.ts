import type { PersonId, RegistrationId } from '../../../kernel/ids.ts';
import { toShortId } from '../../../kernel/short-id.ts';
import { dayOf, insertDiagnoses, openRegistration } from '../../../money/encounter/index.ts';
import type { TransactionNumber } from '../model.ts';
import { transaction } from '../transaction.ts';
import { describedBy, injuryOf } from './2203-describe-visit.ts';
import { checkDiagnoses } from './check-codes.ts';
import { diagnosesOf } from './diagnoses.ts';
import { awayOf, flagsOf } from './flags.ts';
import { schemeOf } from './medical-types.ts';
import { particularsOf, STAY_PARTICULARS } from './particulars.ts';

/** 2401 入院办理: opens the stay and its bill. */
export const admitPatient = transaction({
  number: '2401' as TransactionNumber,
  effect: 'keeps',
  permission: 'care.write',
  async handle(call) {
    const info = call.input.one('mdtrtinfo');
    const id = toShortId(call.world.ids.next()) as string as RegistrationId;
    const person = info.text('psn_no') as PersonId;
    call.concerns({ person, registration: id });
    const described = describedBy(info, call, true);
    const { kind, disease } = described;
    await openRegistration(
      call.sql,
      {
        ...{ id, person, provider: call.signedIn.provider.id, stay: true },
        scheme: schemeOf(info.text('insutype')),
        ...{ medicalType: info.text('med_type'), visitKind: kind, disease },
        number: info.text('ipt_no'),
        beganAt: info.moment('begntime'),
        particulars: {
          ...particularsOf(info, STAY_PARTICULARS),
          ...{ ...awayOf(call), ...flagsOf(info), ...injuryOf(described) },
        },
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
    await insertDiagnoses(call.sql, id, list);
    return { result: { mdtrt_id: id } };
  },
});
