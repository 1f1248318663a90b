import { recordDepartments } from '../../../money/provider/index.ts';
import type { TransactionNumber } from '../model.ts';
import { transaction } from '../transaction.ts';
import { departmentOf } from './department-fields.ts';

export const changeDepartment = transaction({
  number: '3402' as TransactionNumber,
  effect: 'keeps',
  permission: 'care.write',
  async handle(call) {
    const departments = [departmentOf(call.input.one('deptinfo'), call)];
    await recordDepartments(call.sql, { act: 'change', departments }, call.world);
    return {};
  },
});
