import { useSyncExternalStore } from 'react';

const PROBE_EVERY = 4_000;

let up = true;
let probing: ReturnType<typeof setTimeout> | null = null;
const listeners = new Set<() => void>();

/** Every call tells here whether the server was heard. While it was not, it is asked again and again. */
export function noteLine(heard: boolean): void {
  if (heard !== up) {
    up = heard;
    for (const tell of listeners) tell();
  }
  if (!up) probeLater();
}

export function isLineUp(): boolean {
  return up;
}

export function watchLine(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

/** Whether the server was heard when it was last spoken to. */
export function useLine(): boolean {
  return useSyncExternalStore(watchLine, isLineUp);
}

function probeLater(): void {
  if (probing !== null) return;
  probing = setTimeout(() => void probe(), PROBE_EVERY);
}

async function probe(): Promise<void> {
  const response = await fetch('/api/areas').catch(() => null);
  probing = null;
  noteLine(response !== null && response.status < 500);
}

/** The browser often knows sooner than a call does. */
export function watchBrowser(): void {
  window.addEventListener('offline', () => noteLine(false));
  window.addEventListener('online', () => void probe());
}
