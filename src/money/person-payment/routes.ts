import type { AreaCode } from '../../kernel/ids.ts';
import type { Route } from '../../platform/http/route.ts';
import { batchRows } from './batch-routes.ts';
import type { PersonPaymentDeps } from './deps.ts';
import { owedRows } from './owed-routes.ts';
import { paymentRows } from './payment-routes.ts';
import { recoveryRows } from './recovery-routes.ts';

export function personPaymentRoutes(of: (area: AreaCode) => PersonPaymentDeps): Route[] {
  return [...paymentRows(of), ...batchRows(of), ...recoveryRows(of), ...owedRows(of)];
}
