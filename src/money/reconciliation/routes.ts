import type { AreaCode } from '../../kernel/ids.ts';
import type { Route } from '../../platform/http/route.ts';
import { applicationRoutes, openItemRoutes } from './open-routes.ts';
import type { RepairDeps } from './repair.ts';
import { bookRoutes, runRoutes } from './run-routes.ts';

export function reconciliationRoutes(of: (area: AreaCode) => RepairDeps): Route[] {
  return [...bookRoutes(of), ...runRoutes(of), ...openItemRoutes(of), ...applicationRoutes(of)];
}
