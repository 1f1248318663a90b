import { createRoot } from 'react-dom/client';

/**
 * Three entries: the desk of an office or provider, the phone of an insured person, and whoever scanned a paper. None
 * loads anything of the others.
 */
const OWN = /^\/\d{6}\/own(\/|$)/;
/** What an icon on a home screen opens. */
const ICON = /^\/own\/?$/;
const CHECK = /^\/(certificates|receipts)\//;

async function start(): Promise<void> {
  const page = document.getElementById('page');
  if (page === null) return;
  if (ICON.test(window.location.pathname)) {
    return (await import('./insured/own-area.ts')).openOwnArea();
  }
  const { Entry } = await entryOf(window.location.pathname);
  createRoot(page).render(<Entry />);
}

function entryOf(path: string) {
  if (CHECK.test(path)) return import('./check/entry.tsx');
  return OWN.test(path) ? import('./insured/entry.tsx') : import('./entry.tsx');
}

void start();
