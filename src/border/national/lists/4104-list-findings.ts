import { type Day, isDay } from '../../../kernel/days.ts';
import type { PersonId } from '../../../kernel/ids.ts';
import { toShortId } from '../../../kernel/short-id.ts';
import type { Finding, SettlementList } from '../../../money/settlement-list/index.ts';
import { findIdentifiedPersons, type IdentifiedPerson } from '../../../people/enrolment/index.ts';
import { checkOwnProvider } from '../goods/own-provider.ts';
import { askedPage } from '../goods/page.ts';
import type { Row } from '../input.ts';
import type { TransactionNumber } from '../model.ts';
import { identityOf } from '../money/identity-of.ts';
import { readSettlementId } from '../money/settlement-id.ts';
import type { OutRow } from '../output.ts';
import { type Call, transaction } from '../transaction.ts';
import { FINDING_CODES } from './finding-codes.ts';

/** 错误等级: must be put right, should be looked at, nothing found. The tables give no dictionary. */
const LEVEL = { return: '1', warn: '2', none: '0' } as const;
const PASSED = '1';
const FAILED = '0';

/** 4104 医疗保障基金结算清单质控结果查询: what the checks found in the lists of a month of settlement. */
export const listFindings = transaction({
  number: '4104' as TransactionNumber,
  effect: 'reads',
  permission: 'settlement.read',
  async handle(call) {
    const data = call.input.one('data');
    checkOwnProvider(data, call);
    const person = data.textOr('psn_no') as PersonId | null;
    if (person) call.concerns({ person });
    const { number, size } = askedPage(data);
    const found = await call.world.settlementLists.list(call.sql, {
      ...monthOf(data),
      provider: call.signedIn.provider.id,
      person,
      settlement: data.has('setl_id') ? readSettlementId(data, 'setl_id') : null,
      state: null,
      level: levelOf(data),
      ...{ limit: size, offset: (number - 1) * size },
    });
    const persons = await findIdentifiedPersons(call.sql, [
      ...new Set(found.rows.map((one) => one.person)),
    ]);
    return found.rows.map((list) => rowOf(list, persons.get(list.person), call));
  },
});

/** By the level, or by whether the list comes back; the two say the same. */
function levelOf(data: Row): keyof typeof LEVEL | null {
  const level = data.textOr('err_lv');
  const known = (Object.keys(LEVEL) as (keyof typeof LEVEL)[]).find((one) => LEVEL[one] === level);
  if (known) return known;
  return data.textOr('retn_flag') === '1' ? 'return' : null;
}

function monthOf(data: Row): { readonly from: Day; readonly before: Day } {
  const sent = data.text('setl_ym');
  const from = `${sent.slice(0, 4)}-${sent.slice(4)}-01`;
  if (!isDay(from)) throw data.refuse('setl_ym', 'yyyymm');
  const [year = 0, month = 0] = from.split('-').map(Number);
  const next = month === 12 ? [year + 1, 1] : [year, month + 1];
  const before = `${next[0]}-${String(next[1]).padStart(2, '0')}-01`;
  return { from, before: before as Day };
}

function rowOf(list: SettlementList, person: IdentifiedPerson | undefined, call: Call): OutRow {
  const worst = list.findings.reduce<keyof typeof LEVEL>(
    (level, finding) => (level === 'return' ? level : finding.level),
    'none',
  );
  const identity = person ? identityOf(person, call.today) : {};
  return {
    fixmedins_code: list.provider,
    fixmedins_name: call.signedIn.provider.name,
    setl_ym: list.settledAt.slice(0, 7).replace('-', ''),
    setl_id: toShortId(list.settlement),
    psn_no: list.person,
    psn_name: identity.psn_name ?? null,
    psn_cert_type: identity.psn_cert_type ?? null,
    cert_no: identity.certno ?? null,
    qltctrl_rslt: worst === 'return' ? FAILED : PASSED,
    err_lv: LEVEL[worst],
    retn_flag: worst === 'return' ? '1' : '0',
    qltctrl_ver: list.checks,
    qltctrl_time: list.recordedAt,
    detailinfo: list.findings.map((finding) => detailOf(finding, call)),
  };
}

const VALUE_LENGTH = 60;

function detailOf({ check, level, field, value }: Finding, { world }: Call): OutRow {
  const known = world.settlementLists.checks.checks.find(({ id }) => id === check);
  return {
    exam_data_fld: FINDING_CODES[field],
    qltctrl_chk_rslt: known?.zh ?? check,
    err_lv: LEVEL[level],
    retn_flag: level === 'return' ? '1' : '0',
    init_val: value.slice(0, VALUE_LENGTH),
  };
}
