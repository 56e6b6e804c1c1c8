/** Where the service worker leaves the pictures that another app shared. */
const SHARED = 'cifra-shared';

/** Pictures that were shared with the page, once: they are taken out of where they were left. */
export async function sharedPictures(): Promise<File[]> {
  if (!('caches' in globalThis) || !(await caches.has(SHARED))) return [];
  const cache = await caches.open(SHARED);
  const files = await Promise.all(
    (await cache.keys()).map(async (request) => {
      const blob = await (await cache.match(request))?.blob();
      // The address ends in the file's name.
      const name = decodeURIComponent(new URL(request.url).pathname.split('/').at(-1) ?? '');
      return blob && new File([blob], name, { type: blob.type });
    }),
  );
  await caches.delete(SHARED);
  return files.filter((file) => file !== undefined);
}
