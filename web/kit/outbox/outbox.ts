import { useSyncExternalStore } from 'react';
import { actedFor, NoAnswerError, post, RefusedError } from '../api.ts';
import { sendFile } from '../files/send-file.ts';
import { newKey } from '../intent.ts';
import { isLineUp, watchBrowser, watchLine } from '../line.ts';
import { advanceIntent } from './advance-intent.ts';
import { chooseNext, inOrder, isStale, nextMoment } from './choose-next.ts';
import {
  dropAllIntents,
  dropIntent,
  isIntentSlot,
  keepIntent,
  readIntents,
} from './keep-intents.ts';
import { type Intent, type IntentEvent, isFinished } from './model.ts';

/** An answer that takes longer is treated as lost; when it comes after all it still counts. */
const PATIENCE = 20_000;

/** `id` where what is asked for has its key already. */
export type Wish = { readonly id?: string } & Pick<
  Intent,
  'kind' | 'subject' | 'label' | 'path'
> & {
    /** Without its key. */
    readonly body: Readonly<Record<string, unknown>>;
    readonly keeps?: Intent['keeps'];
    readonly doneBefore?: Intent['doneBefore'];
    readonly files?: readonly string[];
  };

let intents: readonly Intent[] = [];
let started = false;
let working = false;
let alarm: ReturnType<typeof setTimeout> | null = null;
const listeners = new Set<() => void>();

/** Goes on with what an earlier window, or this one before it was reloaded, left. */
export function startOutbox(): void {
  if (started) return;
  started = true;
  intents = readIntents();
  for (const { id } of intents) change(id, { is: 'reopened', at: Date.now() });
  window.addEventListener('storage', ({ key }) => {
    if (isIntentSlot(key)) show(readIntents());
  });
  watchBrowser();
  watchLine(() => {
    if (isLineUp()) resumeAll();
  });
  void work();
}

/**
 * Keeps what is asked for, then sends it as soon as the line allows. The same thing asked for again
 * while its outcome is open is the same intent: a second press makes no second one.
 */
export function submit({ body, keeps = {}, doneBefore = [], ...wish }: Wish): Intent {
  startOutbox();
  const open = intents.find(
    (other) => other.kind === wish.kind && other.subject === wish.subject && !isFinished(other),
  );
  if (open) return open;
  const id = wish.id ?? newKey();
  const at = Date.now();
  const intent: Intent = {
    ...{ ...wish, id, body: { ...body, key: id }, keeps, doneBefore, whose: actedFor() },
    ...{ state: 'waiting', uncertain: false, attempts: 0, nextAt: at, madeAt: at },
    ...{ endedAt: null, result: {}, refusal: null },
  };
  keepIntent(intent);
  show([...intents.filter((other) => other.id !== id), intent]);
  void work();
  return intent;
}

/** Tries everything that waits, now. */
export function resumeAll(): void {
  for (const { id } of intents) change(id, { is: 'resumed', at: Date.now() });
  void work();
}

/** Takes back what was never sent; says whether it was so. */
export function withdraw(id: string): boolean {
  change(id, { is: 'withdrawn' });
  return intents.every((intent) => intent.id !== id);
}

/** What was answered has been seen. */
export function dismiss(id: string): void {
  change(id, { is: 'dismissed' });
  void work();
}

/** What nobody knows the outcome of yet. */
export function withoutOutcome(): readonly Intent[] {
  return intents.filter((intent) => !isFinished(intent));
}

/** At sign-out: nothing of anybody stays on this computer. Says how many had no outcome yet. */
export function clearOutbox(): number {
  const open = withoutOutcome().length;
  dropAllIntents();
  show([]);
  return open;
}

export function useIntents(): readonly Intent[] {
  return useSyncExternalStore(watchIntents, intentsNow);
}

/** The newest about a subject. */
export function useIntentOf(subject: string | null): Intent | null {
  return useIntents().findLast((intent) => intent.subject === subject) ?? null;
}

export function watchIntents(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

export function intentsNow(): readonly Intent[] {
  return intents;
}

function show(next: readonly Intent[]): void {
  intents = inOrder(next);
  for (const tell of listeners) tell();
}

function change(id: string, event: IntentEvent): void {
  const before = intents.find((intent) => intent.id === id);
  if (!before) return;
  const after = advanceIntent(before, event);
  if (after === before) return;
  if (after === null) dropIntent(id);
  else keepIntent(after);
  show(intents.flatMap((intent) => (intent.id === id ? (after ?? []) : intent)));
}

/** One after the other, in order; then sleeps until something is due. */
async function work(): Promise<void> {
  if (working) return;
  working = true;
  try {
    for (;;) {
      const now = Date.now();
      for (const intent of intents.filter((one) => isStale(one, now))) {
        change(intent.id, { is: 'dismissed' });
      }
      const next = chooseNext(intents, now);
      // A browser that knows it is cut off sends nothing, so what waits is known not to be sent.
      if (next === null || !navigator.onLine) break;
      await send(next);
    }
  } finally {
    working = false;
    sleep();
  }
}

async function send(intent: Intent): Promise<void> {
  const { id, path, body, whose = null } = intent;
  change(id, { is: 'sent', at: Date.now() });
  if (!(await sendFilesOf(intent))) return;
  // Sheets take long on a weak line; whoever signed out meanwhile took the intent back.
  if (!intents.some((one) => one.id === id)) return;
  const heard = post<unknown>(path, body, whose).then(
    (answer) => change(id, { is: 'answered', at: Date.now(), answer }),
    (error: unknown) => change(id, eventOf(error)),
  );
  const late = new Promise<void>((resolve) => setTimeout(resolve, PATIENCE));
  await Promise.race([heard, late]);
  change(id, { is: 'silence', at: Date.now() });
}

/** A file is known by its sum, so sending one again that the server already has changes nothing. */
async function sendFilesOf({ id, path, files = [], whose = null }: Intent): Promise<boolean> {
  const to = { path: path.startsWith('/own/') ? '/own/papers' : '/papers', whose } as const;
  for (const file of files) {
    try {
      await sendFile(file, to);
    } catch (error) {
      const event = eventOf(error);
      change(id, event.is === 'silence' ? { is: 'unsent', at: Date.now() } : event);
      return false;
    }
  }
  return true;
}

function eventOf(error: unknown): IntentEvent {
  const at = Date.now();
  if (error instanceof RefusedError) {
    const { status, refusal } = error;
    return status === 401 ? { is: 'stranger' } : { is: 'refused', at, refusal };
  }
  if (error instanceof NoAnswerError) return { is: 'silence', at };
  throw error;
}

function sleep(): void {
  if (alarm !== null) clearTimeout(alarm);
  const due = navigator.onLine ? nextMoment(intents) : null;
  alarm = due === null ? null : setTimeout(() => void work(), Math.max(500, due - Date.now()));
}
