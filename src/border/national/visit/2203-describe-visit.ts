import { changeRegistration, dayOf, insertDiagnoses } from '../../../money/encounter/index.ts';
import type { Row } from '../input.ts';
import type { TransactionNumber } from '../model.ts';
import { type Call, transaction } from '../transaction.ts';
import { checkDiagnoses } from './check-codes.ts';
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
    const described = describedBy(info, call, false);
    const { kind, disease, emergency } = described;
    const said = particularsOf(info, DESCRIPTION_PARTICULARS);
    const filing = emergency ? { filing: 'emergency' } : {};
    await changeRegistration(
      call.sql,
      before,
      {
        ...{ medicalType: info.text('med_type'), visitKind: kind, disease },
        beganAt: info.moment('begntime'),
        particulars: {
          ...withoutInjury(before.particulars),
          ...{ ...said, ...filing, ...flagsOf(info), ...injuryOf(described) },
        },
      },
      call.today,
    );
    const sent = call.input.many('diseinfo');
    await checkDiagnoses(sent, dayOf(info.moment('begntime')), call);
    const list = diagnosesOf(sent, 'visit', { main: false, valid: true });
    await insertDiagnoses(call.sql, before.id, list);
    return {};
  },
});

type Particulars = Readonly<Record<string, string>>;

/** Said with the medical type, and so of the last one that was said. */
export function injuryOf({ injury }: Described): Particulars {
  return injury ? { injury: 'yes' } : {};
}

export function withoutInjury({ injury: _, ...rest }: Particulars): Particulars {
  return rest;
}

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
