import { addDays } from '../../../kernel/days.ts';
import type { PersonId, ProviderId } from '../../../kernel/ids.ts';
import { holdsOn } from '../../../kernel/period.ts';
import { findProviders, termOn } from '../../../money/provider/index.ts';
import type { PersonRecord } from '../../../people/enrolment/index.ts';
import { findFilings, hasChosen } from '../../../people/filing/index.ts';
import type { RecognitionKind } from '../../../people/groups/index.ts';
import type { Scheme } from '../../../rules/policy/index.ts';
import type { Row } from '../input.ts';
import type { TransactionNumber } from '../model.ts';
import type { OutRow } from '../output.ts';
import { type Call, transaction } from '../transaction.ts';
import { decideFunds, type FundAnswer, type FundFacts } from './decide-funds.ts';
import { recordOf } from './person-answer.ts';

/** 2001 人员待遇享受检查: which funds would take part in such a visit, and why one would not. */
export const checkBenefits = transaction({
  number: '2001' as TransactionNumber,
  effect: 'reads',
  permission: 'person.read',
  async handle(call) {
    const data = call.input.one('data');
    const record = await recordOf(call, data.text('psn_no') as PersonId);
    const facts = await gatherFacts(call, data, record);
    return {
      trtinfo: decideFunds(facts).map((answer) => rowOf(answer, facts.scheme, call, record)),
    };
  },
});

/** 急诊, 急诊抢救: an area may pay them without a contract. */
const EMERGENCIES: readonly string[] = ['13', '1301'];

async function gatherFacts(call: Call, data: Row, record: PersonRecord): Promise<FundFacts> {
  const { terms, shelf } = call.world;
  const day = data.day('begntime');
  const scheme = terms.toWord('scheme', data.text('insutype')) as Scheme | null;
  if (scheme === null) throw data.refuse('insutype', '本地未开办该险种');
  const code = data.textOr('dise_codg');
  const kind = terms.visitKindOf(data.text('med_type'), code);
  if (kind === null) throw data.refuse('med_type', '本地未开展该医疗类别');
  const id = data.text('fixmedins_code') as ProviderId;
  const provider = (await findProviders(call.sql, [id])).get(id);
  const policies = (await shelf.snapshot()).setOn(scheme, day);
  const filings = (await findFilings(call.sql, [record.id], 'provider')).get(record.id) ?? [];
  const sender = call.signedIn.provider;
  return {
    day,
    scheme,
    kind,
    disease: code && terms.diseaseOf(code, kind),
    coverages: record.coverage,
    recognitions: record.diseases.map((row) => ({ ...row, kind: row.kind as RecognitionKind })),
    groups: record.groups.filter((row) => holdsOn(row, day)).map(({ group }) => group),
    hasAccount: scheme === 'employee' && record.account !== null,
    contracted: (provider && termOn(provider, day)?.contracted) ?? false,
    designated: hasChosen(filings, { provider: id, kind, day }),
    // Whether the drugs will be on a prescription is not said yet: with one, a fund may pay.
    purchase: sender.id === id && sender.kind === 'pharmacy' ? 'prescribed' : null,
    emergency: EMERGENCIES.includes(data.text('med_type')),
    policies,
  };
}

function rowOf(answer: FundAnswer, scheme: Scheme, { world }: Call, record: PersonRecord): OutRow {
  const { fund, reason, startsOn, endsOn } = answer;
  return {
    psn_no: record.id,
    trt_chk_type: '01',
    fund_pay_type: world.terms.toCode('fund', `${scheme}.${fund}`),
    trt_enjymnt_flag: reason === null ? '1' : '0',
    begndate: startsOn,
    enddate: endsOn && addDays(endsOn, -1),
    trt_chk_rslt: reason && world.terms.nameOf('gate', reason),
  };
}
