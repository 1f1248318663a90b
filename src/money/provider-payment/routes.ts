import type { AreaCode } from '../../kernel/ids.ts';
import type { Route } from '../../platform/http/route.ts';
import type { PaymentDeps } from './close-period.ts';
import { orderRoutes } from './order-routes.ts';
import { periodRoutes, statementRoutes } from './period-routes.ts';

export function paymentRoutes(of: (area: AreaCode) => PaymentDeps): Route[] {
  return [...periodRoutes(of), ...statementRoutes(of), ...orderRoutes(of)];
}
