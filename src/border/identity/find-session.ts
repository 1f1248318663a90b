import { Rejection } from '../../kernel/rejection.ts';
import { SESSION_ENDED } from '../../platform/errors.ts';
import type { Caller } from '../../platform/http/route.ts';
import type { Signed } from '../../platform/http/session-port.ts';
import type { IdentityDeps } from './deps.ts';
import { WRONG_STAGE } from './errors.ts';
import type { Standing } from './model.ts';
import { digest, markOf } from './secrets.ts';
import { mayDo, type Stage, type StageAction, stageOf } from './stage.ts';
import { findStanding, touchSession } from './store/sessions.ts';

/** Not every call writes: idleness is told to the minute. */
const TOUCH_MS = 60_000;

export type Found = { readonly standing: Standing; readonly stage: Stage };

export async function findSession(deps: IdentityDeps, token: string): Promise<Found | null> {
  const { sql } = deps.database();
  const standing = await findStanding(sql, digest(token));
  if (!standing) return null;
  const now = deps.clock.now();
  const stage = stageOf(standing, { nowMs: now.getTime(), open: deps.open });
  if (stage === 'ended') return null;
  const { id, usedMs } = standing.session;
  if (now.getTime() - usedMs > TOUCH_MS) await touchSession(sql, id, now.toISOString());
  return { standing, stage };
}

/** What the platform asks with each call of a browser. */
export async function findSigned(deps: IdentityDeps, token: string): Promise<Signed | null> {
  const found = await findSession(deps, token);
  if (!found) return null;
  const working = mayDo(found.stage, 'work');
  return { mark: markOf(token), caller: working ? callerOf(found.standing) : null };
}

/** The session of a call that is at the right stage for it. */
export async function sessionFor(
  deps: IdentityDeps,
  token: string | null,
  action: StageAction,
): Promise<Found> {
  const found = token === null ? null : await findSession(deps, token);
  if (!found) throw new Rejection(SESSION_ENDED);
  if (!mayDo(found.stage, action)) throw new Rejection(WRONG_STAGE, { stage: found.stage });
  return found;
}

export function callerOf({ session, posting }: Standing): Caller | null {
  if (session.person !== null) {
    const { person, area } = session;
    return { id: person, role: 'insured', provider: null, area, person };
  }
  if (!posting || session.account === null) return null;
  const { role, area, county, provider, office = null, ownPerson = null } = posting;
  return { id: session.account, role, area, county, provider, office, ownPerson };
}
