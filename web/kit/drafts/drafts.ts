import { clear, createStore, del, set, type UseStore, values } from 'idb-keyval';
import { useSyncExternalStore } from 'react';
import { currentArea } from '../area.ts';
import { dropAllFiles, dropFile } from '../files/keep-files.ts';
import { intentsNow, watchIntents } from '../outbox/outbox.ts';
import type { Draft } from './model.ts';

/** Null: the browser's store has not been read yet. */
let drafts: readonly Draft[] | null = null;
let store: UseStore | null = null;
let channel: BroadcastChannel | null = null;
const listeners = new Set<() => void>();

function place(): UseStore {
  store ??= createStore('yikao-drafts', 'drafts');
  return store;
}

/** Newest first; null while they are being read. */
export function useDrafts(): readonly Draft[] | null {
  return useSyncExternalStore(watch, () => drafts);
}

/** Undefined: there is none; null: not read yet. */
export function useDraft(id: string): Draft | undefined | null {
  const all = useDrafts();
  return all === null ? null : all.find((draft) => draft.id === id);
}

function draftsNow(): readonly Draft[] {
  return drafts ?? [];
}

/** What is typed is shown at once and kept right after; the promise is done when it is kept. */
export async function saveDraft(draft: Draft): Promise<void> {
  const saved = { ...draft, savedAt: Date.now() };
  show([saved, ...draftsNow().filter(({ id }) => id !== draft.id)]);
  await set(saved.id, saved, place());
  channel?.postMessage('changed');
}

export async function changeDraft(id: string, change: (draft: Draft) => Draft): Promise<void> {
  const draft = draftsNow().find((one) => one.id === id);
  if (draft) await saveDraft(change(draft));
}

export async function dropDraft(id: string): Promise<void> {
  const dropped = draftsNow().find((draft) => draft.id === id);
  show(draftsNow().filter((draft) => draft.id !== id));
  await del(id, place());
  // Of other areas and other windows as well: a sheet goes when nobody names it any more.
  const left = await values<Draft>(place());
  const named = new Set(left.flatMap(({ sheets }) => sheets.map(({ file }) => file)));
  for (const { file } of dropped?.sheets ?? []) if (!named.has(file)) await dropFile(file);
  channel?.postMessage('changed');
}

/** At sign-out: nothing of anybody stays on this computer. */
export async function clearDrafts(): Promise<void> {
  show([]);
  await clear(place());
  await dropAllFiles();
  channel?.postMessage('changed');
}

function watch(tell: () => void): () => void {
  listeners.add(tell);
  startDrafts();
  return () => listeners.delete(tell);
}

function show(next: readonly Draft[]): void {
  drafts = [...next].sort((a, b) => b.madeAt - a.madeAt);
  for (const tell of listeners) tell();
}

let started = false;

/** On every page: what was sent is dropped, and a sign-out in another window is heard, wherever one is. */
export function startDrafts(): void {
  if (started) return;
  started = true;
  void read();
  channel = new BroadcastChannel('yikao-drafts');
  channel.onmessage = () => void read();
  watchIntents(dropSent);
}

/** Also those that no page has asked for yet. */
export async function readDrafts(): Promise<readonly Draft[]> {
  if (drafts === null) await read();
  return draftsNow();
}

async function read(): Promise<void> {
  const all = await values<Draft>(place()).catch((): Draft[] => []);
  show(all.filter(({ area }) => area === currentArea()));
  dropSent();
}

/** What the server has taken in is a case and no draft any more. */
function dropSent(): void {
  const done = new Set(
    intentsNow()
      .filter(({ state }) => state === 'done')
      .map(({ id }) => id),
  );
  for (const { id } of draftsNow()) if (done.has(id)) void dropDraft(id);
}
