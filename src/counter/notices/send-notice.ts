import { Rejection } from '../../kernel/rejection.ts';
import { permitOffice } from '../../platform/access.ts';
import { fromMs } from '../../platform/clock.ts';
import type { Caller } from '../../platform/http/route.ts';
import { NOT_FAILED, UNKNOWN_NOTICE } from './errors.ts';
import { enqueueNotice } from './make-notices.ts';
import { type NoticeDeps, TRIES_MAX } from './model.ts';
import { findNotice, listForgotten, markFailed, markSent, resetFailed } from './store.ts';

/**
 * One try. A notice that was marked sent is not sent again; one whose sending was cut off is, with the same key, which the
 * gateway delivers once. Throws where it has to be tried again, which the queue does after a growing pause.
 */
export async function sendNotice(deps: NoticeDeps, id: string): Promise<void> {
  const { sql } = deps.database;
  const notice = await findNotice(sql, id);
  if (!notice || notice.sent || notice.tries >= TRIES_MAX) return;
  const gateway = deps.gateways[notice.channel];
  // Its gateway was taken away from the settings; it waits until there is one again.
  if (!gateway) return;
  const to = notice.address ?? notice.person ?? '';
  const answer = await gateway.send({ key: id, to, ...notice.words });
  if (answer.outcome === 'sent') {
    const at = deps.clock.now().toISOString();
    await markSent(sql, { id, reference: answer.reference, at });
    return;
  }
  const { reason, outcome } = answer;
  const tries = await markFailed(sql, { id, reason, forGood: outcome === 'failed' });
  if (tries < TRIES_MAX) throw new Error(reason);
}

const FORGOTTEN_MS = 60_000;
const AT_ONCE = 500;

/** Sends what was made while there was no queue or no gateway; how many there were. */
export async function sendForgotten({ database, clock, gateways }: NoticeDeps): Promise<number> {
  const before = fromMs(clock.now().getTime() - FORGOTTEN_MS).toISOString();
  const asked = { before, channels: Object.keys(gateways), most: AT_ONCE };
  const forgotten = await listForgotten(database.sql, asked);
  for (const notice of forgotten) await enqueueNotice(database.sql, database.area, notice);
  return forgotten.length;
}

/** By somebody who looked into it. It begins anew, with the key it always had. */
export async function retryNotice(deps: NoticeDeps, caller: Caller, id: string): Promise<void> {
  const { database } = deps;
  await database.transaction(async (sql) => {
    const notice = await findNotice(sql, id);
    if (!notice) throw new Rejection(UNKNOWN_NOTICE, { id });
    permitOffice(caller, notice.office, 'lead');
    if (!(await resetFailed(sql, id))) throw new Rejection(NOT_FAILED);
    await enqueueNotice(sql, database.area, { id, office: notice.office });
  });
}
