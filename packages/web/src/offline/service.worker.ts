// Keeps the page, the runtime and the models on the device, so that Cifra reads without a network after the first visit.
// The build fills in which files these are, and one version for all of them together.
declare const __FILES__: readonly string[];
declare const __VERSION__: string;

const scope = self as unknown as ServiceWorkerGlobalScope;
const CACHE = `cifra-${__VERSION__}`;
/** Pictures that another app shared, until the page has taken them. */
const SHARED = 'cifra-shared';

/** An address in the folder that the page is served from, whichever that is. */
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
    event.respondWith(keptOrFetched(request));
});

async function keepAll(): Promise<void> {
  const cache = await caches.open(CACHE);
  await cache.addAll(__FILES__.map((file) => new Request(file, { cache: 'no-cache' })));
}

async function forgetOldVersions(): Promise<void> {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith('cifra-') && name !== CACHE && name !== SHARED);
  await Promise.all(old.map((name) => caches.delete(name)));
}

async function keptOrFetched(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  const page = request.mode === 'navigate' && /\/(\?.*)?$/.test(new URL(request.url).pathname);
  const kept = await cache.match(page ? 'index.html' : request, { ignoreSearch: true });
  return kept ?? fetch(request);
}

/** A share target gets a form; the page that is opened next finds its pictures in the cache. */
async function takeShared(request: Request): Promise<Response> {
  const form = await request.formData();
  const pictures = form.getAll('pictures').filter((part) => part instanceof File);
  const cache = await caches.open(SHARED);
  // One after the other: a cache gives its entries back in the order in which they came.
  for (const [i, picture] of pictures.entries()) {
    const response = new Response(picture, { headers: { 'content-type': picture.type } });
    await cache.put(inFolder(`shared/${i}/${encodeURIComponent(picture.name)}`), response);
  }
  return Response.redirect(inFolder('#/read'), 303);
}
