import { Rejection } from '../../../kernel/rejection.ts';
import { findListedProvider, UNKNOWN_PROVIDER } from '../../../money/provider/index.ts';
import type { TransactionNumber } from '../model.ts';
import { transaction } from '../transaction.ts';

/** 1201 医药机构信息获取: by code, or by part of the name. */
export const findProvider = transaction({
  number: '1201' as TransactionNumber,
  effect: 'reads',
  permission: 'care.read',
  async handle(call) {
    const asked = call.input.one('medinsinfo');
    const [id, name] = [asked.textOr('fixmedins_code'), asked.textOr('fixmedins_name')];
    if (id === null && name === null) throw asked.refuse('fixmedins_code', NEITHER);
    const found = await findListedProvider(call.sql, { id, name, on: call.today });
    const { terms } = call.world;
    const type = found && terms.toCode('provider-kind', found.kind ?? 'hospital');
    if (!found || type !== asked.text('fixmedins_type')) {
      throw new Rejection(UNKNOWN_PROVIDER, { id: id ?? name ?? '' });
    }
    return {
      medinsinfo: {
        fixmedins_code: found.id,
        fixmedins_name: found.name,
        uscc: found.creditCode,
        fixmedins_type: type,
        hosp_lv: found.level && terms.toCode('hospital-grade', found.level),
      },
    };
  },
});

const NEITHER = '机构编号与名称至少填写一项';
