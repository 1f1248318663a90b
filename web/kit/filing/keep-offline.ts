/** Whether a reload without a line finds the page: browsers allow the worker on secure origins and on this machine only. */
export function canKeepPages(): boolean {
  return 'serviceWorker' in navigator;
}

/**
 * Tells the worker of this origin which scripts and styles this page needed, so that a reload without a line finds them. Only
 * where browsers allow a worker: on secure origins and on this machine. Elsewhere an open page still works without a line.
 */
export async function keepForOffline(): Promise<void> {
  if (!canKeepPages()) return;
  await navigator.serviceWorker.register('/service-worker.js');
  const { active } = await navigator.serviceWorker.ready;
  const needed = performance
    .getEntriesByType('resource')
    .map(({ name }) => name)
    .filter((name) => name.startsWith(window.location.origin) && !name.includes('/api/'));
  active?.postMessage({ keep: [...new Set(needed)] });
}
