import { recordDepartments } from '../../../money/provider/index.ts';
import type { TransactionNumber } from '../model.ts';
import { transaction } from '../transaction.ts';
import { departmentOf } from './department-fields.ts';

/** 科室信息上传, one or many: all of them or none. */
export const addDepartments = transaction({
  number: '3401' as TransactionNumber,
  alsoKnownAs: ['3401A' as TransactionNumber],
  effect: 'keeps',
  permission: 'care.write',
  async handle(call) {
    const departments = call.input.many('deptinfo').map((row) => departmentOf(row, call));
    await recordDepartments(call.sql, { act: 'add', departments }, call.world);
    return {};
  },
});
