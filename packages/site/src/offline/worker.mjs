// The service worker of the site: keeps all pages and the search for times without a network. The
// build inserts the list of files and a version of their contents.
const FILES = [];
const VERSION = '';

// The page in `page/` has a service worker of its own, which deletes caches that begin with "cifra-".
const PREFIX = 'docs-';
const CACHE = PREFIX + VERSION;

const scope = self.registration.scope;

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches.open(CACHE).then((cache) => cache.addAll(FILES.map((file) => new URL(file, scope).href))),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches.keys().then((names) => {
      const old = names.filter((name) => name.startsWith(PREFIX) && name !== CACHE);
      return Promise.all(old.map((name) => caches.delete(name)));
    }),
  );
});

self.addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  const isOwn = url.startsWith(scope) && !url.startsWith(`${scope}page/`);
  if (method === 'GET' && isOwn) event.respondWith(fetchedOrKept(event.request));
});

/** The network comes first, so that a visitor never reads an old page without need. */
async function fetchedOrKept(request) {
  try {
    return await fetch(request);
  } catch (error) {
    const kept = await caches.match(request, { ignoreSearch: true });
    if (kept) return kept;
    throw error;
  }
}
