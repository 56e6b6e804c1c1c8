/** Cache in which the service worker leaves files shared by another app. */
const SHARED = 'cifra-shared';

/** Returns the pictures and documents shared with the page and removes them from the cache. */
export async function sharedFiles(): Promise<File[]> {
  if (!('caches' in globalThis) || !(await caches.has(SHARED))) return [];
  const cache = await caches.open(SHARED);
  const files = await Promise.all(
    (await cache.keys()).map(async (request) => {
      const blob = await (await cache.match(request))?.blob();
      // The address ends with the file name.
      const name = decodeURIComponent(new URL(request.url).pathname.split('/').at(-1) ?? '');
      return blob && new File([blob], name, { type: blob.type });
    }),
  );
  await caches.delete(SHARED);
  return files.filter((file) => file !== undefined);
}
