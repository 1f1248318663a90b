import { createRoot } from 'react-dom/client';

/** Two entries: the desk of an office or provider, and the phone of an insured person, who loads nothing of the other. */
const OWN = /^\/\d{6}\/own(\/|$)/;

async function start(): Promise<void> {
  const page = document.getElementById('page');
  if (page === null) return;
  const own = OWN.test(window.location.pathname);
  const { Entry } = own ? await import('./insured/entry.tsx') : await import('./entry.tsx');
  createRoot(page).render(<Entry />);
}

void start();
