import { listDepartments } from '../../../money/provider/index.ts';
import type { TransactionNumber } from '../model.ts';
import { transaction } from '../transaction.ts';
import { departmentFields } from './department-fields.ts';

/** The sender's own departments. */
export const listOwnDepartments = transaction({
  number: '5101' as TransactionNumber,
  effect: 'reads',
  permission: 'care.read',
  async handle({ signedIn, sql }) {
    const departments = await listDepartments(sql, signedIn.provider.id);
    return { feedetail: departments.map(departmentFields) };
  },
});
