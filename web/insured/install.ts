import { useSyncExternalStore } from 'react';
import { currentArea, rememberArea } from '../kit/area.ts';
import { keepForOffline } from '../kit/filing/keep-offline.ts';

/** Chromium's event, which no library of types knows. */
type InstallEvent = Event & { readonly prompt: () => Promise<unknown> };

let offered: InstallEvent | null = null;
const listeners = new Set<() => void>();

function offer(event: InstallEvent | null): void {
  offered = event;
  for (const tell of listeners) tell();
}

/**
 * Makes the page one that a telephone can keep on its home screen: a manifest, and the worker that keeps the pages themselves
 * and nothing of what the server answers about anybody.
 */
export function makeInstallable(): void {
  const link = document.createElement('link');
  link.rel = 'manifest';
  link.href = '/own.webmanifest';
  const icon = document.createElement('link');
  icon.rel = 'apple-touch-icon';
  icon.href = '/icons/own-192.png';
  document.head.append(link, icon);
  rememberArea(currentArea());
  window.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    offer(event as InstallEvent);
  });
  window.addEventListener('appinstalled', () => offer(null));
  window.addEventListener('load', () => void keepForOffline().catch(() => undefined));
}

/** Null: this browser does not offer it, or it is done. */
export function useInstall(): (() => void) | null {
  const event = useSyncExternalStore(
    (tell) => {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
    () => offered,
  );
  return event && (() => void event.prompt().finally(() => offer(null)));
}

/** Opened by its icon, so that nobody is told again how to put one there. */
export function isInstalled(): boolean {
  return window.matchMedia('(display-mode: standalone)').matches;
}
