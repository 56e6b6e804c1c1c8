/**
 * How long after the reader is ready the page is kept, ms: the visitor's first reading goes first.
 */
const LATER = 2000;

/** Makes the built page work without a network after the first visit, once it is at rest. */
export function keepOffline(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  setTimeout(() => {
    // Without a service worker, the page still works with a network.
    navigator.serviceWorker.register(new URL('sw.js', document.baseURI)).catch(() => {});
  }, LATER);
}
