import { addDays } from '../../../kernel/days.ts';
import type { PersonId } from '../../../kernel/ids.ts';
import { findProviders } from '../../../money/provider/index.ts';
import { findFilings } from '../../../people/filing/index.ts';
import type { TransactionNumber } from '../model.ts';
import { recordOf } from '../people/person-answer.ts';
import { transaction } from '../transaction.ts';
import { INSURANCE_TYPE } from '../visit/medical-types.ts';

/** 5302 人员定点信息查询: what the person has chosen for a use, now and later. */
export const listProviders = transaction({
  number: '5302' as TransactionNumber,
  effect: 'reads',
  permission: 'person.read',
  async handle(call) {
    const data = call.input.one('data');
    const { id } = await recordOf(call, data.text('psn_no') as PersonId);
    const use = call.world.terms.toWord('provider-use', data.text('biz_appy_type'));
    const filings = (await findFilings(call.sql, [id], 'provider')).get(id) ?? [];
    const chosen = filings.flatMap(({ content, withdrawnOn, ...filing }) => {
      const { endsOn } = filing;
      const stands = withdrawnOn === null && (endsOn === null || call.today < endsOn);
      return stands && content.kind === 'provider' && content.use === use
        ? [{ ...filing, content }]
        : [];
    });
    const names = await findProviders(call.sql, [
      ...new Set(chosen.map(({ content }) => content.chosen)),
    ]);
    return {
      psnfixmedin: chosen.map(({ scheme, startsOn, endsOn, content, said }) => ({
        psn_no: id,
        insutype: scheme && INSURANCE_TYPE[scheme],
        fix_srt_no: content.position,
        fixmedins_code: content.chosen,
        fixmedins_name: names.get(content.chosen)?.name ?? said.providerName ?? null,
        begndate: startsOn,
        enddate: endsOn && addDays(endsOn, -1),
        memo: said.remark ?? null,
      })),
    };
  },
});
