import type { ProviderId, RegistrationId } from '../../../kernel/ids.ts';
import { Rejection } from '../../../kernel/rejection.ts';
import { checkOwn, findRegistrations } from '../../../money/encounter/index.ts';
import { findProviders, UNKNOWN_PROVIDER } from '../../../money/provider/index.ts';
import type { FilingContent, NewFiling } from '../../../people/filing/index.ts';
import type { TransactionNumber } from '../model.ts';
import { type Call, transaction } from '../transaction.ts';
import { fileAsked } from './file-asked.ts';
import { filingAsked, schemeIn } from './filing-asked.ts';

/** 转院类型: how far away. */
const REACH = { '1': 'area', '2': 'province', '3': 'country' } as const;

export const TRANSFER_WORDS = {
  diagnosis: 'diag_code',
  diagnosisName: 'diag_name',
  condition: 'dise_cond_dscr',
  hospitalName: 'reflin_medins_name',
  area: 'mdtrtarea_admdvs',
  reason: 'refl_rea',
  opinion: 'refl_opnn',
} as const;

const NOT_AGREED = '0';

/** 2501 转院备案: the hospital that refers says where to; the stay there is then a referral. */
export const fileTransfer = transaction({
  number: '2501' as TransactionNumber,
  effect: 'keeps',
  permission: 'care.write',
  async handle(call) {
    const row = call.input.one('refmedin');
    const on = row.day('refl_date');
    const content: FilingContent = {
      kind: 'transfer',
      to: row.text('reflin_medins_no') as ProviderId,
      on,
      reach: REACH[row.text('refl_type') as keyof typeof REACH] ?? 'country',
      agreed: row.textOr('hosp_agre_refl_flag') !== NOT_AGREED,
      from: row.textOr('refl_old_mdtrt_id'),
    };
    const scheme = schemeIn(row);
    const asked = filingAsked(row, call, { content, startsOn: on, scheme, words: TRANSFER_WORDS });
    await checkEnds(call, asked);
    return { result: await fileAsked(call, asked) };
  },
});

/** Inside the area the receiving hospital is known; a stay that is named is the sender's own of this person. */
async function checkEnds({ sql }: Call, { content, person, filedBy }: NewFiling): Promise<void> {
  if (content.kind !== 'transfer') return;
  const { to, reach, from } = content;
  if (reach === 'area' && !(await findProviders(sql, [to])).has(to)) {
    throw new Rejection(UNKNOWN_PROVIDER, { id: to });
  }
  if (from === null || filedBy === null) return;
  const id = from as RegistrationId;
  checkOwn((await findRegistrations(sql, [id])).get(id), id, { person, provider: filedBy });
}
