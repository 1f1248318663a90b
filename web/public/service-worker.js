// Keeps the pages themselves, so that a station opens them again while the line is down. What the server answers about
// anybody is never kept here.
const PAGES = 'yikao-pages';
const PAGE = '/';

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('message', (event) => {
  const keep = event.data?.keep;
  if (Array.isArray(keep)) event.waitUntil(keepAll(keep));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== 'GET' || address.origin !== self.location.origin) return;
  if (address.pathname.startsWith('/api')) return;
  if (request.mode === 'navigate') event.respondWith(page(request));
  else event.respondWith(part(request));
});

/** Every address of ours is the same page; the newest there is, else the kept one. */
async function page(request) {
  const kept = await caches.open(PAGES);
  try {
    const answer = await fetch(request);
    if (answer.ok && (answer.headers.get('content-type') ?? '').includes('text/html')) {
      await renew(kept, answer.clone());
    }
    return answer;
  } catch (error) {
    const old = await kept.match(PAGE);
    if (old) return old;
    throw error;
  }
}

/** A new build brings parts of new names; the old ones are then of no use. */
async function renew(kept, answer) {
  const old = await kept.match(PAGE);
  const [before, now] = [old ? await old.text() : '', await answer.clone().text()];
  if (before !== '' && before !== now) {
    for (const key of await kept.keys()) await kept.delete(key);
  }
  await kept.put(PAGE, answer);
}

/** Parts carry their sum in their names, so a kept one is never out of date. */
async function part(request) {
  const kept = await caches.open(PAGES);
  const found = await kept.match(request);
  if (found) return found;
  const answer = await fetch(request);
  if (answer.ok && new URL(request.url).pathname.startsWith('/assets/')) {
    await kept.put(request, answer.clone());
  }
  return answer;
}

async function keepAll(addresses) {
  const kept = await caches.open(PAGES);
  if (!(await kept.match(PAGE)))
    await kept.add(new Request(PAGE, { headers: { accept: 'text/html' } }));
  for (const address of addresses) {
    if (await kept.match(address)) continue;
    await kept.add(address).catch(() => undefined);
  }
}
