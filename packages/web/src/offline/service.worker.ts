// Stores the page, the runtime and the models on the device, so that Cifra reads without a network
// after the first visit. The build inserts the list of files and one version for the whole set.
declare const __FILES__: readonly string[];
declare const __VERSION__: string;

const scope = self as unknown as ServiceWorkerGlobalScope;
const CACHE = `cifra-${__VERSION__}`;
/** Cache of pictures shared by another app, until the page takes them. */
const SHARED = 'cifra-shared';

/** Folders of the page's own files. */
const ON_DEMAND = ['assets/', 'models/'];

/** Returns an address in the folder that serves the page. */
const inFolder = (name: string) => new URL(name, scope.registration.scope).href;

scope.addEventListener('install', (event) => {
  event.waitUntil(keepAll());
});

scope.addEventListener('activate', (event) => {
  event.waitUntil(forgetOldVersions().then(() => scope.clients.claim()));
});

scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== scope.location.origin) return;
  if (request.method === 'POST' && url.href === inFolder('share')) event.respondWith(takeShared(request));
  else if (request.method === 'GET' && !url.pathname.includes('/v1/'))
    event.respondWith(keptOrFetched(event));
});

async function keepAll(): Promise<void> {
  const cache = await caches.open(CACHE);
  await cache.addAll(
    __FILES__.map(
      (file) => new Request(file, { cache: isNamedByContent(file) ? 'force-cache' : 'no-cache' }),
    ),
  );
}

/** The page has downloaded most of these, and a copy in the browser's cache is never out of date. */
function isNamedByContent(file: string): boolean {
  return file.startsWith('assets/');
}

async function forgetOldVersions(): Promise<void> {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith('cifra-') && name !== CACHE && name !== SHARED);
  await Promise.all(old.map((name) => caches.delete(name)));
}

async function keptOrFetched(event: FetchEvent): Promise<Response> {
  const { request } = event;
  const cache = await caches.open(CACHE);
  const page = request.mode === 'navigate' && /\/(\?.*)?$/.test(new URL(request.url).pathname);
  const kept = await cache.match(page ? 'index.html' : request, { ignoreSearch: true });
  if (kept) return kept;
  const fetched = await fetch(request);
  // What the lab, the explanations and documents need is kept once it was asked for.
  if (fetched.ok && ON_DEMAND.some((folder) => request.url.startsWith(inFolder(folder))))
    event.waitUntil(cache.put(request, fetched.clone()));
  return fetched;
}

/** Handles the form of a share target; the page that opens next finds the pictures in the cache. */
async function takeShared(request: Request): Promise<Response> {
  const form = await request.formData();
  const pictures = form.getAll('pictures').filter((part) => part instanceof File);
  const cache = await caches.open(SHARED);
  // Sequential: a cache returns its entries in insertion order.
  for (const [i, picture] of pictures.entries()) {
    const response = new Response(picture, { headers: { 'content-type': picture.type } });
    await cache.put(inFolder(`shared/${i}/${encodeURIComponent(picture.name)}`), response);
  }
  return Response.redirect(inFolder('#/read'), 303);
}
