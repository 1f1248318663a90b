import { Rejection } from '../../kernel/rejection.ts';
import { fromMs, momentOf } from '../../platform/clock.ts';
import { blockedUntil, countTry, giveBackTry, NO_TRIES, TRY_RULES } from './decide-try.ts';
import { type From, type IdentityDeps, type Noted, note } from './deps.ts';
import { LOCKED } from './errors.ts';
import { digest } from './secrets.ts';
import { keepTries, lockTries } from './store/tries.ts';

/** Whose tries are counted: what was named, whether or not it exists, and where the call came from. */
export type Tried = { readonly named: string; readonly from: From; readonly known: Noted };

/** `finished`: whoever it was is in, and earlier mistakes are forgotten. Else only this try is. */
export type Tested<T> = { readonly result: T; readonly finished: boolean };

/**
 * Counts, then looks. What is refused stays counted and is noted; what could not be looked at is given
 * back. Nobody gets a look while waiting, so nothing is learned and no processor is kept busy.
 */
export async function countTries<T>(
  deps: IdentityDeps,
  tried: Tried,
  look: () => Promise<Tested<T>>,
): Promise<T> {
  const subjects = subjectsOf(tried);
  await claim(deps, tried, subjects);
  try {
    const { result, finished } = await look();
    await settle(deps, subjects, finished);
    return result;
  } catch (error) {
    if (error instanceof Rejection) await refused(deps, tried, error.kind.code);
    else await settle(deps, subjects, false).catch(() => undefined);
    throw error;
  }
}

/** Without a look there is nothing to learn: an administrator lets somebody try again. */
export async function forgetTries(deps: IdentityDeps, named: string): Promise<void> {
  const subject = digest(`named ${named}`);
  await deps.database().transaction(async (sql) => {
    await lockTries(sql, [subject]);
    await keepTries(sql, subject, NO_TRIES);
  });
}

type Subjects = { readonly account: string; readonly address: string };

function subjectsOf({ named, from }: Tried): Subjects {
  return { account: digest(`named ${named}`), address: digest(`from ${from.address}`) };
}

async function claim(deps: IdentityDeps, tried: Tried, subjects: Subjects): Promise<void> {
  const nowMs = deps.clock.now().getTime();
  const until = await deps.database().transaction(async (sql) => {
    const tries = await lockTries(sql, Object.values(subjects));
    const waits = [...tries.values()].map((one) => blockedUntil(one, nowMs) ?? 0);
    if (Math.max(...waits) > 0) return Math.max(...waits);
    for (const [kind, subject] of Object.entries(subjects)) {
      const rule = TRY_RULES[kind as keyof Subjects];
      await keepTries(sql, subject, countTry(tries.get(subject) ?? NO_TRIES, nowMs, rule));
    }
    return null;
  });
  if (until === null) return;
  await refused(deps, tried, LOCKED.code);
  const minutes = Math.ceil((until - nowMs) / 60_000);
  throw new Rejection(LOCKED, { until: momentOf(fromMs(until)), minutes: String(minutes) });
}

async function settle(deps: IdentityDeps, subjects: Subjects, finished: boolean): Promise<void> {
  await deps.database().transaction(async (sql) => {
    const tries = await lockTries(sql, Object.values(subjects));
    for (const [kind, subject] of Object.entries(subjects)) {
      const before = tries.get(subject) ?? NO_TRIES;
      const forgotten = finished && kind === 'account';
      const rule = TRY_RULES[kind as keyof Subjects];
      await keepTries(sql, subject, forgotten ? NO_TRIES : giveBackTry(before, rule));
    }
  });
}

function refused(deps: IdentityDeps, { from, known }: Tried, reason: string): Promise<void> {
  return note(deps, deps.database().sql, from, { ...known, event: 'refused', reason });
}
