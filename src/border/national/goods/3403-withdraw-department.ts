import { recordDepartments } from '../../../money/provider/index.ts';
import type { TransactionNumber } from '../model.ts';
import { transaction } from '../transaction.ts';

export const withdrawDepartment = transaction({
  number: '3403' as TransactionNumber,
  effect: 'keeps',
  permission: 'care.write',
  async handle({ input, signedIn, sql, world }) {
    const row = input.one('data');
    const named = {
      provider: signedIn.provider.id,
      code: row.text('hosp_dept_codg'),
      name: row.text('hosp_dept_name'),
      speciality: null,
      beganAt: row.moment('begntime'),
      endedAt: null,
      particulars: {},
    };
    await recordDepartments(sql, { act: 'withdraw', departments: [named] }, world);
    return {};
  },
});
