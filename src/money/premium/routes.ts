import type { AreaCode } from '../../kernel/ids.ts';
import type { Route } from '../../platform/http/route.ts';
import { listRows } from './batch/routes.ts';
import type { PremiumDeps } from './deps.ts';
import { orderRows } from './order-routes.ts';
import { ownPremiumRows } from './own-routes.ts';
import { standingRows } from './standing-routes.ts';
import { unitRows } from './unit/routes.ts';

export function premiumRoutes(of: (area: AreaCode) => PremiumDeps): Route[] {
  return [
    ...orderRows(of),
    ...listRows(of),
    ...unitRows(of),
    ...standingRows(of),
    ...ownPremiumRows(of),
  ];
}
