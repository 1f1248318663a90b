import { addDays } from '../../../kernel/days.ts';
import type { PersonId } from '../../../kernel/ids.ts';
import { Rejection } from '../../../kernel/rejection.ts';
import { findIdentifiedPersons, UNKNOWN_PERSON } from '../../../people/enrolment/index.ts';
import { type Filing, findFilings } from '../../../people/filing/index.ts';
import { readMoment } from '../../../platform/clock.ts';
import type { TransactionNumber } from '../model.ts';
import { identityOf } from '../money/identity-of.ts';
import { fitted, type OutRow } from '../output.ts';
import { transaction } from '../transaction.ts';
import { INSURANCE_TYPE } from '../visit/medical-types.ts';
import { codesOf } from '../visit/particulars.ts';
import { TRANSFER_WORDS } from './2501-file-transfer.ts';

/** By a provider. */
const SOURCE = '01';

/** 5304 转院信息查询: transfers of a person in a period that stand, whoever filed them. */
export const listTransfers = transaction({
  number: '5304' as TransactionNumber,
  effect: 'reads',
  permission: 'person.read',
  async handle(call) {
    const data = call.input.one('data');
    const person = data.text('psn_no') as PersonId;
    call.concerns({ person });
    const [from, until] = [data.day('begntime'), data.dayOr('endtime')];
    if (until !== null && until < from) throw data.refuse('endtime', '早于开始时间');
    const known = (await findIdentifiedPersons(call.sql, [person])).get(person);
    if (!known) throw new Rejection(UNKNOWN_PERSON, { id: person });
    const filings = (await findFilings(call.sql, [person], 'transfer')).get(person) ?? [];
    const identity = identityOf(known, call.today);
    return {
      refmedin: filings
        .filter(({ content, withdrawnOn }) => {
          if (content.kind !== 'transfer' || withdrawnOn !== null) return false;
          return content.on >= from && (until === null || content.on <= until);
        })
        .map((filing) => fitted(rowOf(filing, call.signedIn.area), identity)),
    };
  },
});

function rowOf({ content, said, scheme, ...filing }: Filing, area: string): OutRow {
  if (content.kind !== 'transfer') return {};
  return {
    ...codesOf(said, TRANSFER_WORDS),
    insutype: scheme && INSURANCE_TYPE[scheme],
    dcla_souc: SOURCE,
    insu_optins: area,
    reflin_medins_no: content.to,
    out_flag: content.reach === 'area' ? '0' : '1',
    refl_date: content.on,
    begndate: filing.startsOn,
    enddate: filing.endsOn && addDays(filing.endsOn, -1),
    hosp_agre_refl_flag: content.agreed ? '1' : '0',
    opter_id: filing.operator,
    opt_time: readMoment(filing.recordedAt),
  };
}
