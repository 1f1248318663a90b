import { createRoot } from 'react-dom/client';

/**
 * Three entries, none of which loads anything of another: the desk of an office or provider, the phone of an insured person,
 * and what the code of a receipt opens for whoever holds it.
 */
const OWN = /^\/\d{6}\/own(\/|$)/;
const RECEIPT = /^\/receipts\/./;

function entryOf(path: string) {
  if (OWN.test(path)) return import('./insured/entry.tsx');
  return RECEIPT.test(path) ? import('./receipt/entry.tsx') : import('./entry.tsx');
}

async function start(): Promise<void> {
  const page = document.getElementById('page');
  if (page === null) return;
  const { Entry } = await entryOf(window.location.pathname);
  createRoot(page).render(<Entry />);
}

void start();
