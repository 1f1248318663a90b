/** How often somebody may be wrong before having to wait. */
export type TryRule = { readonly free: number };

/** A person mistypes a few times; behind one address a whole hospital may stand. */
export const TRY_RULES = {
  account: { free: 5 },
  address: { free: 30 },
} as const satisfies Readonly<Record<string, TryRule>>;

const FIRST_WAIT_MS = 60_000;
const LONGEST_WAIT_MS = 60 * 60_000;
/** After a quiet day everything is forgotten. */
const FORGOTTEN_MS = 24 * 60 * 60_000;

export type Tries = {
  readonly failures: number;
  readonly lastMs: number;
  readonly blockedUntilMs: number | null;
};

export const NO_TRIES: Tries = { failures: 0, lastMs: 0, blockedUntilMs: null };

/** The time until which nothing is looked at, or null. */
export function blockedUntil({ blockedUntilMs }: Tries, nowMs: number): number | null {
  return blockedUntilMs !== null && nowMs < blockedUntilMs ? blockedUntilMs : null;
}

/**
 * Counts a try before it is looked at, so that a hundred at one moment are a hundred. The waits double:
 * one minute, two, four, up to an hour.
 */
export function countTry(tries: Tries, nowMs: number, { free }: TryRule): Tries {
  const before = nowMs - tries.lastMs >= FORGOTTEN_MS ? 0 : tries.failures;
  const failures = before + 1;
  const beyond = failures - free;
  const wait = Math.min(FIRST_WAIT_MS * 2 ** Math.max(0, beyond), LONGEST_WAIT_MS);
  return { failures, lastMs: nowMs, blockedUntilMs: beyond < 0 ? null : nowMs + wait };
}

/** The try was right: it does not count. */
export function giveBackTry(tries: Tries, { free }: TryRule): Tries {
  const failures = Math.max(0, tries.failures - 1);
  return { ...tries, failures, blockedUntilMs: failures < free ? null : tries.blockedUntilMs };
}
