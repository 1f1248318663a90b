import type { SessionPort } from '../../platform/http/session-port.ts';
import type { SharedRoute } from '../../platform/http/shared-route.ts';
import { accountRoutes } from './account-routes.ts';
import { addDemonstrationStaff, type DemonstrationPlaces } from './demonstration-staff.ts';
import type { IdentityDeps } from './deps.ts';
import { findSigned } from './find-session.ts';
import { signInRoutes } from './sign-in-routes.ts';
import {
  addStaff,
  type By,
  blockStaff,
  type Invitation,
  resetStaff,
  unblockStaff,
} from './staff.ts';
import { staffRoutes } from './staff-routes.ts';
import { type ColleagueRow, findColleagues } from './store/colleagues.ts';

/** Who people are: their accounts, how they sign in, and what a browser's token stands for. */
export type Identity = {
  readonly sessions: SessionPort;
  readonly routes: readonly SharedRoute[];
  readonly addDemonstrationStaff: (places: DemonstrationPlaces) => Promise<void>;
  readonly add: (by: By, invitation: Invitation) => Promise<{ name: string; password: string }>;
  readonly block: (by: By, name: string) => Promise<void>;
  readonly unblock: (by: By, name: string) => Promise<void>;
  readonly reset: (by: By, name: string) => Promise<string>;
  /** Who works at an office now, for whoever gives cases to them. */
  readonly colleagues: (office: string) => Promise<readonly ColleagueRow[]>;
};

export function createIdentity(deps: IdentityDeps): Identity {
  return {
    sessions: { find: (token) => findSigned(deps, token) },
    routes: [...signInRoutes(deps), ...accountRoutes(deps), ...staffRoutes(deps)],
    addDemonstrationStaff: (places) => addDemonstrationStaff(deps, places),
    add: (by, invitation) => addStaff(deps, by, invitation),
    block: (by, name) => blockStaff(deps, by, name),
    unblock: (by, name) => unblockStaff(deps, by, name),
    reset: (by, name) => resetStaff(deps, by, name),
    colleagues: (office) => findColleagues(deps.database().sql, office),
  };
}
