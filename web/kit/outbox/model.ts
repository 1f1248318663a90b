import type { Refusal } from '../api.ts';

/**
 * `waiting`: not sent yet. `sending`: under way. `unknown`: sent, and nobody knows what became of it.
 * `held`: the server wants to know who asks. `done`, `refused`: answered; nothing more happens.
 */
export type IntentState = 'waiting' | 'sending' | 'unknown' | 'held' | 'done' | 'refused';

/** What somebody asked for, kept before it is sent. The server does it once for the key in its body. */
export type Intent = {
  /** Also the key. */
  readonly id: string;
  /** What it is, for the page that made it: `settle`, `reverse`, `refund`, … */
  readonly kind: string;
  /** What it is about. One thing at a time is done to it, in the order in which it was asked for. */
  readonly subject: string;
  /** What the person at the desk knows it by; no more of anybody than that. */
  readonly label: string;
  readonly path: string;
  /** Null once it is answered: nothing about a person is kept longer than it is needed. */
  readonly body: Readonly<Record<string, unknown>> | null;
  /** What of the answer is kept, by a name: the first of these places in it that holds something. */
  readonly keeps: Readonly<Record<string, readonly string[]>>;
  /** Refusals that, when it was sent before, say that it was done then. */
  readonly doneBefore: readonly string[];
  /** Sums of the files that it names and that the server must have before it: see `kit/files`. */
  readonly files?: readonly string[];
  /** The child for whom a guardian asked for it; absent, null: whoever signed in. */
  readonly whose?: string | null;
  readonly state: IntentState;
  /** Whether an attempt may have reached the server without its answer coming back. */
  readonly uncertain: boolean;
  readonly attempts: number;
  /** Not sent again before this moment (milliseconds). */
  readonly nextAt: number;
  readonly madeAt: number;
  readonly endedAt: number | null;
  readonly result: Readonly<Record<string, string>>;
  readonly refusal: Refusal | null;
};

export type IntentEvent =
  | { readonly is: 'sent'; readonly at: number }
  | { readonly is: 'answered'; readonly at: number; readonly answer: unknown }
  | { readonly is: 'refused'; readonly at: number; readonly refusal: Refusal }
  /** No answer came. */
  | { readonly is: 'silence'; readonly at: number }
  /** The line broke while its files were sent: it itself has certainly not gone out. */
  | { readonly is: 'unsent'; readonly at: number }
  /** The server did nothing, because it does not know who asks. */
  | { readonly is: 'stranger' }
  /** Try now: the line is back, somebody signed in or pressed a key. */
  | { readonly is: 'resumed'; readonly at: number }
  /** The page was opened again; what it was waiting for when it was closed is lost. */
  | { readonly is: 'reopened'; readonly at: number }
  | { readonly is: 'withdrawn' }
  | { readonly is: 'dismissed' };

const FINISHED: readonly IntentState[] = ['done', 'refused'];

export function isFinished({ state }: Pick<Intent, 'state'>): boolean {
  return FINISHED.includes(state);
}
