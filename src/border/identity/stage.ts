import type { Method, Standing } from './model.ts';

/** How far a sign-in has come. Only `open` may work. */
export const STAGES = ['code', 'password', 'enrol', 'open', 'ended'] as const;
export type Stage = (typeof STAGES)[number];

/** Stage → what may be done: the one table. The sign-in of an insured person is `open` at once. */
export const STAGE_ACTIONS = {
  'enter-code': ['code'],
  'change-password': ['password', 'open'],
  'offer-factor': ['enrol', 'open'],
  'confirm-factor': ['enrol', 'open'],
  'make-recovery-codes': ['open'],
  'choose-posting': ['open'],
  'see-account': ['open'],
  'end-sessions': ['open'],
  work: ['open'],
  'sign-out': ['code', 'password', 'enrol', 'open'],
} as const satisfies Readonly<Record<string, readonly Stage[]>>;
export type StageAction = keyof typeof STAGE_ACTIONS;

/** Of these the person keeps a password and a second factor here; the others bring theirs or have none. */
export const WITH_PASSWORD: readonly Method[] = ['password'];

const MINUTE_MS = 60_000;
/** A desk that was left alone is closed; between the steps of signing in there is less time. */
export const IDLE_MS = 30 * MINUTE_MS;
export const UNFINISHED_MS = 10 * MINUTE_MS;
/** Absolute ends: a shift; a visit of an insured person. */
export const SHIFT_MS = 12 * 60 * MINUTE_MS;
export const VISIT_MS = 2 * 60 * MINUTE_MS;

export type Circumstances = {
  readonly nowMs: number;
  /** Whether this is the open demonstration, in which its accounts may be entered without a word. */
  readonly open: boolean;
};

/** Worked out anew each time from facts, so that a block, a reset or a new day takes effect at once. */
export function stageOf(standing: Standing, { nowMs, open }: Circumstances): Stage {
  const { session, account, posting } = standing;
  if (session.endedAt !== null || nowMs >= session.endsMs) return 'ended';
  if (nowMs >= session.usedMs + IDLE_MS) return 'ended';
  if (session.method === 'credential') return 'open';
  if (!account || account.blockedAt !== null || !posting) return 'ended';
  if (session.method === 'demonstration') return open && account.demonstration ? 'open' : 'ended';
  if (!WITH_PASSWORD.includes(session.method)) return 'open';
  const stage = unfinished(standing);
  if (stage === null) return 'open';
  return nowMs < session.startedMs + UNFINISHED_MS ? stage : 'ended';
}

function unfinished({ session, account }: Standing): Stage | null {
  if (account?.factorSecret && session.factorMs === null) return 'code';
  if (account?.mustChange) return 'password';
  return account?.factorSecret ? null : 'enrol';
}

export function mayDo(stage: Stage, action: StageAction): boolean {
  return (STAGE_ACTIONS[action] as readonly Stage[]).includes(stage);
}
