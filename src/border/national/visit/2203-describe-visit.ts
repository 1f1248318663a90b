import { changeRegistration, insertDiagnoses } from '../../../money/encounter/index.ts';
import type { Row } from '../input.ts';
import type { TransactionNumber } from '../model.ts';
import { type Call, transaction } from '../transaction.ts';
import { diagnosesOf } from './diagnoses.ts';
import { flagsOf } from './flags.ts';
import { type Described, describeVisit } from './medical-types.ts';
import { DESCRIPTION_PARTICULARS, particularsOf } from './particulars.ts';
import { holdRegistration } from './registration-of.ts';

/** 2203 门诊就诊信息上传: what kind of visit it is, and its diagnoses. May be sent again until charges are there. */
export const describeOutpatient = transaction({
  number: '2203' as TransactionNumber,
  alsoKnownAs: ['2203A' as TransactionNumber],
  effect: 'keeps',
  permission: 'care.write',
  async handle(call) {
    const info = call.input.one('mdtrtinfo');
    const before = await holdRegistration(info, call, false);
    const { kind, disease, emergency } = describedBy(info, call, false);
    const said = particularsOf(info, DESCRIPTION_PARTICULARS);
    const filing = emergency ? { filing: 'emergency' } : {};
    await changeRegistration(
      call.sql,
      before,
      {
        ...{ medicalType: info.text('med_type'), visitKind: kind, disease },
        beganAt: info.moment('begntime'),
        particulars: { ...before.particulars, ...said, ...filing, ...flagsOf(info) },
      },
      call.today,
    );
    const list = diagnosesOf(call.input.many('diseinfo'), 'visit', { main: false, valid: true });
    await insertDiagnoses(call.sql, before.id, list);
    return {};
  },
});

const STAYS = ['inpatient', 'disease-quota'];

/** A medical type that is settled here, of a stay or of a visit as the transaction is for. */
export function describedBy(row: Row, { world }: Call, stay: boolean): Described {
  const disease = row.textOr('dise_codg');
  const described = describeVisit(world.terms, row.text('med_type'), disease);
  if (!described) throw row.refuse('med_type', '本平台不办理该医疗类别');
  if (STAYS.includes(described.kind) !== stay) {
    throw row.refuse('med_type', stay ? '应为住院类医疗类别' : '应为门诊类医疗类别');
  }
  return described;
}
